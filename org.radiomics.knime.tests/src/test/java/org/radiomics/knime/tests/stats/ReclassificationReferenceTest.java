package org.radiomics.knime.tests.stats;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.radiomics.knime.stats.evaluation.Interval;
import org.radiomics.knime.stats.evaluation.McNemar;
import org.radiomics.knime.stats.evaluation.Reclassification;
import org.radiomics.knime.tests.ReferenceValues;

class ReclassificationReferenceTest {

    private static final LargestDeviation HMISC = new LargestDeviation("Hmisc improveProb");

    private static final LargestDeviation R = new LargestDeviation("R mcnemar.test, binom.test");

    private static final LargestDeviation BY_HAND = new LargestDeviation("arithmetic of counts");

    private static final JsonNode EXPECTED = ReferenceValues.read("reclassification");

    @AfterAll
    static void printDeviations() {
        HMISC.print();
        R.print();
        BY_HAND.print();
    }

    @Test
    void improvementsAreThoseOfHmisc() {
        for (final String name : ReferenceValues.names(EXPECTED.get("models"))) {
            final JsonNode expected = EXPECTED.get("models").get(name);
            final boolean[] y = ReferenceValues.flags(expected.get("y"));
            final double[] before = ReferenceValues.numbers(expected.get("before"));
            final double[] after = ReferenceValues.numbers(expected.get("after"));
            final Reclassification plain = Reclassification.withDefaults();
            final Reclassification.Result categorical =
                plain.categorical(y, before, after, ReferenceValues.numbers(expected.get("cutoffs")));
            improvement("categorical NRI", name, expected.get("categorical"), categorical);
            improvement("continuous NRI", name, expected.get("continuous"), plain.continuous(y, before, after));
            estimate("IDI", name, expected.get("idi"), plain.discrimination(y, before, after).total());
            assertThat(categorical.rows()).as(name).isEqualTo(expected.get("rows").asInt());
            assertThat(categorical.missing()).as(name).isEqualTo(y.length - categorical.rows());
        }
    }

    @Test
    void percentilesWithTheSameResamplesAreThoseOfHmisc() {
        for (final String name : ReferenceValues.names(EXPECTED.get("models"))) {
            final JsonNode expected = EXPECTED.get("models").get(name);
            final boolean[] y = ReferenceValues.flags(expected.get("y"));
            final double[] before = ReferenceValues.numbers(expected.get("before"));
            final double[] after = ReferenceValues.numbers(expected.get("after"));
            final Reclassification bootstrap = Reclassification.withDefaults().withResamples(resamples(expected));
            percentiles("categorical NRI percentiles", name, expected.get("categorical_percentile"),
                bootstrap.categorical(y, before, after, ReferenceValues.numbers(expected.get("cutoffs"))));
            percentiles("continuous NRI percentiles", name, expected.get("continuous_percentile"),
                bootstrap.continuous(y, before, after));
            percentiles("IDI percentiles", name, expected.get("idi_percentile"),
                bootstrap.discrimination(y, before, after));
        }
    }

    @Test
    void tableOfCountsIsCountedAsByHand() {
        final JsonNode expected = EXPECTED.get("counted");
        final boolean[] y = ReferenceValues.flags(expected.get("y"));
        final Reclassification.Result result = Reclassification.withDefaults().categorical(y,
            shares(expected.get("before")), shares(expected.get("after")), 1.5 / 7, 2.5 / 7);
        improvement("table of counts", "three categories", expected.get("improvement"), result);
        assertThat(List.of(result.positivesUp(), result.positivesDown(), result.negativesUp(), result.negativesDown()))
            .containsExactly(29, 7, 173, 174);
        BY_HAND.absolute("NRI", "three categories", result.total().value(), 22 / 183.0 + 1 / 3081.0, 1e-15);
        // Z with the variance under the hypothesis of no improvement.
        final double variance = (29 + 7) / (183.0 * 183) + (173 + 174) / (3081.0 * 3081);
        BY_HAND.absolute("Z without improvement", "three categories", result.total().value() / Math.sqrt(variance),
            3.615605, 5e-7);
    }

    @Test
    void mcnemarsTestsAreThoseOfR() {
        for (final JsonNode expected : EXPECTED.get("mcnemar")) {
            final McNemar.Result result = McNemar.test(expected.get("b").asInt(), expected.get("c").asInt());
            final String where = expected.get("b") + " against " + expected.get("c");
            R.relative("McNemar chi-square", where, result.statistic(), number(expected, "statistic"), 1e-14);
            R.relative("McNemar p", where, result.p(), number(expected, "p"), 1e-10);
            R.relative("McNemar chi-square", where, result.corrected(), number(expected, "corrected"), 1e-14);
            R.relative("McNemar p", where, result.correctedP(), number(expected, "corrected_p"), 1e-10);
            R.relative("McNemar exact p", where, result.exactP(), number(expected, "exact"), 1e-10);
        }
    }

    private static void improvement(final String measure, final String where, final JsonNode expected,
        final Reclassification.Result actual) {
        estimate(measure, where, expected.get("total"), actual.total());
        estimate(measure, where + ", positive rows", expected.get("positives"), actual.positives());
        estimate(measure, where + ", negative rows", expected.get("negatives"), actual.negatives());
        assertThat(new int[]{actual.positivesUp(), actual.negativesUp()}).as(where)
            .containsExactly(ReferenceValues.integers(expected.get("up")));
        assertThat(new int[]{actual.positivesDown(), actual.negativesDown()}).as(where)
            .containsExactly(ReferenceValues.integers(expected.get("down")));
    }

    private static void estimate(final String measure, final String where, final JsonNode expected,
        final Reclassification.Estimate actual) {
        HMISC.absolute(measure, where, actual.value(), number(expected, "value"), 1e-12);
        HMISC.absolute(measure + " SE", where, actual.standardError(), number(expected, "se"), 1e-12);
        HMISC.absolute(measure + " limits", where, actual.lower(), number(expected, "lower"), 1e-12);
        HMISC.absolute(measure + " limits", where, actual.upper(), number(expected, "upper"), 1e-12);
        HMISC.absolute(measure + " z", where, actual.z(), number(expected, "z"), 1e-10);
        HMISC.relative(measure + " p", where, actual.p(), number(expected, "p"), 1e-10);
    }

    private static void percentiles(final String measure, final String where, final JsonNode expected,
        final Reclassification.Result actual) {
        final Interval interval = actual.total().bootstrap().orElseThrow();
        HMISC.absolute(measure, where, interval.lower(), ReferenceValues.numbers(expected)[0], 1e-12);
        HMISC.absolute(measure, where, interval.upper(), ReferenceValues.numbers(expected)[1], 1e-12);
    }

    private static double[] shares(final JsonNode categories) {
        final double[] shares = ReferenceValues.numbers(categories);
        for (int i = 0; i < shares.length; i++) {
            shares[i] /= 7;
        }
        return shares;
    }

    private static int[][] resamples(final JsonNode expected) {
        final int[][] resamples = new int[expected.get("resamples").size()][];
        for (int r = 0; r < resamples.length; r++) {
            resamples[r] = ReferenceValues.integers(expected.get("resamples").get(r));
        }
        return resamples;
    }

    private static double number(final JsonNode expected, final String field) {
        return ReferenceValues.number(expected.get(field));
    }
}
