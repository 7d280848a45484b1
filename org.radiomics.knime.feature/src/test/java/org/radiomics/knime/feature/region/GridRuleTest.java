package org.radiomics.knime.feature.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.ImagePair;
import org.radiomics.knime.feature.image.Mask;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.image.VoxelType;

class GridRuleTest {

    private static final Geometry GRID =
        Geometry.axisAligned(new int[]{4, 3, 2}, new double[]{1, 1, 2}, new double[]{0, 0, 0});

    private static final Volume IMAGE = new Volume(GRID, VoxelType.UINT8, new double[24]);

    private static final GridRule RESAMPLING = new GridRule(ImagePair.TOLERANCE, true);

    private static Mask full(final Geometry grid) {
        final boolean[] inside = new boolean[(int)grid.voxels()];
        Arrays.fill(inside, true);
        return new Mask(grid, inside, 1, "region");
    }

    @Test
    void allThatDiffersIsSaidWithItsAmount() {
        final double turn = Math.toRadians(30);
        final Geometry other = new Geometry(new int[]{4, 3, 1}, new double[]{1, 1, 2.5}, new double[]{3, 0, 4},
            new double[]{Math.cos(turn), -Math.sin(turn), 0, Math.sin(turn), Math.cos(turn), 0, 0, 0, 1});
        assertThatThrownBy(() -> GridRule.DEFAULT.pair(IMAGE, full(other))).isInstanceOf(RegionException.class)
            .hasMessageContaining("origin by 5 mm or 3 voxels ((0, 0, 0) mm and (3, 0, 4) mm), "
                + "spacing by 0.5 mm or 0.25 voxels ((1, 1, 2) mm and (1, 1, 2.5) mm), direction by 30 degrees "
                + "and size (4 x 3 x 2 and 4 x 3 x 1)")
            .hasMessageContaining("none of the region's voxels lie inside the image");
    }

    @Test
    void shareOfTheRegionInsideTheImageIsSaid() {
        // Two of four columns lie beyond the image's four.
        final Geometry shifted = Geometry.axisAligned(GRID.size(), GRID.spacing(), new double[]{2, 0, 0});
        for (final GridRule rule : new GridRule[]{GridRule.DEFAULT, RESAMPLING}) {
            assertThatThrownBy(() -> rule.pair(IMAGE, full(shifted))).isInstanceOf(RegionException.class)
                .hasMessageContaining("50.0 % of the region's voxels lie inside the image");
        }
    }

    @Test
    void regionInsideTheImageIsRefusedOrResampled() throws RegionException {
        final Geometry part = Geometry.axisAligned(new int[]{2, 1, 1}, GRID.spacing(), new double[]{1, 2, 2});
        assertThatThrownBy(() -> GridRule.DEFAULT.pair(IMAGE, full(part))).isInstanceOf(RegionException.class)
            .hasMessageContaining("all of the region's voxels lie inside the image")
            .hasMessageContaining("have the mask resampled onto the image");
        final Mask resampled = RESAMPLING.pair(IMAGE, full(part)).mask();
        assertThat(resampled.geometry()).isEqualTo(GRID);
        assertThat(resampled.count()).isEqualTo(2);
        assertThat(resampled.inside()[GRID.index(1, 2, 1)]).isTrue();
        assertThat(resampled.inside()[GRID.index(2, 2, 1)]).isTrue();
    }

    @Test
    void centreHalfwayBetweenTwoVoxelsBelongsToTheHigherOne() throws RegionException {
        // Mask voxels at 0.5, 1.5 and 2.5 mm, image voxels at 0, 1, 2 and 3 mm.
        final Geometry half = Geometry.axisAligned(new int[]{3, 3, 2}, GRID.spacing(), new double[]{0.5, 0, 0});
        final boolean[] inside = new boolean[18];
        inside[half.index(1, 0, 0)] = true;
        final Mask resampled = RESAMPLING.pair(IMAGE, new Mask(half, inside, 1, "region")).mask();
        // Image voxel 1 is at mask index 0.5 and takes mask voxel 1; voxel 2 is at 1.5 and takes mask voxel 2.
        assertThat(resampled.count()).isEqualTo(1);
        assertThat(resampled.inside()[GRID.index(1, 0, 0)]).isTrue();
    }

    @Test
    void regionThatFallsBetweenTheImagesVoxelsIsRefused() {
        final Geometry thin =
            Geometry.axisAligned(new int[]{4, 3, 1}, new double[]{1, 1, 0.5}, new double[]{0, 0, 0.8});
        assertThatThrownBy(() -> RESAMPLING.pair(IMAGE, full(thin))).isInstanceOf(RegionException.class)
            .hasMessageContaining("nothing of it");
    }

    @Test
    void gridWithinTheToleranceIsTakenAsItIs() throws RegionException {
        final Geometry near = Geometry.axisAligned(GRID.size(), GRID.spacing(), new double[]{5e-5, 0, 0});
        final Mask mask = full(near);
        assertThat(GridRule.DEFAULT.pair(IMAGE, mask).mask()).isSameAs(mask);
    }
}
