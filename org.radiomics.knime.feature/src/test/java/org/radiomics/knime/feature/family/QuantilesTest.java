package org.radiomics.knime.feature.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;

class QuantilesTest {

    @Test
    void quantileBetweenTwoValuesIsInterpolated() {
        final Quantiles quantiles = new Quantiles(new double[]{40, 10, 30, 20});

        assertThat(quantiles.at(0.5)).isEqualTo(25);
        assertThat(quantiles.at(0.1)).isCloseTo(13, within(1e-12));
        assertThat(quantiles.at(0)).isEqualTo(10);
        assertThat(quantiles.at(1)).isEqualTo(40);
    }

    @Test
    void oneValueIsEveryQuantile() {
        assertThat(new Quantiles(new double[]{3}).at(0.9)).isEqualTo(3);
    }

    @Test
    void selectionFindsWhatSortingFinds() {
        final Random random = new Random(1);
        for (int size = 1; size < 200; size++) {
            // Few different values, so that there are ties.
            final double[] values = random.ints(size, 0, 20).asDoubleStream().toArray();
            final double[] sorted = values.clone();
            Arrays.sort(sorted);
            final Quantiles quantiles = new Quantiles(values);
            for (int k = size - 1; k >= 0; k--) {
                assertThat(quantiles.at(size == 1 ? 0 : (double)k / (size - 1))).isCloseTo(sorted[k], within(1e-9));
            }
        }
    }
}
