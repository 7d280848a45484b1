package org.radiomics.knime.stats.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.radiomics.knime.stats.Monitor;

class ReclassificationTest {

    private static final boolean[] POSITIVE = {true, true, false, false, false};

    @Test
    void decisionsGainTheChangeOfSensitivityAndSpecificity() {
        // Sensitivity from 1/2 to 2/2, specificity from 3/3 to 2/3.
        final Reclassification.Result result = Reclassification.withDefaults().decisions(POSITIVE,
            new boolean[]{true, false, false, false, false}, new boolean[]{true, true, true, false, false});
        assertThat(result.positives().value()).isEqualTo(0.5);
        assertThat(result.negatives().value()).isCloseTo(-1.0 / 3, within(1e-15));
        assertThat(result.total().value()).isCloseTo(1.0 / 6, within(1e-15));
        assertThat(result.total().bootstrap()).isEmpty();
    }

    @Test
    void probabilityAtACutoffBelongsToTheCategoryAbove() {
        final double[] before = {0.49, 0.2, 0.2, 0.2, 0.2};
        final Reclassification.Result result = Reclassification.withDefaults().categorical(POSITIVE, before,
            new double[]{0.5, 0.2, 0.2, 0.2, 0.2}, 0.5);
        assertThat(result.positivesUp()).isEqualTo(1);
    }

    @Test
    void unchangedProbabilitiesGainNothingAndHaveNoTest() {
        final double[] p = {0.9, 0.4, 0.3, 0.2, 0.1};
        final Reclassification.Result result = Reclassification.withDefaults().continuous(POSITIVE, p, p);
        assertThat(result.total().value()).isZero();
        assertThat(result.total().p()).isNaN();
        assertThat(result.reason()).isEqualTo("The gain does not vary in these rows, so that there is no test of it.");
    }

    @Test
    void sameShiftOfAllProbabilitiesIsNoGainWithCertaintyDespiteRounding() {
        final Reclassification.Result result = Reclassification.withDefaults().discrimination(POSITIVE,
            new double[]{0.7, 0.4, 0.3, 0.2, 0.1}, new double[]{0.8, 0.5, 0.4, 0.3, 0.2});
        assertThat(result.total().value()).isCloseTo(0, within(1e-15));
        assertThat(result.total().standardError()).isZero();
        assertThat(result.total().z()).isNaN();
    }

    @Test
    void bootstrapIsTheSameOnAnyNumberOfThreads() {
        final Reclassification alone = Reclassification.withDefaults().withBootstrap(300, 4);
        final double[] before = {0.9, 0.4, 0.3, 0.2, 0.1};
        final double[] after = {0.8, 0.6, 0.1, 0.3, 0.1};
        final ExecutorService executor = Executors.newFixedThreadPool(3);
        try {
            assertThat(alone.withExecutor(executor, Monitor.NONE).discrimination(POSITIVE, before, after))
                .isEqualTo(alone.discrimination(POSITIVE, before, after));
        } finally {
            executor.shutdown();
        }
    }

    @Test
    void badInputIsRefused() {
        final Reclassification settings = Reclassification.withDefaults();
        final double[] p = {0.9, 0.4, 0.3, 0.2, 0.1};
        assertThatThrownBy(() -> settings.continuous(POSITIVE, new double[]{1.5, 0, 0, 0, 0}, p))
            .hasMessageStartingWith("The probability of row 1 is 1.5, outside 0 to 1.");
        assertThatThrownBy(() -> settings.categorical(POSITIVE, p, p)).hasMessageContaining("at least one cut-off");
        assertThatThrownBy(() -> settings.categorical(POSITIVE, p, p, 0.5, 0.5))
            .hasMessageStartingWith("The cut-off 0.5 of the categories of risk is not above the one before it.");
        assertThatThrownBy(() -> settings.continuous(POSITIVE, p, new double[]{Double.NaN, Double.NaN, 0, 0, 0}))
            .hasMessageContaining("there are 0 positive and 3 negative rows with both predictions");
        assertThatThrownBy(() -> settings.withBootstrap(-1, 1)).hasMessageStartingWith("A bootstrap of -1 resamples");
    }

    @Test
    void classifiersThatNeverDifferHaveAnExactPOfOneOnly() {
        final McNemar.Result result = McNemar.test(new boolean[]{true, false}, new boolean[]{true, false});
        assertThat(result.exactP()).isEqualTo(1);
        assertThat(result.p()).isNaN();
        assertThat(result.reason()).startsWith("The classifiers agree in every row");
        assertThatThrownBy(() -> McNemar.test(new boolean[1], new boolean[2]))
            .hasMessageContaining("but there are 1 and 2 decisions");
        assertThatThrownBy(() -> McNemar.test(-1, 2))
            .hasMessageStartingWith("McNemar's test counts rows; -1 is no count.");
    }

    @Test
    void likelihoodRatioWithoutFalsePositivesHasNoInterval() {
        final Performance performance = new Performance(5, 0, 7, 2, 0, 0.95);
        assertThat(performance.positiveLikelihoodRatio()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(performance.positiveLikelihoodRatioInterval().upper()).isNaN();
        assertThat(performance.negativeLikelihoodRatioInterval().upper()).isGreaterThan(0);
        assertThat(new Proportion(0, 0, 0.95).interval(ProportionMethod.CLOPPER_PEARSON).lower()).isNaN();
    }
}
