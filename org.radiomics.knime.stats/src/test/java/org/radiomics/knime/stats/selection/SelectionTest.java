package org.radiomics.knime.stats.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.radiomics.knime.stats.cohort.CategoricalColumn;
import org.radiomics.knime.stats.cohort.Columns;
import org.radiomics.knime.stats.cohort.Outcome;
import org.radiomics.knime.stats.cohort.TrainingRows;

class SelectionTest {

    private static final boolean[] POSITIVE = {true, true, true, false, false, false};

    private static TrainingRows rows(final double[]... columns) {
        return TrainingRows.of(List.of("a", "b", "c").subList(0, columns.length), columns, POSITIVE);
    }

    @Test
    void fIsTheRatioOfTheMeanSquares() {
        // Means 2 and 4, grand mean 3: between 3 + 3 = 6 with 1 df; within 2 + 2 = 4 with 4 df.
        final FeatureScore score = AnovaFilter.withDefaults().fit(rows(new double[]{1, 2, 3, 3, 4, 5})).scores().get(0);
        assertThat(score.f()).isEqualTo(6);
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
        assertThat(score.f()).isInfinite();
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
}
