package org.radiomics.knime.feature.preprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.Mask;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.image.VoxelType;

class ResegmentationTest {

    private static final Geometry ROW =
        Geometry.axisAligned(new int[]{6, 1, 1}, new double[]{1, 1, 1}, new double[3]);

    private static final Volume IMAGE = new Volume(ROW, VoxelType.FLOAT64, new double[]{2, 4, 6, 8, 10, 1000});

    /** All but the last voxel: mean 6, population SD sqrt(8), maximum 10. */
    private static final Mask REGION =
        new Mask(ROW, new boolean[]{true, true, true, true, true, false}, 1, "region");

    private static boolean[] kept(final Resegmentation resegmentation) {
        return resegmentation.apply(IMAGE, REGION).inside();
    }

    @Test
    void bothLimitsAreKept() {
        assertThat(kept(Resegmentation.withDefaults().withRange(4, 8)))
            .containsExactly(false, true, true, true, false, false);
    }

    @Test
    void upperLimitMayBeMissing() {
        assertThat(kept(Resegmentation.withDefaults().withRange(6, Double.POSITIVE_INFINITY)))
            .containsExactly(false, false, true, true, true, false);
    }

    @Test
    void relativeLimitsAreSharesOfTheRegionsMaximum() {
        assertThat(kept(Resegmentation.withDefaults().withMode(Resegmentation.Mode.RELATIVE).withRange(0.4, 0.7)))
            .containsExactly(false, true, true, false, false, false);
    }

    @Test
    void sigmaLimitsAreDeviationsFromTheRegionsMean() {
        assertThat(kept(Resegmentation.withDefaults().withMode(Resegmentation.Mode.SIGMA).withRange(-1, 1)))
            .containsExactly(false, true, true, true, false, false);
    }

    @Test
    void defaultsKeepTheRegion() {
        assertThat(kept(Resegmentation.withDefaults())).containsExactly(REGION.inside());
    }

    @Test
    void crossedLimitsAreRefused() {
        assertThatThrownBy(() -> Resegmentation.withDefaults().withRange(2, 1))
            .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("holds no intensity");
    }
}
