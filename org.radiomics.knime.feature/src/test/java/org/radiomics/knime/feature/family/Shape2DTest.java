package org.radiomics.knime.feature.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class Shape2DTest {

    private static final double EXACT = 1e-12;

    private static final int ALONG_Z = 2;

    @Test
    void onePixelIsADiamond() {
        final Shape2D shape = new Shape2D(Grids.region(new double[][]{{1}}), ALONG_Z);

        assertThat(shape.value("MeshSurface")).isCloseTo(0.5, within(EXACT));
        assertThat(shape.value("Perimeter")).isCloseTo(4 * Math.sqrt(0.5), within(EXACT));
        assertThat(shape.value("PixelSurface")).isEqualTo(1);
        assertThat(shape.value("MaximumDiameter")).isEqualTo(1);
    }

    @Test
    void squareHasItsCornersCutOff() {
        final Shape2D shape = new Shape2D(Grids.region(new double[][]{{1, 1}, {1, 1}}), ALONG_Z);

        assertThat(shape.value("MeshSurface")).isCloseTo(4 - 4 * 0.125, within(EXACT));
        assertThat(shape.value("Perimeter")).isCloseTo(4 + 4 * Math.sqrt(0.5), within(EXACT));
        // From the middle of one cut-off corner's end to the opposite one: 2 across, 1 aside.
        assertThat(shape.value("MaximumDiameter")).isCloseTo(Math.sqrt(5), within(EXACT));
        assertThat(shape.value("Elongation")).isCloseTo(1, within(EXACT));
        // Pixel centres at +-1/2: variance 1/4.
        assertThat(shape.value("MajorAxisLength")).isCloseTo(2, within(EXACT));
        assertThat(shape.value("Sphericity") * shape.value("SphericalDisproportion")).isCloseTo(1, within(EXACT));
    }

    @Test
    void pixelsThatTouchAtACornerAreCutOffSeparately() {
        final Shape2D shape = new Shape2D(Grids.region(new double[][]{{1, 0}, {0, 1}}), ALONG_Z);

        assertThat(shape.value("MeshSurface")).isCloseTo(2 * 0.5, within(EXACT));
        assertThat(shape.value("PerimeterSurfaceRatio")).isCloseTo(8 * Math.sqrt(0.5), within(EXACT));
    }

    @Test
    void regionOfOneColumnIsFlatAcrossX() {
        final Shape2D shape =
            new Shape2D(Grids.region(new double[][]{{1}, {1}}, new double[][]{{1}, {1}}), 0);

        assertThat(shape.value("MeshSurface")).isCloseTo(3.5, within(EXACT));
    }

    @Test
    void thickRegionIsRefused() {
        assertThatThrownBy(() -> new Shape2D(Grids.region(new double[][]{{1, 1}}), 0))
            .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("2 slices");
    }
}
