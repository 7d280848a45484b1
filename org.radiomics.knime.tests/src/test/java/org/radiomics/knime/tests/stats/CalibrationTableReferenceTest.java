package org.radiomics.knime.tests.stats;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.radiomics.knime.stats.Monitor;
import org.radiomics.knime.stats.cohort.Role;
import org.radiomics.knime.stats.cohort.TrainingRows;
import org.radiomics.knime.stats.evaluation.Calibration;
import org.radiomics.knime.stats.evaluation.HosmerLemeshow;
import org.radiomics.knime.stats.evaluation.Recalibration;
import org.radiomics.knime.stats.model.LogisticRegression;
import org.radiomics.knime.tests.ReferenceValues;

/** Oracles: the whole table of rms validate, val.prob, glm for recalibration, pchisq for both Hosmer-Lemeshow rules. */
class CalibrationTableReferenceTest {

    private static final LargestDeviation VALIDATE = new LargestDeviation("rms validate, all indexes");

    private static final LargestDeviation CALIBRATE = new LargestDeviation("rms calibrate, awkward data");

    private static final LargestDeviation VAL_PROB = new LargestDeviation("rms val.prob, all indexes");

    private static final LargestDeviation GLM = new LargestDeviation("glm, recalibration");

    private static final LargestDeviation R = new LargestDeviation("R pchisq");

    private static final JsonNode EXPECTED = ReferenceValues.read("calibration");

    private static final Map<String, String> RMS_NAMES = Map.of("B", "Brier score");

    /** Where a resample separates the outcomes, its coefficients are large and its information nearly singular. */
    private static final Map<String, Double> TOLERANCES = Map.of("separated_resamples", 1e-9);

    @AfterAll
    static void printDeviations() {
        VALIDATE.print();
        CALIBRATE.print();
        VAL_PROB.print();
        GLM.print();
        R.print();
    }

    @Test
    void everyIndexAndItsOptimismIsThatOfValidateOnTheSameResamples() {
        for (final String name : ReferenceValues.names(EXPECTED.get("validated"))) {
            final JsonNode expected = EXPECTED.get("validated").get(name);
            final Calibration.Correction correction = bootstrap(expected).correction().orElseThrow();
            final Map<String, Calibration.Measure> measures =
                correction.measures().stream().collect(Collectors.toMap(Calibration.Measure::name, m -> m));
            for (int row = 0; row < expected.get("names").size(); row++) {
                final String index = expected.get("names").get(row).asText();
                final Calibration.Measure measure = measures.get(RMS_NAMES.getOrDefault(index, index));
                final double[] values = ReferenceValues.numbers(expected.get("table").get(row));
                final double[] actual = {measure.apparent(), measure.training(), measure.test(), measure.optimism(),
                    measure.corrected(), measure.resamples()};
                for (int k = 0; k < values.length; k++) {
                    VALIDATE.absolute(index, name + " column " + k, actual[k], values[k],
                        TOLERANCES.getOrDefault(name, 1e-10));
                }
            }
        }
    }

    @Test
    void correctedCurvesAreThoseOfCalibrate() {
        for (final String name : ReferenceValues.names(EXPECTED.get("validated"))) {
            final JsonNode expected = EXPECTED.get("validated").get(name);
            final Calibration.Result result = bootstrap(expected);
            final double[] corrected = ReferenceValues.numbers(expected.get("corrected"));
            final double[] predicted = ReferenceValues.numbers(expected.get("predicted"));
            for (int k = 0; k < corrected.length; k++) {
                CALIBRATE.absolute("place", name, result.predicted()[k], predicted[k], 1e-12);
                CALIBRATE.absolute("corrected", name, result.correction().orElseThrow().corrected()[k], corrected[k],
                    TOLERANCES.getOrDefault(name, 1e-11));
            }
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

    @Test
    void indexesOfOtherRowsAreThoseOfValProb() {
        for (final String name : ReferenceValues.names(EXPECTED.get("assessed"))) {
            final JsonNode expected = EXPECTED.get("assessed").get(name);
            final Calibration.Result result = Calibration.withDefaults().assess(
                ReferenceValues.flags(expected.get("y")), ReferenceValues.numbers(expected.get("p")));
            final Calibration.External external = result.external();
            final JsonNode rms = expected.get("val_prob");
            for (final Entry<String, Double> index : Map.of("Dxy", external.dxy(), "R2", external.r2(), "D",
                external.d(), "Brier", result.brier(), "Emax", external.maximalError(), "E90", result.error90(),
                "Eavg", result.averageError(), "S:z", external.spiegelhalterZ(), "S:p", external.spiegelhalterP())
                .entrySet()) {
                VAL_PROB.absolute(index.getKey(), name, index.getValue(), number(rms, index.getKey()), 1e-11);
            }
            VAL_PROB.absolute("E50", name, result.error50(), number(expected, "e50"), 1e-12);
            // val.prob's own recalibration stops early, at a change of 0.025 in the deviance
            final JsonNode early = expected.get("val_prob_early");
            VAL_PROB.absolute("U, stopped early", name, external.u(), number(early, "U"), 1e-4);
            VAL_PROB.absolute("Q, stopped early", name, external.q(), number(early, "Q"), 1e-4);
            GLM.absolute("U", name, external.u(), number(expected, "u"), 1e-11);
            GLM.absolute("chi-square of U", name, external.uChiSquare(), number(expected, "u_chisq"), 1e-10);
            GLM.relative("p of U", name, external.uP(), number(expected, "u_p"), 1e-9);
        }
    }

    @Test
    void recalibrationLearnedOnTrainingRowsIsThatOfGlm() {
        for (final String name : ReferenceValues.names(EXPECTED.get("assessed"))) {
            final JsonNode expected = EXPECTED.get("assessed").get(name);
            final TrainingRows rows = TrainingRows.of(List.of("p"),
                new double[][]{ReferenceValues.numbers(expected.get("p"))}, ReferenceValues.flags(expected.get("y")));
            final Recalibration.Result line = Recalibration.withDefaults().fit(rows, "p");
            final Recalibration.Result shift =
                Recalibration.withDefaults().withMethod(Recalibration.Method.INTERCEPT).fit(rows, "p");
            GLM.absolute("intercept", name, line.intercept(), number(expected, "intercept"), 1e-8);
            GLM.absolute("slope", name, line.slope(), number(expected, "slope"), 1e-8);
            GLM.absolute("intercept of slope 1", name, shift.intercept(), number(expected, "in_the_large"), 1e-10);
            final double[] other = ReferenceValues.numbers(expected.get("other"));
            compare("recalibrated", name, line.apply(other), expected.get("recalibrated"), 1e-9);
            compare("shifted", name, shift.apply(other), expected.get("shifted"), 1e-11);
        }
    }

    private static void compare(final String quantity, final String name, final double[] actual,
        final JsonNode expected, final double tolerance) {
        assertThat(actual).hasSize(expected.size());
        for (int k = 0; k < actual.length; k++) {
            GLM.absolute(quantity, name, actual[k], ReferenceValues.number(expected.get(k)), tolerance);
        }
    }

    @Test
    void hosmerLemeshowGivesBothRulesWhateverTheRowsAre() {
        for (final String name : ReferenceValues.names(EXPECTED.get("hosmer_lemeshow"))) {
            final JsonNode expected = EXPECTED.get("hosmer_lemeshow").get(name);
            for (final Role role : Role.values()) {
                final HosmerLemeshow.Result result = HosmerLemeshow.withDefaults().withGroups(expected.get("g").asInt())
                    .test(ReferenceValues.flags(expected.get("y")), ReferenceValues.numbers(expected.get("p")), role);
                R.relative("Hosmer-Lemeshow statistic", name, result.statistic(), number(expected, "statistic"), 1e-11);
                R.relative("p, groups - 2", name, result.p(Role.TRAINING), number(expected, "p_training"), 1e-10);
                R.relative("p, groups", name, result.p(Role.VALIDATION), number(expected, "p_validation"), 1e-10);
                assertThat(result.p()).isEqualTo(result.p(role));
            }
        }
    }

    private static double number(final JsonNode expected, final String field) {
        return ReferenceValues.number(expected.get(field));
    }
}
