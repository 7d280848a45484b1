package org.radiomics.knime.tests.stats;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.radiomics.knime.stats.test.ChiSquare;
import org.radiomics.knime.stats.test.FisherExact;
import org.radiomics.knime.stats.test.Levene;
import org.radiomics.knime.stats.test.OneWayAnova;
import org.radiomics.knime.stats.test.TTest;
import org.radiomics.knime.tests.ReferenceValues;

class GroupTestsReferenceTest {

    private static final LargestDeviation R = new LargestDeviation("R t, fisher, chisq.test");

    private static final JsonNode FILE = ReferenceValues.read("group_tests");

    @AfterAll
    static void printDeviations() {
        R.print();
    }

    @Test
    void tTestsAreThoseOfR() {
        for (final String name : ReferenceValues.names(FILE.get("values"))) {
            final JsonNode expected = FILE.get("values").get(name);
            check(name, "pooled t", TTest.pooled(), expected, expected.get("pooled"));
            check(name, "Welch t", TTest.welch(), expected, expected.get("welch"));
        }
    }

    private static void check(final String name, final String quantity, final TTest test, final JsonNode groups,
        final JsonNode expected) {
        final TTest.Result actual =
            test.test(ReferenceValues.numbers(groups.get("a")), ReferenceValues.numbers(groups.get("b")));
        R.relative(quantity, name, actual.t(), expected.get("t").asDouble(), 1e-10);
        R.relative(quantity + " df", name, actual.df(), expected.get("df").asDouble(), 1e-10);
        R.relative(quantity + " p", name, actual.p(), expected.get("p").asDouble(), 1e-9);
        R.relative(quantity + " limits", name, actual.lower(), expected.get("lower").asDouble(), 1e-8);
        R.relative(quantity + " limits", name, actual.upper(), expected.get("upper").asDouble(), 1e-8);
    }

    @Test
    void leveneIsTheAnalysisOfVarianceOfAbsoluteDeviations() {
        for (final String name : ReferenceValues.names(FILE.get("values"))) {
            final JsonNode expected = FILE.get("values").get(name);
            if (name.equals("two_values")) {
                continue; // deviations of two values are equal up to rounding, which R's F then measures
            }
            final double[] a = ReferenceValues.numbers(expected.get("a"));
            final double[] b = ReferenceValues.numbers(expected.get("b"));
            final OneWayAnova.Result mean = Levene.withDefaults().test(a, b);
            R.relative("Levene F, mean", name, mean.f(), expected.get("levene_mean").get("f").asDouble(), 1e-9);
            R.relative("Levene p, mean", name, mean.p(), expected.get("levene_mean").get("p").asDouble(), 1e-9);
            final OneWayAnova.Result median = Levene.withDefaults().withCentre(Levene.Centre.MEDIAN).test(a, b);
            R.relative("Levene F, median", name, median.f(), expected.get("levene_median").get("f").asDouble(), 1e-9);
            R.relative("Levene p, median", name, median.p(), expected.get("levene_median").get("p").asDouble(), 1e-9);
        }
    }

    @Test
    void tablesOfCountsAreThoseOfR() {
        for (final String name : ReferenceValues.names(FILE.get("counts"))) {
            final JsonNode expected = FILE.get("counts").get(name);
            final int[][] counts = IntStream.range(0, expected.get("counts").size())
                .mapToObj(i -> ReferenceValues.integers(expected.get("counts").get(i))).toArray(int[][]::new);
            R.relative("Fisher p", name, FisherExact.withDefaults().test(counts).p(), expected.get("fisher").asDouble(),
                1e-9);
            final ChiSquare.Result plain = ChiSquare.withDefaults().test(counts);
            R.relative("chi-square", name, plain.statistic(), expected.get("chi").get("statistic").asDouble(), 1e-10);
            R.relative("chi-square p", name, plain.p(), expected.get("chi").get("p").asDouble(), 1e-9);
            final ChiSquare.Result yates = ChiSquare.withDefaults().withYates().test(counts);
            R.relative("Yates", name, yates.statistic(), expected.get("yates").get("statistic").asDouble(), 1e-10);
            R.relative("Yates p", name, yates.p(), expected.get("yates").get("p").asDouble(), 1e-9);
        }
    }
}
