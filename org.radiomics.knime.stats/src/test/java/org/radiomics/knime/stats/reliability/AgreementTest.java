package org.radiomics.knime.stats.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AgreementTest {

    @Test
    void equalReadingsAgreePerfectlyWithLimitsOfOneAndZero() {
        final double[] x = {1, 2, 5, 7};
        final Concordance.Result concordance = Concordance.withDefaults().compute(x, x.clone());
        assertThat(concordance.estimate()).isEqualTo(1);
        assertThat(concordance.lower()).isEqualTo(1);
        assertThat(concordance.upper()).isEqualTo(1);
        final BlandAltman.Result limits = BlandAltman.withDefaults().compute(x, x.clone());
        assertThat(limits.bias()).isEqualTo(new BlandAltman.Limit(0, 0, 0));
        assertThat(limits.upper()).isEqualTo(new BlandAltman.Limit(0, 0, 0));
        assertThat(limits.reason()).isEmpty();
    }

    @Test
    void concordanceIsTwiceTheCovarianceOverVariancesAndSquaredShift() {
        // x = 1, 2, 3 and y = 2, 3, 4: covariance and variances 2/3, shift 1: (4/3) / (4/3 + 1) = 4/7.
        final Concordance.Result result = Concordance.withDefaults()
            .compute(new double[]{1, 2, 3}, new double[]{2, 3, 4});
        assertThat(result.estimate()).isCloseTo(4.0 / 7, within(1e-15));
        assertThat(result.precision()).isCloseTo(1, within(1e-15));
        assertThat(result.accuracy()).isCloseTo(4.0 / 7, within(1e-15));
    }

    @Test
    void limitsOfAgreementAreMultiplesOfTheSdAroundTheBias() {
        // Differences -1, -2, -3: bias -2, SD 1.
        final BlandAltman.Result result =
            BlandAltman.withDefaults().withMultiplier(1.96).compute(new double[]{1, 2, 3}, new double[]{2, 4, 6});
        assertThat(result.bias().value()).isEqualTo(-2);
        assertThat(result.sd()).isEqualTo(1);
        assertThat(result.lower().value()).isCloseTo(-3.96, within(1e-15));
        assertThat(result.upper().value()).isCloseTo(-0.04, within(1e-15));
    }

    @Test
    void scaleChangesNothingButTheUnit() {
        final double[] x = {1, 2, 4, 4.5};
        final double[] y = {1.1, 1.8, 4.2, 5};
        final BlandAltman.Result plain = BlandAltman.withDefaults().compute(x, y);
        for (final double scale : new double[]{0x1p-996, 0x1p996}) {
            final double[][] scaled = new double[2][x.length];
            for (int i = 0; i < x.length; i++) {
                scaled[0][i] = x[i] * scale;
                scaled[1][i] = y[i] * scale;
            }
            final BlandAltman.Result result = BlandAltman.withDefaults().compute(scaled[0], scaled[1]);
            assertThat(result.sd()).isEqualTo(plain.sd() * scale);
            assertThat(result.upper().upper()).isEqualTo(plain.upper().upper() * scale);
        }
    }

    @Test
    void pairsThatAreNotCompleteAreCounted() {
        final double nan = Double.NaN;
        final double[] x = {1, 2, nan, 4, 5};
        final double[] y = {1, Double.POSITIVE_INFINITY, 3, 4.5, 5.5};
        assertThat(Concordance.withDefaults().compute(x, y).dropped()).isEqualTo(2);
        assertThat(BlandAltman.withDefaults().compute(x, y).pairs()).isEqualTo(3);
    }

    @Test
    void whatCannotBeComputedHasAReason() {
        final Concordance ccc = Concordance.withDefaults();
        assertThat(ccc.compute(new double[]{1}, new double[]{2}).reason())
            .isEqualTo("fewer than two patients with both readings");
        assertThat(BlandAltman.withDefaults().compute(new double[0], new double[0]).reason())
            .isEqualTo("fewer than two patients with both readings");
        final Concordance.Result constant = ccc.compute(new double[]{3, 3, 3}, new double[]{1, 2, 3});
        assertThat(constant.estimate()).isNaN();
        assertThat(constant.reason()).isEqualTo("a reading does not vary");
        final Concordance.Result two = ccc.compute(new double[]{1, 2}, new double[]{1.5, 2});
        assertThat(two.estimate()).isBetween(0.0, 1.0);
        assertThat(two.lower()).isNaN();
        assertThat(two.reason()).isEqualTo("limits need at least three patients");
    }

    @Test
    void readingsOfDifferentLengthAreRefused() {
        assertThatThrownBy(() -> Concordance.withDefaults().compute(new double[3], new double[2]))
            .hasMessage("Agreement needs two readings of each patient; there are 3 first and 2 second ones.");
    }

    @Test
    void aMultiplierThatIsNotPositiveIsRefused() {
        assertThatThrownBy(() -> BlandAltman.withDefaults().withMultiplier(0))
            .hasMessage("Limits of agreement are 0.0 SD from the bias; give a positive number, for example 1.96.");
    }
}
