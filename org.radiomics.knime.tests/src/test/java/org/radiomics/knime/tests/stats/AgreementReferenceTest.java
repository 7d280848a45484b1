package org.radiomics.knime.tests.stats;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.radiomics.knime.stats.reliability.BlandAltman;
import org.radiomics.knime.stats.reliability.Concordance;
import org.radiomics.knime.tests.ReferenceValues;

class AgreementReferenceTest {

    private static final LargestDeviation R = new LargestDeviation("epiR::epi.ccc");

    private static final JsonNode CASES = ReferenceValues.read("agreement").get("cases");

    @AfterAll
    static void printDeviations() {
        R.print();
    }

    @Test
    void concordanceAndItsLimitsAreThoseOfEpiR() {
        for (final String name : ReferenceValues.names(CASES)) {
            final JsonNode expected = CASES.get(name);
            final double[] x = ReferenceValues.numbers(expected.get("x"));
            final double[] y = ReferenceValues.numbers(expected.get("y"));
            for (final double scale : new double[]{0x1p-800, 1, 0x1p800}) {
                final Concordance.Result result = Concordance.withDefaults().compute(times(x, scale), times(y, scale));
                check("concordance, limits", name, expected.get("ccc"), result.estimate(), result.lower(),
                    result.upper());
                R.relative("concordance, accuracy", name, result.accuracy(), expected.get("accuracy").asDouble(), 1e-9);
                R.relative("concordance, precision", name, result.precision(), expected.get("precision").asDouble(),
                    1e-9);
                assertThat(result.dropped()).isEqualTo(expected.get("dropped").asInt());
                assertThat(result.reason()).isEmpty();
            }
            final Concordance.Result narrow = Concordance.withDefaults().withConfidence(0.9).compute(x, y);
            check("concordance, 90 % limits", name, expected.get("ccc90"), narrow.estimate(), narrow.lower(),
                narrow.upper());
        }
    }

    @Test
    void limitsOfAgreementAreThoseOfEpiR() {
        for (final String name : ReferenceValues.names(CASES)) {
            final JsonNode expected = CASES.get(name);
            final BlandAltman.Result result = BlandAltman.withDefaults().compute(
                ReferenceValues.numbers(expected.get("x")), ReferenceValues.numbers(expected.get("y")));
            check("bias, interval", name, expected.get("bias"), values(result.bias()));
            check("bias, interval of t.test", name, expected.get("by_test"), result.bias().lower(),
                result.bias().upper());
            R.relative("SD of differences", name, result.sd(), expected.get("sd").asDouble(), 1e-9);
            check("limits of agreement, intervals", name, expected.get("lower"), values(result.lower()));
            check("limits of agreement, intervals", name, expected.get("upper"), values(result.upper()));
        }
    }

    private static double[] values(final BlandAltman.Limit limit) {
        return new double[]{limit.value(), limit.lower(), limit.upper()};
    }

    private static void check(final String quantity, final String name, final JsonNode expected,
        final double... actual) {
        for (int i = 0; i < actual.length; i++) {
            R.relative(quantity, name, actual[i], ReferenceValues.number(expected.get(i)), 1e-8);
        }
    }

    private static double[] times(final double[] values, final double scale) {
        return Arrays.stream(values).map(v -> v * scale).toArray();
    }
}
