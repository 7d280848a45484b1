package org.radiomics.knime.tests.stats;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.radiomics.knime.stats.cohort.Role;
import org.radiomics.knime.stats.evaluation.DecisionCurve;
import org.radiomics.knime.stats.evaluation.HosmerLemeshow;
import org.radiomics.knime.stats.evaluation.Lowess;
import org.radiomics.knime.tests.ReferenceValues;

class EvaluationReferenceTest {

    private static final LargestDeviation R = new LargestDeviation("R");

    private static final JsonNode EXPECTED = ReferenceValues.read("evaluation");

    @AfterAll
    static void printDeviations() {
        R.print();
    }

    @Test
    void lowessIsThatOfR() {
        for (final String name : ReferenceValues.names(EXPECTED.get("lowess"))) {
            final JsonNode expected = EXPECTED.get("lowess").get(name);
            final Lowess.Curve curve = Lowess.withDefaults().withSpan(expected.get("f").asDouble())
                .withDelta(expected.get("delta").asDouble())
                .fit(ReferenceValues.numbers(expected.get("x")), ReferenceValues.numbers(expected.get("y")));
            for (int i = 0; i < curve.y().length; i++) {
                R.absolute("lowess", name + " " + i, curve.y()[i],
                    ReferenceValues.number(expected.get("smooth").get(i)), 1e-12);
            }
        }
    }

    @Test
    void hosmerLemeshowGroupsStatisticAndBothTailsAreThoseOfR() {
        for (final String name : ReferenceValues.names(EXPECTED.get("hosmer_lemeshow"))) {
            final JsonNode expected = EXPECTED.get("hosmer_lemeshow").get(name);
            final boolean[] y = ReferenceValues.flags(expected.get("y"));
            final double[] p = ReferenceValues.numbers(expected.get("p"));
            final HosmerLemeshow test = HosmerLemeshow.withDefaults().withGroups(expected.get("g").asInt());
            final HosmerLemeshow.Result validation = test.test(y, p, Role.VALIDATION);
            final HosmerLemeshow.Result training = test.test(y, p, Role.TRAINING);
            assertThat(validation.groups().stream().mapToInt(HosmerLemeshow.Group::rows)).as(name)
                .containsExactly(boxed(expected.get("rows")));
            assertThat(validation.groups().stream().mapToInt(HosmerLemeshow.Group::observed)).as(name)
                .containsExactly(boxed(expected.get("observed")));
            for (int g = 0; g < validation.groups().size(); g++) {
                R.absolute("Hosmer-Lemeshow expected", name, validation.groups().get(g).expected(),
                    ReferenceValues.number(expected.get("expected").get(g)), 1e-12);
            }
            R.relative("Hosmer-Lemeshow statistic", name, validation.statistic(), number(expected, "statistic"), 1e-11);
            R.relative("Hosmer-Lemeshow p", name, training.p(), number(expected, "p_training"), 1e-10);
            R.relative("Hosmer-Lemeshow p", name, validation.p(), number(expected, "p_validation"), 1e-10);
            assertThat(validation.degreesOfFreedom()).isEqualTo(training.degreesOfFreedom() + 2);
        }
    }

    @Test
    void netBenefitIsTheFormulaWithThresholdsThatAreMetCountedAsPositive() {
        for (final String name : ReferenceValues.names(EXPECTED.get("decision"))) {
            final JsonNode expected = EXPECTED.get("decision").get(name);
            final DecisionCurve.Result result = DecisionCurve.withDefaults().compute(
                ReferenceValues.flags(expected.get("y")), Map.of("m", ReferenceValues.numbers(expected.get("p"))));
            for (int k = 0; k < result.thresholds().length; k++) {
                final String where = name + " at " + result.thresholds()[k];
                R.absolute("net benefit", where, result.models().get(0).netBenefit()[k], number(expected, "model", k),
                    1e-14);
                R.absolute("net benefit of all", where, result.all()[k], number(expected, "all", k), 1e-14);
                R.absolute("interventions avoided", where, result.models().get(0).interventionsAvoided()[k],
                    number(expected, "avoided", k), 1e-11);
            }
        }
    }

    private static Integer[] boxed(final JsonNode array) {
        final Integer[] values = new Integer[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.get(i).asInt();
        }
        return values;
    }

    private static double number(final JsonNode expected, final String field) {
        return ReferenceValues.number(expected.get(field));
    }

    private static double number(final JsonNode expected, final String field, final int k) {
        return ReferenceValues.number(expected.get(field).get(k));
    }
}
