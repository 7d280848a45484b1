package org.radiomics.knime.stats.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.radiomics.knime.stats.cohort.TrainingRows;

class RocTest {

    private static final boolean[] POSITIVE = {false, false, true, false, true, true};

    private static final double[] SCORE = {1, 2, 2, 3, 4, 5};

    private static TrainingRows rows() {
        return TrainingRows.of(List.of("score"), new double[][]{SCORE}, POSITIVE);
    }

    @Test
    void areaIsTheShareOfOrderedPairsWithTiesCountingHalf() {
        // Of nine pairs, the positive 2 beats 1, ties 2, loses to 3; 4 and 5 beat all.
        assertThat(Roc.of(POSITIVE, SCORE).auc()).isEqualTo(7.5 / 9);
    }

    @Test
    void directionIsAsToldEvenWhereTheOppositeWouldLookBetter() {
        assertThat(Roc.of(POSITIVE, SCORE, Roc.Direction.LOWER_IS_POSITIVE).auc()).isEqualTo(1.5 / 9);
    }

    @Test
    void rowsWithoutAScoreAreCounted() {
        final Roc roc = Roc.of(new boolean[]{true, false, true, false}, new double[]{2, 1, Double.NaN, 0});
        assertThat(roc.missing()).isEqualTo(1);
        assertThat(roc.positives()).isEqualTo(1);
        assertThat(roc.variance()).isNaN();
        assertThat(roc.interval(0.95).lower()).isNaN();
        assertThat(roc.reason()).startsWith("DeLong's variance needs two rows of each level; there are 1 positive and"
            + " 2");
    }

    @Test
    void anAreaOfOneHasAnIntervalWithoutWidthAndSaysSo() {
        final Roc roc = Roc.of(new boolean[]{false, false, true, true}, new double[]{1, 2, 3, 4});
        assertThat(roc.interval(0.95)).isEqualTo(new Interval(1, 1));
        assertThat(roc.reason()).isEqualTo("The scores separate the levels, so that DeLong's interval has no width.");
    }

    @Test
    void badInputIsRefusedWithTheRowOrTheCounts() {
        assertThatThrownBy(() -> Roc.of(new boolean[]{true, false}, new double[]{1, Double.POSITIVE_INFINITY}))
            .hasMessage("The score of row 2 is infinite. Correct it, or leave the row out.");
        assertThatThrownBy(() -> Roc.of(new boolean[]{true, true}, new double[]{1, 2}))
            .hasMessageContaining("there are 2 positive and 0 negative rows with a score");
        assertThatThrownBy(() -> Roc.of(new boolean[]{true}, new double[]{1, 2}))
            .hasMessage("There are 1 outcomes but 2 scores. Give one score per row.");
    }

    @Test
    void pairedTestUsesTheRowsThatBothScoresHave() {
        final boolean[] positive = {false, true, false, true, false, true, true};
        final Roc first = Roc.of(positive, new double[]{1, 2, 3, 4, 5, 6, Double.NaN});
        final Roc second = Roc.of(positive, new double[]{2, 1, 4, 6, Double.NaN, 5, 7});
        assertThat(DeLong.paired(first, second).rows()).isEqualTo(5);
        assertThatThrownBy(() -> DeLong.paired(first, Roc.of(POSITIVE, SCORE)))
            .hasMessageStartingWith("The paired DeLong test compares two scores of the same rows");
    }

    @Test
    void scoresThatOrderAlikeDifferByNothingWithCertainty() {
        final DeLong.Result result =
            DeLong.paired(Roc.of(POSITIVE, SCORE), Roc.of(POSITIVE, new double[]{10, 20, 20, 30, 40, 50}));
        assertThat(result.statistic()).isZero();
        assertThat(result.p()).isEqualTo(1);
    }

    @Test
    void cutoffIsLearnedOnTrainingRowsAndAppliedToOthers() {
        final Cutoff cutoff = CutoffRule.youden().fit(rows(), "score");
        // Above 3.5: sensitivity 2/3, specificity 1. Above 1.5: 1 and 1/3.
        assertThat(cutoff.threshold()).isEqualTo(3.5);
        final Performance performance =
            cutoff.apply(new boolean[]{true, true, false, false, true}, new double[]{3.5, 1, 9, 3, Double.NaN});
        assertThat(performance.sensitivity()).hasToString("1/2");
        assertThat(performance.specificity()).hasToString("1/2");
        assertThat(performance.accuracy()).hasToString("2/4");
        assertThat(performance.positivePredictiveValue()).hasToString("1/2");
        assertThat(performance.missing()).isEqualTo(1);
        assertThat(performance.positiveLikelihoodRatio()).isEqualTo(1);
    }

    @Test
    void tiedCutoffsAreAllListedAndTheMostSensitiveIsTaken() {
        // 1 -, 2 +, 3 -, 4 +: above 1.5 gives 1 and 1/2, above 3.5 gives 1/2 and 1.
        final TrainingRows rows = TrainingRows.of(List.of("s"), new double[][]{{1, 2, 3, 4}},
            new boolean[]{false, true, false, true});
        final Cutoff cutoff = CutoffRule.youden().fit(rows, "s");
        assertThat(cutoff.tied()).containsExactly(1.5, 3.5);
        assertThat(cutoff.threshold()).isEqualTo(1.5);
    }

    @Test
    void aWantedSensitivityIsReachedWithTheHighestSpecificity() {
        final Cutoff sensitive = CutoffRule.sensitivityAtLeast(0.9).fit(rows(), "score");
        assertThat(sensitive.threshold()).isEqualTo(1.5);
        assertThat(sensitive.apply(POSITIVE, SCORE).specificity()).hasToString("1/3");
        final Cutoff specific = CutoffRule.specificityAtLeast(1).fit(rows(), "score");
        assertThat(specific.apply(POSITIVE, SCORE).sensitivity()).hasToString("2/3");
        assertThatThrownBy(() -> CutoffRule.sensitivityAtLeast(95))
            .hasMessage("A sensitivity of 95.0 cannot be asked for; choose 0 to 1.");
    }

    @Test
    void proportionsOfNothingAreUnknown() {
        final Proportion none = new Proportion(0, 0, 0.95);
        assertThat(none.estimate()).isNaN();
        assertThat(none.lower()).isNaN();
        assertThat(none.upper()).isNaN();
    }

    @Test
    void hugeScoresKeepTheirOrder() {
        final Roc roc = Roc.of(new boolean[]{false, true}, new double[]{-1.7e308, 1.7e308});
        assertThat(roc.points().get(1).threshold()).isCloseTo(0, within(1e-300));
        assertThat(roc.auc()).isEqualTo(1);
    }
}
