package org.radiomics.knime.tests.stats;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.radiomics.knime.stats.evaluation.DecisionCurve;
import org.radiomics.knime.tests.ReferenceValues;

class DecisionCurveReferenceTest {

    private static final LargestDeviation DCURVES = new LargestDeviation("dcurves");

    private static final JsonNode EXPECTED = ReferenceValues.read("decision_curves");

    private static final List<String> CASES =
        List.of("training", "validation", "whole", "at_thresholds", "one_event", "constant");

    @AfterAll
    static void printDeviations() {
        DCURVES.print();
    }

    @Test
    void netBenefitAndInterventionsAvoidedAreThoseOfDcurves() {
        for (final String name : CASES) {
            final JsonNode expected = EXPECTED.get(name).get("curves");
            final DecisionCurve.Result result = compute(DecisionCurve.withDefaults(), EXPECTED.get(name));
            for (final DecisionCurve.Curve curve : result.models()) {
                final JsonNode model = expected.get(curve.model());
                compare("net benefit", name, curve.netBenefit(), model.get("benefit"), 1e-14);
                compare("interventions avoided", name, curve.interventionsAvoided(), model.get("avoided"), 1e-11);
                assertThat(curve.benefitBand()).isEmpty();
            }
            compare("net benefit of all", name, result.all(), expected.get("all").get("benefit"), 1e-14);
            compare("net benefit of none", name, result.none(), expected.get("none").get("benefit"), 0);
        }
    }

    @Test
    void bandsWithTheSameResamplesAreQuantilesOfDcurves() {
        for (final String name : CASES) {
            final JsonNode expected = EXPECTED.get(name).get("bands");
            if (expected.isEmpty()) {
                continue;
            }
            final DecisionCurve.Result result =
                compute(DecisionCurve.withDefaults().withResamples(resamples(EXPECTED.get(name))), EXPECTED.get(name));
            for (final DecisionCurve.Curve curve : result.models()) {
                final JsonNode model = expected.get(curve.model());
                band("band of net benefit", name, curve.benefitBand().orElseThrow(), model.get("benefit"), 1e-14);
                band("band of interventions avoided", name, curve.avoidedBand().orElseThrow(), model.get("avoided"),
                    1e-11);
            }
            band("band of all", name, result.allBand().orElseThrow(), expected.get("all").get("benefit"), 1e-14);
        }
    }

    private static DecisionCurve.Result compute(final DecisionCurve settings, final JsonNode expected) {
        final Map<String, double[]> models = new LinkedHashMap<>();
        for (final String model : ReferenceValues.names(expected.get("models"))) {
            models.put(model, ReferenceValues.numbers(expected.get("models").get(model)));
        }
        return settings.compute(ReferenceValues.flags(expected.get("y")), models);
    }

    private static void band(final String quantity, final String where, final DecisionCurve.Band actual,
        final JsonNode expected, final double tolerance) {
        compare(quantity, where, actual.lower(), expected.get("lower"), tolerance);
        compare(quantity, where, actual.upper(), expected.get("upper"), tolerance);
    }

    /** Relative to 1 or to the value, whichever is larger: near threshold 1 the odds are 99. */
    private static void compare(final String quantity, final String where, final double[] actual,
        final JsonNode expected, final double tolerance) {
        assertThat(actual).hasSameSizeAs(ReferenceValues.numbers(expected));
        for (int k = 0; k < actual.length; k++) {
            final double value = ReferenceValues.number(expected.get(k));
            DCURVES.absolute(quantity, where + " at " + k, actual[k], value,
                tolerance * Math.max(1, Double.isNaN(value) ? 1 : Math.abs(value)));
        }
    }

    private static int[][] resamples(final JsonNode expected) {
        final int[][] resamples = new int[expected.get("resamples").size()][];
        for (int r = 0; r < resamples.length; r++) {
            resamples[r] = ReferenceValues.integers(expected.get("resamples").get(r));
        }
        return resamples;
    }
}
