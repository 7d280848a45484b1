package org.radiomics.knime.tests.stats;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.radiomics.knime.stats.cohort.TrainingRows;
import org.radiomics.knime.stats.model.FitStatistics;
import org.radiomics.knime.stats.model.IntervalMethod;
import org.radiomics.knime.stats.model.LogisticModel;
import org.radiomics.knime.stats.model.LogisticRegression;
import org.radiomics.knime.stats.model.StepwiseSelection;
import org.radiomics.knime.stats.model.StepwiseSelection.Criterion;
import org.radiomics.knime.stats.model.StepwiseSelection.Direction;
import org.radiomics.knime.stats.model.VariableTests;
import org.radiomics.knime.tests.ReferenceValues;

class LogisticVariablesReferenceTest {

    private static final LargestDeviation R = new LargestDeviation("R drop1, step, BIC");

    private static final LargestDeviation CAR = new LargestDeviation("car vif");

    private static final LargestDeviation LOGISTF = new LargestDeviation("R logistf");

    private static final LargestDeviation BRGLM = new LargestDeviation("R brglm2");

    private static final JsonNode EXPECTED = ReferenceValues.read("logistic_variables");

    @AfterAll
    static void printDeviations() {
        R.print();
        CAR.print();
        LOGISTF.print();
        BRGLM.print();
    }

    @Test
    void likelihoodRatioTestsAndInflationAreThoseOfDrop1AndVif() {
        for (final String name : ReferenceValues.names(EXPECTED.get("variables"))) {
            final JsonNode expected = EXPECTED.get("variables").get(name);
            final VariableTests.Result tests =
                VariableTests.withDefaults().fit(ReferenceColumns.training(expected.get("data")));
            for (int k = 0; k < expected.get("df").size(); k++) {
                final VariableTests.Entry entry = tests.variables().get(k);
                final String where = name + " " + entry.column();
                assertThat(entry.degreesOfFreedom()).as(where).isEqualTo(expected.get("df").get(k).asInt());
                R.absolute("likelihood ratio", where, entry.chiSquare(), value(expected, "lr", k), 1e-8);
                R.relative("likelihood-ratio p", where, entry.p(), value(expected, "p", k), 1e-8);
                CAR.relative("generalised VIF", where, entry.inflation(), value(expected, "vif", k), 1e-8);
            }
            R.absolute("likelihood ratio, whole model", name, tests.wholeModel().chiSquare(),
                number(expected, "whole"), 1e-8);
            R.relative("likelihood-ratio p, whole model", name, tests.wholeModel().p(), number(expected, "whole_p"),
                1e-8);
        }
    }

    @Test
    void measuresOfFitAreThoseOfTheirFormulasInR() {
        for (final String name : ReferenceValues.names(EXPECTED.get("variables"))) {
            final JsonNode expected = EXPECTED.get("variables").get(name);
            final FitStatistics fit =
                LogisticRegression.withDefaults().fit(ReferenceColumns.training(expected.get("data"))).statistics();
            R.relative("BIC", name, fit.bic(), number(expected, "bic"), 1e-12);
            R.absolute("pseudo-R2", name + " McFadden", fit.mcFadden(), number(expected, "mcfadden"), 1e-12);
            R.absolute("pseudo-R2", name + " Cox-Snell", fit.coxSnell(), number(expected, "cox_snell"), 1e-12);
            R.absolute("pseudo-R2", name + " Nagelkerke", fit.nagelkerke(), number(expected, "nagelkerke"), 1e-12);
            R.absolute("pseudo-R2", name + " Tjur", fit.tjur(), number(expected, "tjur"), 1e-12);
            R.absolute("logistic C", name, fit.concordance(), number(expected, "concordance"), 1e-12);
        }
    }

    @Test
    void stepwisePathsAreThoseOfStepAndOfDrop1AndAdd1() {
        for (final String name : ReferenceValues.names(EXPECTED.get("stepwise"))) {
            final JsonNode expected = EXPECTED.get("stepwise").get(name);
            final TrainingRows rows = ReferenceColumns.training(expected.get("data"));
            for (final Direction direction : Direction.values()) {
                final String key = direction.name().toLowerCase(java.util.Locale.ROOT);
                final StepwiseSelection selection = StepwiseSelection.withDefaults().withDirection(direction);
                final StepwiseSelection.Result byAic = selection.fit(rows);
                checkPath(name + " " + key, byAic, expected.get(key));
                for (int k = 0; k < byAic.steps().size(); k++) {
                    R.relative("stepwise AIC", name + " " + key + " step " + k, byAic.steps().get(k).aic(),
                        value(expected.get(key), "aic", k), 1e-12);
                }
                checkPath(name + " " + key + " by p", selection.withCriterion(Criterion.P).fit(rows),
                    expected.get(key + "_p"));
            }
        }
    }

    private static void checkPath(final String where, final StepwiseSelection.Result result, final JsonNode expected) {
        final List<String> path = new ArrayList<>();
        result.steps().stream().skip(1)
            .forEach(step -> path.add((step.action().equals("add") ? "+ " : "- ") + step.column()));
        assertThat(path).as(where).isEqualTo(texts(expected.get("steps")));
        assertThat(result.columns()).as(where).isEqualTo(texts(expected.get("chosen")));
        assertThat(result.warnings()).as(where).anyMatch(warning -> warning.contains("too optimistic"));
    }

    @Test
    void penalisedTestsAndLimitsAreThoseOfLogistf() {
        for (final String name : ReferenceValues.names(EXPECTED.get("firth"))) {
            final JsonNode expected = EXPECTED.get("firth").get(name);
            final TrainingRows rows = ReferenceColumns.training(expected.get("data"));
            final VariableTests.Result tests = VariableTests.withDefaults().withRegression(LogisticRegression
                .withDefaults().withFirth(true).withIntervals(IntervalMethod.PROFILE_LIKELIHOOD)).fit(rows);
            for (int k = 0; k < tests.variables().size(); k++) {
                LOGISTF.absolute("penalised likelihood ratio", name + " " + tests.variables().get(k).column(),
                    tests.variables().get(k).chiSquare(), value(expected, "lr", k), 1e-6);
            }
            LOGISTF.absolute("penalised likelihood ratio, whole model", name,
                tests.model().statistics().likelihoodRatio(), number(expected, "whole"), 1e-6);
            for (int j = 0; j < tests.model().terms().size(); j++) {
                final double se = tests.model().terms().get(j).standardError();
                final String where = name + " " + tests.model().terms().get(j).name();
                LOGISTF.absolute("penalised profile limits, in SE", where,
                    (tests.model().terms().get(j).lower() - value(expected, "lower", j)) / se, 0, 1e-6);
                LOGISTF.absolute("penalised profile limits, in SE", where,
                    (tests.model().terms().get(j).upper() - value(expected, "upper", j)) / se, 0, 1e-6);
            }
        }
    }

    @Test
    void aChosenReferenceLevelIsThatOfRelevel() {
        final JsonNode expected = EXPECTED.get("reference");
        final LogisticModel model = LogisticRegression.withDefaults()
            .withReferences(Map.of("location", expected.get("level").asText()))
            .fit(ReferenceColumns.training(expected.get("data")));
        for (int j = 0; j < model.terms().size(); j++) {
            R.relative("coefficient, another reference", model.terms().get(j).name(),
                model.terms().get(j).coefficient(), value(expected, "coefficient", j), 1e-8);
            R.relative("standard error, another reference", model.terms().get(j).name(),
                model.terms().get(j).standardError(), value(expected, "se", j), 1e-8);
        }
    }

    @Test
    void firthTakesTheHigherOfTwoMaxima() {
        final JsonNode expected = EXPECTED.get("two_maxima");
        assertThat(number(expected, "lower_maximum")).isLessThan(number(expected, "penalized") - 0.1);
        final LogisticModel model = LogisticRegression.withDefaults().withFirth(true)
            .fit(ReferenceColumns.training(expected.get("data")));
        BRGLM.relative("penalised likelihood, two maxima", "two maxima", model.statistics().penalizedLogLikelihood(),
            number(expected, "penalized"), 1e-10);
        for (int j = 0; j < model.terms().size(); j++) {
            BRGLM.relative("Firth coefficient, two maxima", model.terms().get(j).name(),
                model.terms().get(j).coefficient(), value(expected, "coefficient", j), 1e-8);
        }
    }

    private static List<String> texts(final JsonNode array) {
        final List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static double value(final JsonNode expected, final String field, final int k) {
        return ReferenceValues.number(expected.get(field).get(k));
    }

    private static double number(final JsonNode expected, final String field) {
        return ReferenceValues.number(expected.get(field));
    }
}
