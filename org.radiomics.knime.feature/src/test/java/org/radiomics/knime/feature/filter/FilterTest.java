package org.radiomics.knime.feature.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.image.VoxelType;

class FilterTest {

    private static Volume volume(final int[] size, final double[] spacing, final double... voxels) {
        return new Volume(Geometry.axisAligned(size, spacing, new double[3]), VoxelType.INT16, voxels);
    }

    private static Volume line(final double... voxels) {
        return volume(new int[]{voxels.length, 1, 1}, new double[]{1, 1, 1}, voxels);
    }

    private static Volume constant(final int size, final double value) {
        final double[] voxels = new double[size * size * size];
        Arrays.fill(voxels, value);
        return volume(new int[]{size, size, size}, new double[]{1, 1, 1}, voxels);
    }

    private static double[] only(final List<FilteredImage> images, final VoxelType type) {
        assertThat(images).hasSize(1);
        assertThat(images.get(0).volume().type()).isEqualTo(type);
        return images.get(0).volume().voxels();
    }

    @Test
    void functionsOfTheGreyValueKeepTheRange() {
        final Volume image = line(-4, 0, 1, 16);
        assertThat(only(new SquareFilter().apply(image), VoxelType.FLOAT64)).containsExactly(1, 0, 1.0 / 16, 16);
        assertThat(only(new SquareRootFilter().apply(image), VoxelType.FLOAT64)).containsExactly(-8, 0, 4, 16);
        final double scale = 16 / Math.log(17);
        assertThat(only(new LogarithmFilter().apply(image), VoxelType.FLOAT64))
            .containsExactly(new double[]{-Math.log(5) * scale, 0, Math.log(2) * scale, 16}, within(1e-14));
        // exp(x ln(16) / 16) = 2^(x / 4)
        assertThat(only(new ExponentialFilter().apply(image), VoxelType.FLOAT64))
            .containsExactly(new double[]{0.5, 1, Math.pow(2, 0.25), 16}, within(1e-14));
    }

    @Test
    void gradientOfARampIsItsSlopePerMillimetreAndHalfOfItAtTheBorder() {
        final Volume image = volume(new int[]{4, 1, 1}, new double[]{2, 1, 1}, 0, 6, 12, 18);
        assertThat(only(GradientFilter.withDefaults().apply(image), VoxelType.FLOAT32)).containsExactly(1.5, 3, 3, 1.5);
        assertThat(only(GradientFilter.withDefaults().withSpacing(false).apply(image), VoxelType.FLOAT32))
            .containsExactly(3, 6, 6, 3);
    }

    @Test
    void gradientOfSeveralAxesIsTheirLength() {
        final double[] voxels = new double[27];
        for (int i = 0; i < 27; i++) {
            voxels[i] = 2 * (i % 3) + 3 * (i / 3 % 3) + 6 * (i / 9);
        }
        final Volume image = volume(new int[]{3, 3, 3}, new double[]{1, 1, 1}, voxels);
        assertThat(only(GradientFilter.withDefaults().apply(image), VoxelType.FLOAT32)[13]).isEqualTo(7);
    }

    @Test
    void binaryPatternCountsBrighterNeighboursOfUniformPatterns() {
        final Volume image = volume(new int[]{3, 3, 1}, new double[]{1, 1, 1}, 1, 1, 1, 1, 9, 1, 1, 1, 1);
        final double[] peak = only(Lbp2DFilter.withDefaults().apply(image), VoxelType.INT16);
        assertThat(peak[4]).as("no neighbour is brighter").isEqualTo(0);
        final Volume pit = volume(new int[]{3, 3, 1}, new double[]{1, 1, 1}, 9, 9, 9, 9, 1, 9, 9, 9, 9);
        assertThat(only(Lbp2DFilter.withDefaults().apply(pit), VoxelType.INT16)[4]).isEqualTo(8);
        // Right, up, left, down are brighter than the centre, the diagonals are not.
        final Volume cross = volume(new int[]{3, 3, 1}, new double[]{1, 1, 1}, -99, 9, -99, 9, 5, 9, -99, 9, -99);
        assertThat(only(Lbp2DFilter.withDefaults().apply(cross), VoxelType.INT16)[4]).as("not uniform").isEqualTo(9);
        // Going round from the right: brighter, darker from up to down.
        final Volume half = volume(new int[]{3, 3, 1}, new double[]{1, 1, 1}, 0, 0, 0, 0, 5, 9, 0, 0, 0);
        assertThat(only(Lbp2DFilter.withDefaults().apply(half), VoxelType.INT16)[4]).isEqualTo(1);
    }

    @Test
    void laplacianOfGaussianOfAConstantIsZeroAndOfAParabolaItsCurvature() {
        for (final double value : only(LogFilter.withSigmas(1.5).apply(constant(9, 1000)), VoxelType.FLOAT32)) {
            assertThat(value).isEqualTo(0, within(2e-4));
        }
        final double[] parabola = new double[41 * 41 * 41];
        for (int i = 0; i < parabola.length; i++) {
            final double x = i % 41 - 20;
            parabola[i] = x * x / 2;
        }
        final Volume image = volume(new int[]{41, 41, 41}, new double[]{0.5, 1, 1}, parabola);
        // Second derivative 1 per voxel^2 = 4 per mm^2, times sigma^2; up to the approximation by a recursion.
        final double centre = only(LogFilter.withSigmas(1.5).apply(image), VoxelType.FLOAT32)[20 + 41 * (20 + 41 * 20)];
        assertThat(centre).isEqualTo(9, within(0.02));
    }

    @Test
    void laplacianOfGaussianLeavesOutSigmasWithoutRoom() {
        assertThat(LogFilter.withSigmas(1, 8, 9).apply(constant(9, 1))).extracting(FilteredImage::name)
            .containsExactly("log-sigma-1-0-mm-3D", "log-sigma-8-0-mm-3D");
        assertThat(LogFilter.withSigmas(1).apply(constant(3, 1))).isEmpty();
        assertThatThrownBy(() -> LogFilter.withSigmas(1, 0)).isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("positive");
    }

    @Test
    void waveletOfAConstantIsScaledInTheApproximationAndZeroElsewhere() {
        for (final FilteredImage image : WaveletFilter.withDefaults().apply(constant(5, 10))) {
            final double expected = image.name().equals("wavelet-LLL") ? 10 * Math.sqrt(8) : 0;
            final double[] all = new double[125];
            Arrays.fill(all, expected);
            assertThat(image.volume().voxels()).as(image.name()).containsExactly(all, within(1e-11));
        }
        assertThatThrownBy(() -> WaveletFilter.withDefaults().withLevels(0, 0))
            .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void waveletsAreThoseOfPyWaveletsByName() {
        assertThat(Wavelet.names()).hasSize(106)
            .contains("haar", "db38", "sym20", "coif17", "bior6.8", "rbio1.1", "dmey");
        for (final String name : Wavelet.names()) {
            final Wavelet wavelet = Wavelet.of(name);
            // The low-pass keeps a constant up to the square root of 2, the high-pass removes it; the discrete Meyer
            // wavelet only nearly does.
            final double tolerance = name.equals("dmey") ? 2e-3 : 1e-7;
            assertThat(Arrays.stream(wavelet.low()).sum()).as(name).isEqualTo(Math.sqrt(2), within(tolerance));
            assertThat(Arrays.stream(wavelet.high()).sum()).as(name).isEqualTo(0, within(tolerance));
            assertThat(wavelet.high()).hasSize(wavelet.taps());
        }
        assertThatThrownBy(() -> Wavelet.of("db39")).isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("Wavelet db39 is none of haar, db1");
    }
}
