package org.radiomics.knime.feature.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;

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
}
