package org.radiomics.knime.feature.preprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.Mask;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.image.VoxelType;

class NormalizationTest {

    private static final Geometry LINE = Geometry.axisAligned(new int[]{5, 1, 1}, new double[]{1, 1, 1}, new double[3]);

    private static final Mask LAST_THREE = new Mask(LINE, new boolean[]{false, false, true, true, true}, 1, "roi");

    private static Volume image(final double... voxels) {
        return new Volume(LINE, VoxelType.INT16, voxels);
    }

    @Test
    void wholeImageGivesMeanAndSampleDeviation() {
        // Mean 3, sum of squared distances 10, sample variance 10 / 4.
        final Volume normalized = ZScore.withDefaults().withScale(10).apply(image(1, 2, 3, 4, 5), LAST_THREE);
        final double step = 10 / Math.sqrt(2.5);
        assertThat(normalized.voxels())
            .containsExactly(new double[]{-2 * step, -step, 0, step, 2 * step}, within(1e-14));
        assertThat(normalized.type()).isEqualTo(VoxelType.FLOAT64);
    }

    @Test
    void regionGivesMeanAndDeviationOfItsVoxelsAlone() {
        // 3, 5, 7: mean 5, sample variance 4.
        final Volume normalized = ZScore.withDefaults().over(IntensitySample.REGION)
            .apply(image(1000, -1, 3, 5, 7), LAST_THREE);
        assertThat(normalized.voxels()).containsExactly(497.5, -3, -1, 0, 1);
    }

    @Test
    void foregroundIsWhatIsBrighterThanTheMean() {
        // Mean 20.4; 48 and 52 are brighter: mean 50, sample variance 8.
        final Volume normalized = ZScore.withDefaults().over(IntensitySample.FOREGROUND)
            .apply(image(0, 1, 1, 48, 52), LAST_THREE);
        assertThat(normalized.voxels()[4]).isEqualTo(2 / Math.sqrt(8), within(1e-15));
    }

    @Test
    void outliersAreSetToTheLimitBeforeScaling() {
        final Volume normalized =
            ZScore.withDefaults().withOutliersBeyond(1).withScale(100).apply(image(1, 2, 3, 4, 5), LAST_THREE);
        final double step = 100 / Math.sqrt(2.5);
        assertThat(normalized.voxels()).containsExactly(new double[]{-100, -step, 0, step, 100}, within(1e-13));
    }

    @Test
    void voxelsThatAreNotFiniteDoNotCountAndStay() {
        final Volume normalized = ZScore.withDefaults()
            .apply(image(Double.NaN, 2, 4, 6, Double.POSITIVE_INFINITY), LAST_THREE);
        assertThat(normalized.voxels()).containsExactly(Double.NaN, -1, 0, 1, Double.POSITIVE_INFINITY);
    }

    @Test
    void largeMeanLosesNoDigits() {
        final Volume normalized =
            ZScore.withDefaults().apply(image(1e9 + 1, 1e9 + 2, 1e9 + 3, 1e9 + 4, 1e9 + 5), LAST_THREE);
        assertThat(normalized.voxels()[0]).isEqualTo(-2 / Math.sqrt(2.5), within(1e-14));
    }

    @Test
    void imageOfOneGreyValueIsRefused() {
        assertThatThrownBy(() -> ZScore.withDefaults().apply(image(7, 7, 7, 7, 7), LAST_THREE))
            .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("do not vary")
            .hasMessageContaining("7.0");
        assertThatThrownBy(() -> ZScore.withDefaults().withScale(0))
            .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ZScore.withDefaults().withOutliersBeyond(-1))
            .isInstanceOf(IllegalArgumentException.class);
    }
}
