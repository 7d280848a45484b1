package org.radiomics.knime.tests.stats;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.radiomics.knime.stats.test.CochranArmitage;
import org.radiomics.knime.stats.test.FisherExact;
import org.radiomics.knime.stats.test.PAdjustment;
import org.radiomics.knime.tests.ReferenceValues;

class CountTestsReferenceTest {

    /** R's fisher.test solves for odds ratios between 0 and 1, or their reciprocals, to this. */
    private static final double UNIROOT = Math.pow(Math.ulp(1.0), 0.25);

    private static final LargestDeviation R = new LargestDeviation("R tests of counts, p.adjust");

    private static final JsonNode FILE = ReferenceValues.read("count_tests");

    @AfterAll
    static void printDeviations() {
        R.print();
    }

    private static int[][] counts(final JsonNode expected) {
        return IntStream.range(0, expected.get("counts").size())
            .mapToObj(i -> ReferenceValues.integers(expected.get("counts").get(i))).toArray(int[][]::new);
    }

    @Test
    void fourfoldTablesHaveTheConditionalOddsRatioWithLimits() {
        for (final String name : ReferenceValues.names(FILE.get("fourfold"))) {
            final JsonNode expected = FILE.get("fourfold").get(name);
            final FisherExact.Result result = FisherExact.withDefaults().test(counts(expected));
            R.relative("Fisher p, 2 x 2", name, result.p(), expected.get("p").asDouble(), 1e-9);
            final double[] actual = {result.conditionalOddsRatio(), result.lower(), result.upper()};
            final double[] solved = ReferenceValues.numbers(expected.get("solved"));
            final double[] printed = ReferenceValues.numbers(expected.get("r"));
            for (int i = 0; i < actual.length; i++) {
                R.relative("Fisher odds ratio, limits", name, actual[i], solved[i], 1e-8);
                if (actual[i] <= 1) {
                    R.absolute("the same from fisher.test", name, actual[i], printed[i], UNIROOT);
                } else {
                    R.absolute("the same from fisher.test", name, 1 / actual[i], 1 / printed[i], UNIROOT);
                }
            }
            final FisherExact.Result narrow = FisherExact.withDefaults().withConfidence(0.9).test(counts(expected));
            final double[] limits = ReferenceValues.numbers(expected.get("limits90"));
            R.relative("Fisher 90 % limits", name, narrow.lower(), limits[0], 1e-8);
            R.relative("Fisher 90 % limits", name, narrow.upper(), limits[1], 1e-8);
        }
    }

    @Test
    void largerTablesAreThoseOfR() {
        for (final String name : ReferenceValues.names(FILE.get("larger"))) {
            final JsonNode expected = FILE.get("larger").get(name);
            R.relative("Fisher p, r x c", name, FisherExact.withDefaults().test(counts(expected)).p(),
                expected.get("p").asDouble(), 1e-8);
        }
    }

    @Test
    void trendIsThatOfR() {
        for (final String name : ReferenceValues.names(FILE.get("trends"))) {
            final JsonNode expected = FILE.get("trends").get(name);
            final CochranArmitage.Result result =
                CochranArmitage.withDefaults().test(ReferenceValues.integers(expected.get("events")),
                    ReferenceValues.integers(expected.get("trials")), ReferenceValues.numbers(expected.get("scores")));
            if (name.equals("flat")) {
                assertThat(result.z()).isZero();
                assertThat(result.p()).isEqualTo(1);
                continue;
            }
            R.relative("trend chi-square", name, result.chiSquare(), expected.get("statistic").asDouble(), 1e-9);
            R.relative("trend p", name, result.p(), expected.get("p").asDouble(), 1e-9);
        }
    }

    @Test
    void adjustedValuesAreThoseOfR() {
        for (final String name : ReferenceValues.names(FILE.get("adjusted"))) {
            final JsonNode expected = FILE.get("adjusted").get(name);
            final double[] p = ReferenceValues.numbers(expected.get("p"));
            check("Bonferroni", name, PAdjustment.BONFERRONI.adjust(p), expected.get("bonferroni"));
            check("Holm", name, PAdjustment.HOLM.adjust(p), expected.get("holm"));
            check("Benjamini-Hochberg", name, PAdjustment.BENJAMINI_HOCHBERG.adjust(p), expected.get("bh"));
            check("not adjusted", name, PAdjustment.NONE.adjust(p), expected.get("p"));
        }
    }

    private static void check(final String method, final String name, final double[] actual, final JsonNode expected) {
        for (int i = 0; i < actual.length; i++) {
            R.relative(method, name, actual[i], ReferenceValues.number(expected.get(i)), 1e-15);
        }
    }
}
