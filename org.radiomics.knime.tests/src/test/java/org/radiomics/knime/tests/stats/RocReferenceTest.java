package org.radiomics.knime.tests.stats;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.radiomics.knime.stats.cohort.TrainingRows;
import org.radiomics.knime.stats.evaluation.Cutoff;
import org.radiomics.knime.stats.evaluation.CutoffRule;
import org.radiomics.knime.stats.evaluation.DeLong;
import org.radiomics.knime.stats.evaluation.Proportion;
import org.radiomics.knime.stats.evaluation.Roc;
import org.radiomics.knime.tests.ReferenceValues;

class RocReferenceTest {

    private static final LargestDeviation PROC = new LargestDeviation("pROC");

    private static final LargestDeviation R = new LargestDeviation("R prop.test");

    private static final JsonNode EXPECTED = ReferenceValues.read("roc");

    @AfterAll
    static void printDeviations() {
        PROC.print();
        R.print();
    }

    @Test
    void areaVarianceAndIntervalAreThoseOfProc() {
        for (final String name : ReferenceValues.names(EXPECTED.get("curves"))) {
            final JsonNode expected = EXPECTED.get("curves").get(name);
            final Roc roc = roc(expected);
            PROC.absolute("AUC", name, roc.auc(), number(expected, "auc"), 1e-15);
            PROC.absolute("DeLong variance", name, roc.variance(), number(expected, "variance"), 1e-9);
            PROC.absolute("DeLong limits", name, roc.interval(0.95).lower(), number(expected, "lower"), 1e-9);
            PROC.absolute("DeLong limits", name, roc.interval(0.95).upper(), number(expected, "upper"), 1e-9);
        }
    }

    @Test
    void pointsAndThresholdsAreThoseOfProcInItsOrder() {
        for (final String name : ReferenceValues.names(EXPECTED.get("curves"))) {
            final JsonNode expected = EXPECTED.get("curves").get(name);
            final List<Roc.Point> points = roc(expected).points();
            assertThat(points).as(name).hasSameSizeAs(expected.get("thresholds"));
            for (int i = 0; i < points.size(); i++) {
                final Roc.Point point = points.get(i);
                final String where = name + " point " + i;
                PROC.relative("ROC threshold", where, point.threshold(), number(expected, "thresholds", i), 0);
                PROC.absolute("ROC sensitivity", where, point.sensitivity(), number(expected, "sensitivities", i),
                    1e-15);
                PROC.absolute("ROC specificity", where, point.specificity(), number(expected, "specificities", i),
                    1e-15);
            }
        }
    }

    @Test
    void tiedCutoffsAreThoseOfProc() {
        for (final String name : ReferenceValues.names(EXPECTED.get("curves"))) {
            final JsonNode expected = EXPECTED.get("curves").get(name);
            final TrainingRows rows = TrainingRows.of(List.of("score"),
                new double[][]{ReferenceValues.numbers(expected.get("x"))}, ReferenceValues.flags(expected.get("y")));
            final Cutoff youden = CutoffRule.youden().withDirection(direction(expected)).fit(rows, "score");
            final Cutoff closest = CutoffRule.closestTopLeft().withDirection(direction(expected)).fit(rows, "score");
            assertThat(youden.tied()).as(name).containsExactlyInAnyOrder(boxed(expected.get("youden")));
            assertThat(closest.tied()).as(name).containsExactlyInAnyOrder(boxed(expected.get("closest")));
            assertThat(youden.tied()).contains(youden.threshold());
        }
    }

    @Test
    void pairedTestIsThatOfProc() {
        for (final String name : ReferenceValues.names(EXPECTED.get("tests"))) {
            final JsonNode expected = EXPECTED.get("tests").get(name);
            final boolean[] y = ReferenceValues.flags(expected.get("y"));
            final DeLong.Result result = DeLong.paired(Roc.of(y, ReferenceValues.numbers(expected.get("x1"))),
                Roc.of(y, ReferenceValues.numbers(expected.get("x2"))));
            PROC.absolute("paired DeLong Z", name, result.statistic(), number(expected, "z"), 1e-9);
            PROC.relative("paired DeLong p", name, result.p(), number(expected, "p"), 1e-9);
            PROC.absolute("paired DeLong limits", name, result.lower(), number(expected, "lower"), 1e-9);
            PROC.absolute("paired DeLong limits", name, result.upper(), number(expected, "upper"), 1e-9);
        }
    }

    @Test
    void unpairedTestIsThatOfProc() {
        for (final String name : ReferenceValues.names(EXPECTED.get("tests"))) {
            final JsonNode expected = EXPECTED.get("tests").get(name);
            final DeLong.Result result = DeLong.unpaired(rows(expected, "x1", 1), rows(expected, "x2", 0));
            PROC.absolute("unpaired DeLong t", name, result.statistic(), number(expected, "unpaired_t"), 1e-9);
            PROC.relative("unpaired DeLong df", name, result.degreesOfFreedom(), number(expected, "unpaired_df"), 1e-9);
            PROC.relative("unpaired DeLong p", name, result.p(), number(expected, "unpaired_p"), 1e-9);
        }
    }

    @Test
    void wilsonIntervalsAreThoseOfPropTest() {
        for (final JsonNode expected : EXPECTED.get("wilson")) {
            final Proportion proportion =
                new Proportion(expected.get("count").asInt(), expected.get("total").asInt(), 0.95);
            R.absolute("Wilson limits", proportion.toString(), proportion.lower(), number(expected, "lower"), 1e-12);
            R.absolute("Wilson limits", proportion.toString(), proportion.upper(), number(expected, "upper"), 1e-12);
        }
    }

    private static Roc roc(final JsonNode expected) {
        return Roc.of(ReferenceValues.flags(expected.get("y")), ReferenceValues.numbers(expected.get("x")),
            direction(expected));
    }

    private static Roc.Direction direction(final JsonNode expected) {
        return expected.get("direction").asText().equals("<") ? Roc.Direction.HIGHER_IS_POSITIVE
            : Roc.Direction.LOWER_IS_POSITIVE;
    }

    /** The rows whose index, counted from 0, leaves that remainder when halved. */
    private static Roc rows(final JsonNode expected, final String score, final int remainder) {
        final boolean[] y = ReferenceValues.flags(expected.get("y"));
        final double[] x = ReferenceValues.numbers(expected.get(score));
        final int[] kept = IntStream.range(0, y.length).filter(i -> i % 2 == remainder).toArray();
        final boolean[] positive = new boolean[kept.length];
        for (int i = 0; i < kept.length; i++) {
            positive[i] = y[kept[i]];
        }
        return Roc.of(positive, IntStream.of(kept).mapToDouble(i -> x[i]).toArray());
    }

    private static Double[] boxed(final JsonNode array) {
        return Arrays.stream(ReferenceValues.numbers(array)).boxed().toArray(Double[]::new);
    }

    private static double number(final JsonNode expected, final String field) {
        return ReferenceValues.number(expected.get(field));
    }

    private static double number(final JsonNode expected, final String field, final int i) {
        return ReferenceValues.number(expected.get(field).get(i));
    }
}
