package org.radiomics.knime.feature.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class GeometryTest {

    /** Column i of the direction: axis 0 runs along y, axis 1 along -z, axis 2 along x. */
    private static final Geometry TURNED = new Geometry(new int[]{5, 4, 3}, new double[]{0.5, 2, 4},
        new double[]{-10, 20, 30}, new double[]{0, 0, 1, 1, 0, 0, 0, -1, 0});

    @Test
    void voxelIsTheInverseOfPosition() {
        // Three steps of 0.5 mm along y, one of 2 mm down z, two of 4 mm along x.
        assertThat(TURNED.position(3, 1, 2)).containsExactly(-2, 21.5, 28);
        assertThat(TURNED.voxel(-2, 21.5, 28)).containsExactly(3, 1, 2);
        assertThat(TURNED.voxel(-12, 20.25, 31)).containsExactly(0.5, -0.5, -0.5);
    }

    @Test
    void voxelIsTheInverseOfPositionInAnObliqueGrid() {
        final double cos = Math.cos(0.4);
        final double sin = Math.sin(0.4);
        final Geometry oblique = new Geometry(new int[]{9, 9, 9}, new double[]{0.7, 0.9, 3},
            new double[]{100, -200, 50}, new double[]{cos, -sin, 0, sin, cos, 0, 0, 0, -1});
        final double[] position = oblique.position(7.25, -3.5, 12);
        assertThat(oblique.voxel(position[0], position[1], position[2])).containsExactly(new double[]{7.25, -3.5, 12},
            within(1e-12));
    }

    @Test
    void indicesInAnotherGridAreThoseOfTheSamePositions() {
        final Geometry plain = Geometry.axisAligned(new int[]{9, 9, 9}, new double[]{1, 2, 3},
            new double[]{-11, 18, 24});
        final double[] a = TURNED.indicesIn(plain);
        final double[] position = TURNED.position(3, 1, 2);
        final double[] expected = plain.voxel(position[0], position[1], position[2]);
        for (int axis = 0; axis < 3; axis++) {
            assertThat(3 * a[4 * axis] + a[4 * axis + 1] + 2 * a[4 * axis + 2] + a[4 * axis + 3])
                .isEqualTo(expected[axis], within(1e-12));
        }
    }

    @Test
    void axesInOnePlaneAreRefused() {
        assertThatThrownBy(() -> new Geometry(new int[]{1, 1, 1}, new double[]{1, 1, 1}, new double[3],
            new double[]{1, 0, 1, 0, 1, 1, 0, 0, 0})).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("one plane");
    }
}
