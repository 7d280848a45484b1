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
