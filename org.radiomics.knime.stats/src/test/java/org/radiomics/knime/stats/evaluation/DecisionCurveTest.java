package org.radiomics.knime.stats.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.radiomics.knime.stats.Monitor;

class DecisionCurveTest {

    private static final boolean[] POSITIVE = {true, true, false, false, true, false, false};

    private static final Map<String, double[]> MODEL = Map.of("m", new double[]{0.9, 0.4, 0.6, 0.1, 0.5, 0.2, 0.3});

    @Test
    void bandsAreTheSameOnAnyNumberOfThreads() {
        final DecisionCurve settings = DecisionCurve.withDefaults().withBands(300, 5);
        final DecisionCurve.Band alone = settings.compute(POSITIVE, MODEL).models().get(0).benefitBand().orElseThrow();
        final ExecutorService executor = Executors.newFixedThreadPool(3);
        try {
            final DecisionCurve.Band shared = settings.compute(POSITIVE, MODEL, executor, Monitor.NONE).models().get(0)
                .benefitBand().orElseThrow();
            assertThat(shared.lower()).isEqualTo(alone.lower());
            assertThat(shared.upper()).isEqualTo(alone.upper());
        } finally {
            executor.shutdown();
        }
    }

    @Test
    void bandAtThresholdZeroIsThatOfThePrevalence() {
        final DecisionCurve.Result result = DecisionCurve.withDefaults().withBands(200, 1).compute(POSITIVE, MODEL);
        final DecisionCurve.Curve curve = result.models().get(0);
        assertThat(curve.benefitBand().orElseThrow().lower()[0]).isEqualTo(result.allBand().orElseThrow().lower()[0]);
        assertThat(curve.avoidedBand().orElseThrow().lower()[0]).isNaN();
        assertThat(curve.netBenefit()[0]).isEqualTo(3 / 7.0);
    }

    @Test
    void withoutRepetitionsThereAreNoBands() {
        final DecisionCurve.Result result = DecisionCurve.withDefaults().compute(POSITIVE, MODEL);
        assertThat(result.models().get(0).benefitBand()).isEmpty();
        assertThat(result.allBand()).isEmpty();
    }

    @Test
    void badProbabilitiesAreNamed() {
        assertThatThrownBy(() -> DecisionCurve.withDefaults().compute(POSITIVE,
            Map.of("Rad-score", new double[]{0, 0, 1, 0, 0, -2, 0})))
            .hasMessage("The probability \"Rad-score\" of row 6 is"
                + " -2.0, outside 0 to 1. Choose a column of probabilities, not of scores.");
        assertThatThrownBy(() -> DecisionCurve.withDefaults().compute(POSITIVE, Map.of("m", new double[2])))
            .hasMessage("There are 7 outcomes but 2 probabilities of \"m\". Give one per row.");
        final double[] none = new double[7];
        Arrays.fill(none, Double.NaN);
        assertThatThrownBy(() -> DecisionCurve.withDefaults().compute(POSITIVE, Map.of("m", none)))
            .hasMessage("No row has a probability of every model (m). Choose other rows or models.");
    }

    @Test
    void badSettingsAreRefused() {
        assertThatThrownBy(() -> DecisionCurve.withDefaults().withBands(-1, 1))
            .hasMessageStartingWith("A bootstrap of -1 resamples cannot be done");
        assertThatThrownBy(() -> DecisionCurve.withDefaults().withConfidence(1))
            .hasMessageStartingWith("A confidence level of 1.0 cannot be met");
        assertThatThrownBy(() -> DecisionCurve.withDefaults().withThresholds(0.2, 0.1))
            .hasMessageStartingWith("The threshold 0.1 of the decision curve");
    }
}
