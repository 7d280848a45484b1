package org.radiomics.knime.feature.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.util.Arrays;

import org.junit.jupiter.api.Test;

class MidSliceTest {

    private static final double[] IDENTITY = {1, 0, 0, 0, 1, 0, 0, 0, 1};

    /** Sagittal: x runs to the back, y to the feet, z to the patient's right. */
    private static final double[] SAGITTAL = {0, 0, -1, 1, 0, 0, 0, -1, 0};

    /** Black with one white voxel. */
    private static Volume image(final Geometry geometry, final int x, final int y, final int z) {
        final double[] voxels = new double[(int)geometry.voxels()];
        voxels[geometry.index(x, y, z)] = 100;
        return new Volume(geometry, VoxelType.INT16, voxels);
    }

    private static Mask mask(final Geometry geometry, final int... indices) {
        final boolean[] inside = new boolean[(int)geometry.voxels()];
        Arrays.stream(indices).forEach(i -> inside[i] = true);
        return new Mask(geometry, inside, 1, "roi");
    }

    private static int brightest(final BufferedImage picture) {
        int best = 0;
        for (int i = 0; i < picture.getWidth() * picture.getHeight(); i++) {
            if ((picture.getRGB(i % picture.getWidth(), i / picture.getWidth()) & 0xff)
                > (picture.getRGB(best % picture.getWidth(), best / picture.getWidth()) & 0xff)) {
                best = i;
            }
        }
        return best;
    }

    @Test
    void sliceIsAcrossTheCoarsestAxisWithItsProportions() {
        final Geometry geometry = new Geometry(new int[]{10, 20, 4}, new double[]{2, 3, 6}, new double[3], IDENTITY);
        final BufferedImage picture = MidSlice.render(image(geometry, 0, 0, 2), 60);
        assertThat(picture.getWidth()).isEqualTo(20);
        assertThat(picture.getHeight()).isEqualTo(60);
        final Geometry turned = new Geometry(new int[]{4, 10, 20}, new double[]{6, 2, 3}, new double[3], IDENTITY);
        final BufferedImage coronal = MidSlice.render(image(turned, 2, 0, 0), 60);
        assertThat(new int[]{coronal.getWidth(), coronal.getHeight()}).containsExactly(20, 60);
    }

    @Test
    void axialSliceHasTheBackDownAndTheLeftOnTheRight() {
        final Geometry geometry = new Geometry(new int[]{5, 5, 1}, new double[]{1, 1, 4}, new double[3], IDENTITY);
        assertThat(brightest(MidSlice.render(image(geometry, 4, 0, 0), 5))).isEqualTo(4);
        final double[] halfTurn = {-1, 0, 0, 0, -1, 0, 0, 0, 1};
        final Geometry mirrored = new Geometry(new int[]{5, 5, 1}, new double[]{1, 1, 4}, new double[3], halfTurn);
        assertThat(brightest(MidSlice.render(image(mirrored, 4, 0, 0), 5))).isEqualTo(20);
    }

    @Test
    void sagittalSliceHasTheHeadUpAndTheBackOnTheRight() {
        final Geometry geometry = new Geometry(new int[]{5, 5, 1}, new double[]{1, 1, 4}, new double[3], SAGITTAL);
        assertThat(brightest(MidSlice.render(image(geometry, 4, 0, 0), 5))).isEqualTo(4);
        final double[] feetFirst = {0, 0, -1, 0, 1, 0, 1, 0, 0};
        final Geometry swapped = new Geometry(new int[]{5, 5, 1}, new double[]{1, 1, 4}, new double[3], feetFirst);
        assertThat(brightest(MidSlice.render(image(swapped, 4, 0, 0), 5))).as("head (x) up, front (y) left")
            .isEqualTo(0);
    }

    @Test
    void sliceOfTheLargestSectionIsOutlined() {
        final Geometry geometry = new Geometry(new int[]{9, 9, 3}, new double[]{1, 1, 4}, new double[3], IDENTITY);
        final int corner = geometry.index(3, 3, 1);
        final Mask mask = mask(geometry, 0, corner, corner + 1, corner + 9, corner + 10);
        final BufferedImage picture = MidSlice.render(image(geometry, 8, 8, 1), mask, 90);
        assertThat(picture.getRGB(85, 85) & 0xff).as("the bright voxel of slice 1").isEqualTo(255);
        final int side = picture.getRGB(30, 40);
        assertThat(side >> 16 & 0xff).as("red of the region's left side").isGreaterThan(100);
        assertThat(side & 0xff).as("blue of the region's left side").isLessThan(20);
        assertThat(picture.getRGB(40, 40)).as("inside").isEqualTo(0xff000000);
        assertThat(picture.getRGB(5, 5)).as("the region of slice 0").isEqualTo(0xff000000);
    }

    @Test
    void constantImagesAndNotANumberAreDrawn() {
        final Geometry geometry = new Geometry(new int[]{4, 4, 1}, new double[]{1, 1, 1}, new double[3], IDENTITY);
        final double[] voxels = new double[16];
        Arrays.fill(voxels, 7);
        assertThat(MidSlice.render(new Volume(geometry, VoxelType.FLOAT64, voxels), 4).getRGB(0, 0))
            .isEqualTo(0xff000000);
        Arrays.fill(voxels, Double.NaN);
        assertThat(MidSlice.render(new Volume(geometry, VoxelType.FLOAT64, voxels), 4).getRGB(3, 3))
            .isEqualTo(0xff000000);
    }

    @Test
    void masksOfAnotherSizeAndEmptyPicturesAreRefused() {
        final Geometry geometry = new Geometry(new int[]{4, 4, 1}, new double[]{1, 1, 1}, new double[3], IDENTITY);
        final Geometry other = new Geometry(new int[]{4, 4, 2}, new double[]{1, 1, 1}, new double[3], IDENTITY);
        assertThatThrownBy(() -> MidSlice.render(image(geometry, 0, 0, 0), mask(other, 1), 4))
            .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("differ in size");
        assertThatThrownBy(() -> MidSlice.render(image(geometry, 0, 0, 0), 0))
            .isInstanceOf(IllegalArgumentException.class);
    }
}
