package org.radiomics.knime.feature.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class QuantilesTest {

    private static Quantiles quantiles(final double[] values, final double... shares) {
        return new Quantiles(values, Arrays.stream(values).min().orElseThrow(),
            Arrays.stream(values).max().orElseThrow(), shares);
    }

    @Test
    void quantileBetweenTwoValuesIsInterpolated() {
        final Quantiles quantiles = quantiles(new double[]{40, 10, 30, 20}, 0, 0.1, 0.5, 1);

        assertThat(quantiles.at(0.5)).isEqualTo(25);
        assertThat(quantiles.at(0.1)).isCloseTo(13, within(1e-12));
        assertThat(quantiles.at(0)).isEqualTo(10);
        assertThat(quantiles.at(1)).isEqualTo(40);
    }

    @Test
    void oneValueIsEveryQuantile() {
        assertThat(quantiles(new double[]{3}, 0.9).at(0.9)).isEqualTo(3);
        assertThat(quantiles(new double[]{3, 3, 3}, 0.9).at(0.9)).isEqualTo(3);
    }

    @Test
    void bucketsFindWhatSortingFinds() {
        final Random random = new Random(1);
        for (int size = 2; size < 200; size++) {
            // Few different values, so that there are ties, and one far away, so that most share a bucket.
            final double[] values = random.ints(size, 0, 20).asDoubleStream().toArray();
            values[size / 2] = 1e5;
            final double[] sorted = values.clone();
            Arrays.sort(sorted);
            final double last = size - 1;
            final double[] shares = IntStream.range(0, size).mapToDouble(k -> k / last).toArray();
            final Quantiles quantiles = quantiles(values, shares);
            for (int k = 0; k < size; k++) {
                assertThat(quantiles.at(shares[k])).isCloseTo(sorted[k], within(1e-6));
            }
        }
    }
}
