package org.radiomics.knime.feature.preprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.ImagePair;
import org.radiomics.knime.feature.image.Mask;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.image.VoxelType;

class ResamplingTest {

    private static Volume line(final double spacing, final double... voxels) {
        final Geometry grid =
            Geometry.axisAligned(new int[]{voxels.length, 1, 1}, new double[]{spacing, 1, 1}, new double[3]);
        return new Volume(grid, VoxelType.FLOAT64, voxels);
    }

    private static Resampling linear(final double x) {
        return Resampling.withDefaults().withInterpolator(Interpolator.LINEAR).withSpacing(x, 0, 0);
    }

    @Test
    void wholeImageBeginsAtTheSameCorner() {
        final Volume halved = linear(0.5).apply(line(1, 0, 4, 8));
        assertThat(halved.geometry().origin()).containsExactly(-0.25, 0, 0);
        // Centres at -0.25, 0.25, 0.75, ... of the old indices; the border is continued.
        assertThat(halved.voxels()).containsExactly(0, 1, 3, 5, 7, 8);
        final Volume doubled = linear(2).apply(line(1, 0, 4, 8));
        assertThat(doubled.geometry().origin()).containsExactly(0.5, 0, 0);
        // The second voxel reaches beyond the image; its centre, at 2.5, takes the border's value.
        assertThat(doubled.voxels()).containsExactly(2, 8);
    }

    @Test
    void wholeMaskFollowsItsImage() {
        final Volume image = line(1, 0, 4, 8);
        final Mask mask = new Mask(image.geometry(), new boolean[]{false, true, false}, 1, "roi");
        final Mask halved = linear(0.5).apply(mask);
        assertThat(halved.geometry()).isEqualTo(linear(0.5).apply(image).geometry());
        assertThat(halved.inside()).containsExactly(false, false, true, true, false, false);
    }

    @Test
    void splineGoesThroughTheVoxelsAndReproducesConstants() {
        final double[] voxels = {3, 1, 4, 1, 5, 9, 2, 6, 5};
        final Resampling third = Resampling.withDefaults().withSpacing(1.0 / 3, 0, 0);
        final double[] fine = third.apply(line(1, voxels)).voxels();
        for (int i = 0; i < voxels.length; i++) {
            assertThat(fine[3 * i + 1]).isEqualTo(voxels[i], within(1e-9));
        }
        final double[] constant = new double[40];
        Arrays.fill(constant, 7);
        final double[] sevens = new double[120];
        Arrays.fill(sevens, 7);
        assertThat(third.apply(line(1, constant)).voxels()).containsExactly(sevens, within(1e-9));
    }

    @Test
    void cubicConvolutionWeighsFourNeighbours() {
        // A quarter from a voxel, Keys' weights are -9/128, 111/128, 29/128, -3/128.
        final Resampling cubic = Resampling.withDefaults().withConvention(GridConvention.IBSI)
            .withInterpolator(Interpolator.CUBIC).withSpacing(0.5, 0, 0);
        assertThat(cubic.apply(line(1, 0, 0, 128, 0, 0, 0)).voxels())
            .containsExactly(new double[]{0, -3, -9, 29, 111, 111, 29, -9, -3, 0, 0, 0}, within(1e-12));
    }

    @Test
    void cubicConvolutionReproducesParabolasInside() {
        final double[] voxels = new double[9];
        Arrays.setAll(voxels, i -> i * i - 3.0 * i);
        final Volume fine = Resampling.withDefaults().withConvention(GridConvention.IBSI)
            .withInterpolator(Interpolator.CUBIC).withSpacing(0.25, 0, 0).apply(line(1, voxels));
        for (int i = 8; i < 28; i++) {
            final double x = fine.geometry().origin()[0] + 0.25 * i;
            assertThat(fine.voxels()[i]).isEqualTo(x * x - 3 * x, within(1e-12));
        }
    }

    @Test
    void gridOfTheIbsiHasTheSameCentreAndContinuesTheBorder() {
        final Volume coarse = linear(2).withConvention(GridConvention.IBSI).apply(line(1, 0, 4, 8));
        // Two voxels of 2 mm about the centre at 1: centres at 0 and 2.
        assertThat(coarse.geometry().origin()).containsExactly(0, 0, 0);
        assertThat(coarse.voxels()).containsExactly(0, 8);
        final Volume fine = linear(0.8).withConvention(GridConvention.IBSI).apply(line(1, 0, 4, 8));
        // Four voxels of 0.8 mm: centres at -0.2, 0.6, 1.4, 2.2.
        assertThat(fine.geometry().origin()[0]).isEqualTo(-0.2, within(1e-15));
        assertThat(fine.voxels()).containsExactly(new double[]{0, 2.4, 5.6, 8}, within(1e-14));
        // 30 x 0.1 / 0.3 is 10 voxels, though in floating point a little more.
        assertThat(linear(0.3).withConvention(GridConvention.IBSI).apply(line(0.1, new double[30])).geometry().size(0))
            .isEqualTo(10);
    }

    @Test
    void roundingKeepsWholeNumbersAndTheIbsisGridNeedsNoTruncation() {
        final Geometry grid = Geometry.axisAligned(new int[]{3, 1, 1}, new double[]{1, 1, 1}, new double[3]);
        final Volume image = new Volume(grid, VoxelType.INT16, new double[]{-10, -3, 4});
        final Resampling ibsi = linear(0.8).withConvention(GridConvention.IBSI);
        assertThat(ibsi.apply(image).type()).isEqualTo(VoxelType.FLOAT64);
        assertThat(ibsi.apply(image).voxels()[1]).isEqualTo(-5.8, within(1e-14));
        final Volume rounded = ibsi.withRounding(true).apply(image);
        assertThat(rounded.type()).isEqualTo(VoxelType.INT16);
        assertThat(rounded.voxels()).containsExactly(-10, -6, 0, 4);
    }

    @Test
    void linearMaskHoldsVoxelsFromOneHalfOn() {
        final Geometry grid = Geometry.axisAligned(new int[]{4, 1, 1}, new double[]{3, 1, 1}, new double[3]);
        final Mask mask = new Mask(grid, new boolean[]{false, true, true, false}, 1, "roi");
        final Mask fine = linear(2).withConvention(GridConvention.IBSI).withLinearMasks(true).apply(mask);
        // Six voxels at -1/6, 1/2, 7/6, 11/6, 5/2, 19/6 of the old indices: shares 0, 1/2, 1, 1, 1/2, 0.
        assertThat(fine.inside()).containsExactly(false, true, true, true, true, false);
    }

    @Test
    void splineThroughNanIsRefusedAndOtherInterpolatorsKeepItLocal() {
        final Volume image = line(1, 0, Double.NaN, 8, 4, 2, 1, 0, 0);
        for (final GridConvention convention : GridConvention.values()) {
            final Resampling spline = Resampling.withDefaults().withConvention(convention).withSpacing(0.5, 0, 0);
            assertThatThrownBy(() -> spline.apply(image)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Voxel (1, 0, 0) is NaN, which a B-spline would spread over the whole image; repair the "
                    + "image or resample it linearly.");
        }
        assertThat(linear(0.5).apply(image).voxels()[6]).isEqualTo(5);
    }

    @Test
    void spacingThatNeedsTooManyVoxelsIsRefusedBeforeMemoryIsTaken() {
        final Geometry grid = Geometry.axisAligned(new int[]{4, 4, 4}, new double[]{1, 1, 1}, new double[3]);
        final Volume image = new Volume(grid, VoxelType.FLOAT64, new double[64]);
        for (final GridConvention convention : GridConvention.values()) {
            final Resampling fine =
                Resampling.withDefaults().withConvention(convention).withSpacing(0.001, 0.001, 0.001);
            assertThatThrownBy(() -> fine.apply(image)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The spacing [0.001, 0.001, 0.001] mm makes an image of [4000, 4000, 4000] voxels, more "
                    + "than one image can hold; choose a coarser one.");
        }
    }

    @Test
    void sameSpacingOnlyCropsToTheRegionAndItsPadding() {
        final Geometry grid = Geometry.axisAligned(new int[]{20, 3, 1}, new double[]{1, 1, 1}, new double[3]);
        final double[] voxels = new double[60];
        Arrays.setAll(voxels, i -> i);
        final boolean[] inside = new boolean[60];
        inside[29] = true;
        inside[30] = true;
        final ImagePair pair = Resampling.withDefaults().withSpacing(1, 1, 3).withPadding(2)
            .apply(new Volume(grid, VoxelType.INT16, voxels), new Mask(grid, inside, 1, "roi"));
        assertThat(pair.image().geometry().size()).containsExactly(6, 3, 1);
        assertThat(pair.image().geometry().origin()).containsExactly(7, 0, 0);
        assertThat(pair.image().voxels()).startsWith(7, 8, 9, 10, 11, 12, 27);
        assertThat(pair.mask().count()).isEqualTo(2);
        assertThat(pair.mask().lower(0)).isEqualTo(2);
    }

    @Test
    void unusableSettingsAndEmptyRegionsAreRefused() {
        assertThatThrownBy(() -> Resampling.withDefaults().withSpacing(-1, 1, 1))
            .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("-1.0 mm");
        assertThatThrownBy(() -> Resampling.withDefaults().withPadding(-1))
            .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> linear(1e-12).apply(line(1, 0, 4, 8))).isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("coarser");
        final Volume image = line(1, 0, 4, 8);
        final Mask empty = new Mask(image.geometry(), new boolean[3], 1, "roi");
        assertThatThrownBy(() -> linear(2).apply(image, empty)).isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("roi");
    }
}
