package org.radiomics.knime.stats.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.radiomics.knime.stats.cohort.CategoricalColumn;
import org.radiomics.knime.stats.cohort.Columns;
import org.radiomics.knime.stats.cohort.Outcome;
import org.radiomics.knime.stats.cohort.TrainingRows;
import org.radiomics.knime.stats.test.PAdjustment;

class SelectionTest {

    private static final boolean[] POSITIVE = {true, true, true, false, false, false};

    private static TrainingRows rows(final double[]... columns) {
        return TrainingRows.of(List.of("a", "b", "c").subList(0, columns.length), columns, POSITIVE);
    }

    @Test
    void fIsTheRatioOfTheMeanSquares() {
        // Means 2 and 4, grand mean 3: between 3 + 3 = 6 with 1 df; within 2 + 2 = 4 with 4 df.
        final FeatureScore score = AnovaFilter.withDefaults().fit(rows(new double[]{1, 2, 3, 3, 4, 5})).scores().get(0);
        assertThat(score.score()).isEqualTo(6);
    }

    @Test
    void anovaFilterKeepsPBelowAlphaAndNoConstant() {
        final FeatureSelection selection = AnovaFilter.withDefaults().fit(
            rows(new double[]{1, 2, 3, 1, 2, 3}, new double[]{1, 2, 3, 7, 8, 9}, new double[]{5, 5, 5, 5, 5, 5}));
        assertThat(selection.selected()).containsExactly("b");
        assertThat(selection.unscored()).singleElement().extracting(FeatureScore::reason)
            .isEqualTo("all values are equal");
    }

    @Test
    void groupsWithoutSpreadThatDifferScoreInfinity() {
        final FeatureScore score =
            AnovaFilter.withDefaults().fit(rows(new double[]{.1, .1, .1, .3, .3, .3})).scores().get(0);
        assertThat(score.score()).isInfinite();
        assertThat(score.p()).isZero();
        assertThat(score.kept()).isTrue();
    }

    @Test
    void kBestKeepsTheLaterOfEqualColumnsInOriginalOrder() {
        final double[] column = {1, 2, 3, 4, 5, 6};
        assertThat(SelectKBest.withDefaults().withK(2).fit(rows(column, column, column)).selected())
            .containsExactly("b", "c");
    }

    @Test
    void aMissingValueIsRefusedByNameAndRow() {
        assertThatThrownBy(() -> SelectKBest.withDefaults().fit(rows(new double[]{1, 2, 3, Double.NaN, 5, 6})))
            .hasMessage("Feature \"a\" is missing in training row 4; remove the feature or the row before the "
                + "selection.");
    }

    @Test
    void aCategoryIsRefusedByName() {
        final TrainingRows rows = TrainingRows.of(
            new Columns(2, List.of(CategoricalColumn.of("gender", List.of("m", "f")))),
            new Outcome("diagnosis", "SPST", "SSM", new boolean[]{true, false}));
        assertThatThrownBy(() -> AnovaFilter.withDefaults().fit(rows))
            .hasMessage("Column \"gender\" is a category; choose numeric features for the selection.");
    }

    @Test
    void anOutcomeWithOneLevelIsRefused() {
        final TrainingRows rows = TrainingRows.of(List.of("a"), new double[][]{{1, 2}}, new boolean[]{true, true});
        assertThatThrownBy(() -> AnovaFilter.withDefaults().fit(rows)).hasMessage("All 2 training rows have the "
            + "outcome \"1\"; features are scored against two levels. Check the outcome and the role column.");
    }

    @Test
    void chiSquareRefusesANegativeValueByName() {
        assertThatThrownBy(() -> SelectKBest.withDefaults().withScoring(ChiSquareScore.withDefaults())
            .fit(rows(new double[]{1, 2, 3, 4, 5, 6}, new double[]{1, 2, 3, -4, 5, 6})))
            .hasMessageStartingWith("Feature \"b\" is negative in training row 4; chi-square scores counts");
    }

    @Test
    void chiSquareComparesSumsWithTheirExpectation() {
        // Sums 6 and 12 where 9 each are expected: 9/9 + 9/9
        final Scoring.Score score =
            ChiSquareScore.withDefaults().score(rows(new double[]{1, 2, 3, 3, 4, 5})).get(0);
        assertThat(score.value()).isCloseTo(2, within(1e-14));
        final double[] zeros = new double[6];
        assertThat(ChiSquareScore.withDefaults().score(rows(zeros)).get(0).reason()).isEqualTo("all values are zero");
    }

    @Test
    void mutualInformationIsTheSameAtAnyScaleAndForAnySeedOfNoNoise() {
        final double[] column = {1.5, 2.25, 3, 3.5, 4.75, 6};
        final MutualInformation plain = MutualInformation.withDefaults().withNeighbours(1).withoutNoise();
        final double value = plain.score(rows(column)).get(0).value();
        for (final double unit : new double[]{0x1p-900, 0x1p900}) {
            final double[] scaled = Arrays.stream(column).map(v -> v * unit).toArray();
            assertThat(plain.score(rows(scaled)).get(0).value()).isEqualTo(value);
            assertThat(MutualInformation.withDefaults().score(rows(scaled)).get(0).value())
                .isEqualTo(MutualInformation.withDefaults().score(rows(column)).get(0).value());
        }
    }

    @Test
    void aConstantHasNoMutualInformationAndRanksLowest() {
        final FeatureSelection selection = SelectKBest.withDefaults().withK(1)
            .withScoring(MutualInformation.withDefaults())
            .fit(rows(new double[]{3, 1, 2, 1, 3, 2}, new double[]{5, 5, 5, 5, 5, 5}));
        assertThat(selection.selected()).containsExactly("a");
        assertThat(selection.fallen().get(0).reason()).isEqualTo("all values are equal");
    }

    @Test
    void adjustedPDecidesAndIsInTheTable() {
        // p = .07 and .002 or so; Bonferroni doubles them
        final TrainingRows rows = rows(new double[]{1, 2, 3, 3, 4, 5}, new double[]{1, 2, 3, 7, 8, 9});
        final FeatureSelection selection =
            AnovaFilter.withDefaults().withAlpha(0.1).withAdjustment(PAdjustment.BONFERRONI)
                .fit(rows);
        assertThat(selection.selected()).containsExactly("b");
        assertThat(selection.scores().get(0).adjustedP()).isEqualTo(2 * selection.scores().get(0).p());
        assertThat(selection.scores().get(0).p()).isLessThan(0.1);
        assertThat(selection.scores().get(0).reason()).isEqualTo("Bonferroni p not below 0.1");
    }

    @Test
    void welchHasNoScoreWhereALevelIsConstant() {
        final FeatureScore score = AnovaFilter.withDefaults().withTest(GroupTest.WELCH)
            .fit(rows(new double[]{1, 1, 1, 3, 4, 5})).scores().get(0);
        assertThat(score.score()).isNaN();
        assertThat(score.kept()).isFalse();
        assertThat(score.reason()).endsWith("has no variance");
    }
}
