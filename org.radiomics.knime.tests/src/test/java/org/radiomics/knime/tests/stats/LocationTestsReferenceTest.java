package org.radiomics.knime.tests.stats;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.radiomics.knime.stats.test.KruskalWallis;
import org.radiomics.knime.stats.test.Levene;
import org.radiomics.knime.stats.test.MannWhitney;
import org.radiomics.knime.stats.test.OneWayAnova;
import org.radiomics.knime.stats.test.ShapiroWilk;
import org.radiomics.knime.stats.test.WelchAnova;
import org.radiomics.knime.tests.ReferenceValues;

class LocationTestsReferenceTest {

    private static final LargestDeviation R = new LargestDeviation("R tests of location");

    private static final JsonNode FILE = ReferenceValues.read("location_tests");

    @AfterAll
    static void printDeviations() {
        R.print();
    }

    /** Powers of two round nothing, so that a test's result must not change: 1e-300, 1, 1e300. */
    private static final double[] SCALES = {0x1p-996, 1, 0x1p996};

    @Test
    void comparisonsOfTwoAndMoreGroupsAreThoseOfR() {
        for (final String name : ReferenceValues.names(FILE.get("groups"))) {
            final JsonNode expected = FILE.get("groups").get(name);
            for (final double scale : SCALES) {
                final String where = name + " times " + scale;
                final double[][] groups = Arrays.stream(ReferenceValues.matrix(expected.get("groups")))
                    .map(group -> times(group, scale)).toArray(double[][]::new);
                final OneWayAnova.Result anova = OneWayAnova.withDefaults().test(groups);
                R.relative("one-way F", where, anova.f(), number(expected, "anova", "statistic"), 1e-10);
                R.relative("one-way p", where, anova.p(), number(expected, "anova", "p"), 1e-9);
                final WelchAnova.Result welch = WelchAnova.withDefaults().test(groups);
                R.relative("Welch F", where, welch.f(), number(expected, "welch", "statistic"), 1e-10);
                R.relative("Welch df", where, welch.df2(), expected.get("welch").get("df").get(1).asDouble(), 1e-10);
                R.relative("Welch F p", where, welch.p(), number(expected, "welch", "p"), 1e-9);
                final KruskalWallis.Result kruskal = KruskalWallis.withDefaults().test(groups);
                R.relative("Kruskal-Wallis H", where, kruskal.h(), number(expected, "kruskal", "statistic"), 1e-10);
                R.relative("Kruskal-Wallis p", where, kruskal.p(), number(expected, "kruskal", "p"), 1e-9);
                checkLevene(where, groups, expected);
            }
        }
    }

    private static void checkLevene(final String where, final double[][] groups, final JsonNode expected) {
        final OneWayAnova.Result mean = Levene.withDefaults().test(groups);
        R.relative("Levene F, car, mean", where, mean.f(), number(expected, "levene_mean", "f"), 1e-9);
        R.relative("Levene p, car, mean", where, mean.p(), number(expected, "levene_mean", "p"), 1e-9);
        final OneWayAnova.Result median = Levene.withDefaults().withCentre(Levene.Centre.MEDIAN).test(groups);
        R.relative("Levene F, car, median", where, median.f(), number(expected, "levene_median", "f"), 1e-9);
        R.relative("Levene p, car, median", where, median.p(), number(expected, "levene_median", "p"), 1e-9);
    }

    @Test
    void mannWhitneyIsThatOfR() {
        for (final String name : ReferenceValues.names(FILE.get("pairs"))) {
            final JsonNode pair = FILE.get("pairs").get(name);
            final MannWhitney test = MannWhitney.withDefaults();
            check("automatic", name, test, pair);
            check("asymptotic", name, test.withMethod(MannWhitney.Method.ASYMPTOTIC), pair);
            check("plain", name, test.withMethod(MannWhitney.Method.ASYMPTOTIC).withoutContinuityCorrection(), pair);
            if (pair.get("a").size() * pair.get("b").size() <= 10_000) {
                check("exact", name, test.withMethod(MannWhitney.Method.EXACT), pair);
            }
        }
    }

    private static void check(final String call, final String name, final MannWhitney test, final JsonNode pair) {
        final MannWhitney.Result result =
            test.test(ReferenceValues.numbers(pair.get("a")), ReferenceValues.numbers(pair.get("b")));
        final double p = number(pair, call, "p");
        R.relative("Mann-Whitney p, " + call, name, result.p(), p, 1e-9);
        assertThat(result.reason().isEmpty()).as("p of %s, %s", name, call).isNotEqualTo(Double.isNaN(p));
        if (!Double.isNaN(p)) {
            R.relative("Mann-Whitney W", name, result.u(), number(pair, call, "w"), 1e-15);
        }
    }

    @Test
    void shapiroWilkIsThatOfR() {
        for (final String name : ReferenceValues.names(FILE.get("samples"))) {
            final JsonNode expected = FILE.get("samples").get(name);
            for (final double scale : new double[]{0x1p-300, 1, 0x1p300}) {
                final ShapiroWilk.Result result =
                    ShapiroWilk.withDefaults().test(times(ReferenceValues.numbers(expected.get("x")), scale));
                R.relative("Shapiro-Wilk W", name, result.w(), expected.get("w").asDouble(), 1e-10);
                R.relative("Shapiro-Wilk p", name, result.p(), expected.get("p").asDouble(), 1e-8);
            }
        }
    }

    private static double[] times(final double[] values, final double scale) {
        return Arrays.stream(values).map(v -> v * scale).toArray();
    }

    private static double number(final JsonNode node, final String test, final String field) {
        return ReferenceValues.number(node.get(test).get(field));
    }
}
