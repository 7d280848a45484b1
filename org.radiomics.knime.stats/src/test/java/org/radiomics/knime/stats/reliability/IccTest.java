package org.radiomics.knime.stats.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class IccTest {

    @Test
    void constantReadingsHaveNoIcc() {
        final Icc.Result result = Icc.withDefaults().compute(new double[][]{{0.1, 0.1}, {0.1, 0.1}, {0.1, 0.1}});
        assertThat(result.estimate()).isNaN();
        assertThat(result.reason()).isEqualTo("all readings are equal");
    }

    @Test
    void readingsThatDifferByRoundingAloneHaveNoIcc() {
        final Icc.Result result = Icc.withDefaults().compute(new double[][]{{0.3, 0.1 + 0.2}, {0.3, 0.3}, {0.3, 0.3}});
        assertThat(result.estimate()).isNaN();
        assertThat(result.reason()).isEqualTo("all readings are equal");
    }

    @Test
    void equalSubjectsWithAShiftBetweenReadersHaveNoIcc() {
        final Icc.Result result = Icc.withDefaults().compute(new double[][]{{1, 2}, {1, 2}, {1, 2}});
        assertThat(result.estimate()).isNaN();
        assertThat(result.reason()).isEqualTo("the subjects do not differ");
    }

    @Test
    void perfectAgreementIsOneWithLimitsOfOne() {
        for (final Icc.Form form : Icc.Form.values()) {
            final Icc.Result result = Icc.withDefaults().withForm(form).compute(new double[][]{{1, 1}, {2, 2}, {5, 5}});
            assertThat(result.estimate()).isEqualTo(1);
            assertThat(result.lower()).isEqualTo(1);
            assertThat(result.upper()).isEqualTo(1);
            assertThat(result.f()).isInfinite();
            assertThat(result.p()).isZero();
        }
    }

    @Test
    void aShiftBetweenReadersCountsForAgreementAndNotForConsistency() {
        // Subjects 1, 2, 3; reader 2 reads one more. MSB = 2, MSJ = 1.5, MSE = 0: 2 / (2 + 2 * 1.5 / 3) = 2 / 3.
        final double[][] ratings = {{1, 2}, {2, 3}, {3, 4}};
        assertThat(Icc.withDefaults().compute(ratings).estimate()).isCloseTo(2.0 / 3, within(1e-15));
        assertThat(Icc.withDefaults().withForm(Icc.Form.ICC3).compute(ratings).estimate()).isEqualTo(1);
    }

    @Test
    void oneCompleteSubjectHasNoIcc() {
        final Icc.Result result =
            Icc.withDefaults().compute(new double[][]{{1, 2}, {Double.NaN, 3}, {4, Double.POSITIVE_INFINITY}});
        assertThat(result.estimate()).isNaN();
        assertThat(result.dropped()).isEqualTo(2);
        assertThat(result.reason()).isEqualTo("fewer than two subjects with all readings");
    }

    @Test
    void oneRaterIsRefused() {
        assertThatThrownBy(() -> Icc.withDefaults().compute(new double[][]{{1}, {2}}))
            .hasMessage("An ICC needs at least two raters, there is 1.");
    }
}
