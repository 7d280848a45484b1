package org.radiomics.knime.feature.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

class FirstOrderTest {

    private static final double[] INTENSITIES = {1, 2, 3, 4, 10};

    private static FirstOrder firstOrder(final double shift, final double... intensities) {
        final double[] row = new double[intensities.length];
        Arrays.fill(row, 1);
        final GreyLevels levels = new FixedBinWidth(2).discretize(Grids.region(new double[][]{row}), intensities);
        return new FirstOrder(intensities, levels, shift);
    }

    @Test
    void momentsAreThoseOfThePopulation() {
        final FirstOrder features = firstOrder(0, INTENSITIES);

        // Mean 4, deviations -3 -2 -1 0 6: squares 9 4 1 0 36, cubes -27 -8 -1 0 216, fourth powers 81 16 1 0 1296.
        assertThat(features.value("Mean")).isEqualTo(4);
        assertThat(features.value("Variance")).isEqualTo(10);
        assertThat(features.value("StandardDeviation")).isEqualTo(Math.sqrt(10));
        assertThat(features.value("Skewness")).isCloseTo(36 / Math.pow(10, 1.5), within(1e-12));
        assertThat(features.value("Kurtosis")).isCloseTo(278.8 / 100, within(1e-12));
        assertThat(features.value("MeanAbsoluteDeviation")).isCloseTo(2.4, within(1e-12));
    }

    @Test
    void orderStatistics() {
        final FirstOrder features = firstOrder(0, INTENSITIES);

        assertThat(features.value("Minimum")).isEqualTo(1);
        assertThat(features.value("Maximum")).isEqualTo(10);
        assertThat(features.value("Range")).isEqualTo(9);
        assertThat(features.value("Median")).isEqualTo(3);
        assertThat(features.value("10Percentile")).isCloseTo(1.4, within(1e-12));
        assertThat(features.value("90Percentile")).isCloseTo(7.6, within(1e-12));
        assertThat(features.value("InterquartileRange")).isEqualTo(2);
        // 2, 3 and 4 lie between the percentiles.
        assertThat(features.value("RobustMeanAbsoluteDeviation")).isCloseTo(2.0 / 3, within(1e-12));
    }

    @Test
    void shiftCountsInEnergiesOnly() {
        final FirstOrder features = firstOrder(1, INTENSITIES);

        // 4 + 9 + 16 + 25 + 121
        assertThat(features.value("Energy")).isEqualTo(175);
        assertThat(features.value("TotalEnergy")).isEqualTo(175);
        assertThat(features.value("RootMeanSquared")).isEqualTo(Math.sqrt(35));
        assertThat(features.value("Mean")).isEqualTo(4);
    }

    @Test
    void entropyAndUniformityAreThoseOfTheGreyLevels() {
        // Bins of width 2: levels 1 2 2 3 6.
        final FirstOrder features = firstOrder(0, INTENSITIES);

        assertThat(features.value("Uniformity")).isCloseTo(7.0 / 25, within(1e-12));
        assertThat(features.value("Entropy"))
            .isCloseTo(3 * 0.2 * Math.log(5) / Math.log(2) + 0.4 * Math.log(2.5) / Math.log(2), within(1e-12));
    }

    @Test
    void flatRegionHasNoSkewnessAndNoKurtosis() {
        final FirstOrder features = firstOrder(0, 0.1, 0.1, 0.1);

        assertThat(features.value("Skewness")).isZero();
        assertThat(features.value("Kurtosis")).isZero();
        assertThat(features.value("Entropy")).isCloseTo(0, within(1e-12));
    }

    @Test
    void unknownFeatureIsNamed() {
        assertThatThrownBy(() -> firstOrder(0, 1, 2).value("Energie")).isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("Energie");
    }
}
