package org.radiomics.knime.tests.stats;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.radiomics.knime.stats.Monitor;
import org.radiomics.knime.stats.cohort.TrainingRows;
import org.radiomics.knime.stats.evaluation.Calibration;
import org.radiomics.knime.stats.model.LogisticModel;
import org.radiomics.knime.stats.model.LogisticRegression;
import org.radiomics.knime.tests.ReferenceValues;

class CalibrationReferenceTest {

    private static final LargestDeviation RMS = new LargestDeviation("rms calibrate");

    private static final LargestDeviation VALIDATE = new LargestDeviation("rms validate");

    private static final LargestDeviation VAL_PROB = new LargestDeviation("rms val.prob");

    private static final JsonNode EXPECTED = ReferenceValues.read("evaluation");

    @AfterAll
    static void printDeviations() {
        RMS.print();
        VALIDATE.print();
        VAL_PROB.print();
    }

    @Test
    void curvesAndTheirCorrectionAreThoseOfRmsOnTheSameResamples() {
        for (final String name : ReferenceValues.names(EXPECTED.get("corrected"))) {
            final JsonNode expected = EXPECTED.get("corrected").get(name);
            final Calibration.Result result = bootstrap(expected);
            final Calibration.Correction correction = result.correction().orElseThrow();
            compare(RMS, "calibration place", name, result.predicted(), expected.get("predicted"), 1e-12);
            compare(RMS, "calibration apparent", name, result.apparent(), expected.get("apparent"), 1e-12);
            final boolean separated = name.equals("separated_resamples");
            // Coefficients of a separated resample are large and its information nearly singular.
            compare(RMS, separated ? "calibration corrected, separated" : "calibration corrected", name,
                correction.corrected(), expected.get("corrected"), separated ? 1e-9 : 1e-12);
            RMS.absolute("calibration mean error", name, correction.averageError(), number(expected, "average_error"),
                1e-10);
            RMS.absolute("calibration 0.9 error", name, correction.error90(), number(expected, "error90"), 1e-10);
            final int fitted = correction.repetitions() - correction.failed();
            assertThat(fitted).as(name).isEqualTo(expected.get("fitted").asInt());
        }
    }

    @Test
    void optimismIsThatOfValidate() {
        for (final String name : ReferenceValues.names(EXPECTED.get("corrected"))) {
            final JsonNode expected = EXPECTED.get("corrected").get(name).get("measures");
            for (final Calibration.Measure measure : bootstrap(EXPECTED.get("corrected").get(name)).correction()
                .orElseThrow().measures()) {
                final boolean auc = measure.name().equals("AUC");
                if (!auc && !measure.name().equals("Brier score") && !expected.has(measure.name())) {
                    continue; // CalibrationTableReferenceTest compares the others
                }
                final double[] values = ReferenceValues.numbers(
                    expected.get(auc ? "Dxy" : measure.name().equals("Brier score") ? "B" : measure.name()));
                final double[] actual = {measure.apparent(), measure.training(), measure.test()};
                for (int k = 0; k < values.length; k++) {
                    VALIDATE.absolute("optimism of " + measure.name(), name, actual[k],
                        auc ? (values[k] + 1) / 2 : values[k], 1e-9);
                }
            }
        }
    }

    @Test
    void assessmentOfOtherRowsIsThatOfValProb() {
        for (final String name : ReferenceValues.names(EXPECTED.get("assessed"))) {
            final JsonNode expected = EXPECTED.get("assessed").get(name);
            final Calibration.Result result = Calibration.withDefaults().assess(
                ReferenceValues.flags(expected.get("y")), ReferenceValues.numbers(expected.get("p")));
            compare(VAL_PROB, "calibration place", name, result.predicted(), expected.get("predicted"), 1e-12);
            compare(VAL_PROB, "calibration apparent", name, result.apparent(), expected.get("apparent"), 1e-12);
            // val.prob's own fit stops early, at a change of 0.025 in the deviance.
            VAL_PROB.absolute("calibration intercept", name, result.intercept(), number(expected, "intercept"), 1e-3);
            VAL_PROB.absolute("calibration slope", name, result.slope(), number(expected, "slope"), 1e-3);
            VAL_PROB.absolute("calibration in the large", name, result.inTheLarge(), number(expected, "in_the_large"),
                1e-10);
            VAL_PROB.absolute("Brier score", name, result.brier(), number(expected, "brier"), 1e-14);
            VAL_PROB.absolute("E average", name, result.averageError(), number(expected, "average_error"), 1e-12);
            VAL_PROB.absolute("E50", name, result.error50(), number(expected, "error50"), 1e-12);
            VAL_PROB.absolute("E90", name, result.error90(), number(expected, "error90"), 1e-12);
        }
    }

    @Test
    void theSameSeedGivesTheSameResultOnAnyNumberOfThreads() {
        final TrainingRows rows = ReferenceColumns.training(EXPECTED.get("corrected").get("study").get("data"));
        final LogisticModel model = LogisticRegression.withDefaults().fit(rows);
        final Calibration calibration = Calibration.withDefaults().withRepetitions(100).withSeed(5);
        final Calibration.Result alone = calibration.bootstrap(model, rows, Runnable::run, Monitor.NONE);
        final ExecutorService executor = Executors.newFixedThreadPool(4);
        try {
            final Calibration.Result together = calibration.bootstrap(model, rows, executor, Monitor.NONE);
            assertThat(together.correction().orElseThrow().corrected())
                .containsExactly(alone.correction().orElseThrow().corrected());
            assertThat(together.correction().orElseThrow().measures())
                .isEqualTo(alone.correction().orElseThrow().measures());
        } finally {
            executor.shutdown();
        }
    }

    private static Calibration.Result bootstrap(final JsonNode expected) {
        final TrainingRows rows = ReferenceColumns.training(expected.get("data"));
        final int[][] resamples = new int[expected.get("resamples").size()][];
        for (int r = 0; r < resamples.length; r++) {
            resamples[r] = ReferenceValues.integers(expected.get("resamples").get(r));
        }
        return Calibration.withDefaults().withResamples(resamples)
            .bootstrap(LogisticRegression.withDefaults().fit(rows), rows, Runnable::run, Monitor.NONE);
    }

    private static void compare(final LargestDeviation largest, final String quantity, final String name,
        final double[] actual, final JsonNode expected, final double tolerance) {
        assertThat(actual).as(name).hasSize(expected.size());
        for (int k = 0; k < actual.length; k++) {
            largest.absolute(quantity, name + " " + k, actual[k], ReferenceValues.number(expected.get(k)), tolerance);
        }
    }

    private static double number(final JsonNode expected, final String field) {
        return ReferenceValues.number(expected.get(field));
    }
}
