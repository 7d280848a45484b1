package org.radiomics.knime.tests.stats;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.radiomics.knime.stats.Monitor;
import org.radiomics.knime.stats.cohort.TrainingRows;
import org.radiomics.knime.stats.evaluation.Cutoff;
import org.radiomics.knime.stats.evaluation.CutoffRule;
import org.radiomics.knime.stats.evaluation.Interval;
import org.radiomics.knime.stats.evaluation.PartialArea;
import org.radiomics.knime.stats.evaluation.Performance;
import org.radiomics.knime.stats.evaluation.Proportion;
import org.radiomics.knime.stats.evaluation.ProportionMethod;
import org.radiomics.knime.stats.evaluation.Roc;
import org.radiomics.knime.stats.evaluation.RocBootstrap;
import org.radiomics.knime.tests.ReferenceValues;

class RocIntervalsReferenceTest {

    private static final LargestDeviation PROC = new LargestDeviation("pROC");

    private static final LargestDeviation BOOT = new LargestDeviation("boot");

    private static final LargestDeviation R = new LargestDeviation("R binom.test");

    private static final LargestDeviation EPI_R = new LargestDeviation("epiR");

    private static final JsonNode EXPECTED = ReferenceValues.read("roc_intervals");

    @AfterAll
    static void printDeviations() {
        PROC.print();
        BOOT.print();
        R.print();
        EPI_R.print();
    }

    @Test
    void partialAreasAndTheirCorrectionAreThoseOfProc() {
        for (final String name : ReferenceValues.names(EXPECTED.get("partial"))) {
            final JsonNode expected = EXPECTED.get("partial").get(name);
            for (final JsonNode part : expected.get("parts")) {
                final String where = name + " " + part;
                final double area = part(part).of(roc(expected));
                PROC.absolute("partial AUC", where, area, number(part, "area"), 1e-14);
                PROC.absolute("corrected partial AUC", where, part(part).corrected(area), number(part, "corrected"),
                    1e-12);
            }
        }
    }

    @Test
    void bootstrapWithTheSameResamplesIsThatOfProcAndBoot() {
        for (final String name : ReferenceValues.names(EXPECTED.get("bootstrap"))) {
            final JsonNode expected = EXPECTED.get("bootstrap").get(name);
            RocBootstrap bootstrap = RocBootstrap.withDefaults().withResamples(resamples(expected))
                .withStratified(expected.get("stratified").asBoolean()).withConfidence(number(expected, "confidence"));
            if (!expected.get("part").isNull()) {
                bootstrap = bootstrap.withPart(part(expected.get("part")));
            }
            final RocBootstrap.Result result = bootstrap.intervals(roc(expected), Runnable::run, Monitor.NONE);
            PROC.absolute("bootstrapped area", name, result.area(), number(expected, "area"), 1e-14);
            PROC.absolute("bootstrap limits", name, result.percentile().lower(), number(expected, "lower"), 1e-12);
            PROC.absolute("bootstrap limits", name, result.percentile().upper(), number(expected, "upper"), 1e-12);
            PROC.absolute("bootstrap median", name, result.median(), number(expected, "median"), 1e-12);
            assertThat(result.failed()).as(name).isEqualTo(expected.get("failed").asInt());
            BOOT.absolute("BCa acceleration", name, result.acceleration(), number(expected, "acceleration"), 1e-12);
            final double[] bca = ReferenceValues.numbers(expected.get("bca"));
            BOOT.absolute("BCa limits", name, result.bca().lower(), bca[0], 1e-9);
            BOOT.absolute("BCa limits", name, result.bca().upper(), bca[1], 1e-9);
        }
    }

    @Test
    void bootstrapTestWithTheSameResamplesIsThatOfProc() {
        for (final String name : ReferenceValues.names(EXPECTED.get("tests"))) {
            final JsonNode expected = EXPECTED.get("tests").get(name);
            final boolean[] y = ReferenceValues.flags(expected.get("y"));
            RocBootstrap bootstrap = RocBootstrap.withDefaults().withResamples(resamples(expected));
            if (!expected.get("part").isNull()) {
                bootstrap = bootstrap.withPart(part(expected.get("part")));
            }
            final RocBootstrap.Comparison result =
                bootstrap.compare(Roc.of(y, ReferenceValues.numbers(expected.get("x1"))),
                    Roc.of(y, ReferenceValues.numbers(expected.get("x2"))), Runnable::run, Monitor.NONE);
            PROC.absolute("bootstrap test D", name, result.statistic(), number(expected, "D"), 1e-9);
            PROC.relative("bootstrap test p", name, result.p(), number(expected, "p"), 1e-9);
        }
    }

    @Test
    void binomialIntervalOfTheAreaIsThatOfTheNearestCount() {
        for (final String name : ReferenceValues.names(EXPECTED.get("binomial"))) {
            final JsonNode expected = EXPECTED.get("binomial").get(name);
            final Interval interval = roc(expected).binomialInterval(0.95);
            R.absolute("binomial limits of the AUC", name, interval.lower(), number(expected, "lower"), 1e-12);
            R.absolute("binomial limits of the AUC", name, interval.upper(), number(expected, "upper"), 1e-12);
        }
    }

    /** Printed in Stata's manual, [R] roctab, for the ratings of Hanley and McNeil 1982. */
    @Test
    void binomialIntervalOfRatedImagesIsThePrintedOne() {
        final Roc roc = roc(EXPECTED.get("binomial").get("ratings"));
        R.absolute("printed AUC", "ratings", roc.auc(), 0.8932, 5e-5);
        R.absolute("printed binomial limits", "ratings", roc.binomialInterval(0.95).lower(), 0.81559, 5e-6);
        R.absolute("printed binomial limits", "ratings", roc.binomialInterval(0.95).upper(), 0.94180, 5e-6);
    }

    @Test
    void directionOfMediansIsThatOfProc() {
        for (final String name : ReferenceValues.names(EXPECTED.get("medians"))) {
            final JsonNode expected = EXPECTED.get("medians").get(name);
            final boolean lower = expected.get("direction").asText().equals(">");
            assertThat(Roc.Direction.ofMedians(ReferenceValues.flags(expected.get("y")),
                ReferenceValues.numbers(expected.get("x")))).as(name)
                .isEqualTo(lower ? Roc.Direction.LOWER_IS_POSITIVE : Roc.Direction.HIGHER_IS_POSITIVE);
        }
    }

    @Test
    void cutoffReachesTheWantedSensitivityOrSpecificity() {
        for (final String name : ReferenceValues.names(EXPECTED.get("wanted"))) {
            final JsonNode expected = EXPECTED.get("wanted").get(name);
            final TrainingRows rows = TrainingRows.of(List.of("score"),
                new double[][]{ReferenceValues.numbers(expected.get("x"))}, ReferenceValues.flags(expected.get("y")));
            for (final JsonNode wanted : expected.get("cases")) {
                final double least = number(wanted, "least");
                final Cutoff cutoff = (wanted.get("of").asText().equals("sensitivity")
                    ? CutoffRule.sensitivityAtLeast(least) : CutoffRule.specificityAtLeast(least)).fit(rows, "score");
                final double[] tied = ReferenceValues.numbers(wanted.get("tied"));
                assertThat(cutoff.tied().stream().mapToDouble(t -> t).toArray()).as(name + wanted)
                    .containsExactlyInAnyOrder(tied);
                PROC.absolute("cut-off", name + wanted, cutoff.threshold(), number(wanted, "threshold"), 0);
            }
        }
    }

    @Test
    void proportionsAndLikelihoodRatiosAreThoseOfEpiR() {
        for (final String name : ReferenceValues.names(EXPECTED.get("decisions"))) {
            final JsonNode expected = EXPECTED.get("decisions").get(name);
            final Performance performance = new Performance(expected.get("tp").asInt(), expected.get("fp").asInt(),
                expected.get("tn").asInt(), expected.get("fn").asInt(), 0, number(expected, "confidence"));
            for (final ProportionMethod method : ProportionMethod.values()) {
                final JsonNode table = expected.get(method == ProportionMethod.WILSON ? "wilson" : "exact");
                proportion(name, table.get("sensitivity"), performance.sensitivity(), method);
                proportion(name, table.get("specificity"), performance.specificity(), method);
                proportion(name, table.get("accuracy"), performance.accuracy(), method);
                proportion(name, table.get("ppv"), performance.positivePredictiveValue(), method);
                proportion(name, table.get("npv"), performance.negativePredictiveValue(), method);
                ratio(name, table.get("lr_positive"), performance, Performance::positiveLikelihoodRatio,
                    Performance::positiveLikelihoodRatioInterval);
                ratio(name, table.get("lr_negative"), performance, Performance::negativeLikelihoodRatio,
                    Performance::negativeLikelihoodRatioInterval);
            }
        }
    }

    private static void proportion(final String name, final JsonNode expected, final Proportion proportion,
        final ProportionMethod method) {
        final double[] values = ReferenceValues.numbers(expected);
        EPI_R.absolute("proportion", name, proportion.estimate(), values[0], 1e-15);
        EPI_R.absolute(method.label() + " limits", name, proportion.interval(method).lower(), values[1], 1e-12);
        EPI_R.absolute(method.label() + " limits", name, proportion.interval(method).upper(), values[2], 1e-12);
    }

    private static void ratio(final String name, final JsonNode expected, final Performance performance,
        final Function<Performance, Double> estimate, final Function<Performance, Interval> interval) {
        final double[] values = ReferenceValues.numbers(expected);
        EPI_R.relative("likelihood ratio", name, estimate.apply(performance), values[0], 1e-12);
        EPI_R.relative("likelihood ratio limits", name, interval.apply(performance).lower(), values[1], 1e-12);
        EPI_R.relative("likelihood ratio limits", name, interval.apply(performance).upper(), values[2], 1e-12);
    }

    @Test
    void exactIntervalsAreThoseOfBinomTest() {
        for (final JsonNode expected : EXPECTED.get("clopper")) {
            final Proportion proportion =
                new Proportion(expected.get("count").asInt(), expected.get("total").asInt(), 0.95);
            final Interval limits = proportion.interval(ProportionMethod.CLOPPER_PEARSON);
            final String where = proportion.toString();
            R.relative("Clopper-Pearson limits", where, limits.lower(), number(expected, "lower"), 1e-11);
            R.relative("Clopper-Pearson limits", where, limits.upper(), number(expected, "upper"), 1e-11);
        }
    }

    private static Roc roc(final JsonNode expected) {
        return Roc.of(ReferenceValues.flags(expected.get("y")), ReferenceValues.numbers(expected.get("x")));
    }

    private static PartialArea part(final JsonNode expected) {
        return expected.get("focus").asText().equals("sensitivity")
            ? PartialArea.betweenSensitivities(number(expected, "from"), number(expected, "to"))
            : PartialArea.betweenSpecificities(number(expected, "from"), number(expected, "to"));
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
