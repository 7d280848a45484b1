package org.radiomics.knime.stats.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.radiomics.knime.stats.cohort.TrainingRows;
import org.radiomics.knime.stats.model.StepwiseSelection.Criterion;
import org.radiomics.knime.stats.model.StepwiseSelection.Direction;

class StepwiseSelectionTest {

    private static final int ROWS = 80;

    /** The first of four columns tells the outcome; in separated rows without exception. */
    private static TrainingRows rows(final boolean separated) {
        final Random random = new Random(4);
        final double[][] x = new double[4][ROWS];
        final boolean[] positive = new boolean[ROWS];
        for (int i = 0; i < ROWS; i++) {
            for (final double[] column : x) {
                column[i] = random.nextGaussian();
            }
            positive[i] = x[0][i] + (separated ? 0 : random.nextGaussian()) > 0;
        }
        return TrainingRows.of(List.of("signal", "a", "b", "c"), x, positive);
    }

    @Test
    void keepsTheSignalAndWarnsOfOptimism() {
        for (final Direction direction : Direction.values()) {
            final StepwiseSelection.Result result =
                StepwiseSelection.withDefaults().withDirection(direction).fit(rows(false));
            assertThat(result.columns()).contains("signal");
            assertThat(result.steps().get(0).action()).isEqualTo("start");
            assertThat(result.warnings()).singleElement().asString().contains("4 candidates", "too optimistic");
        }
    }

    @Test
    void separationIsAnErrorUnlessFirthAndPChoose() {
        final StepwiseSelection selection = StepwiseSelection.withDefaults()
            .withRegression(LogisticRegression.withDefaults().withFirthIfSeparated(true));
        assertThatThrownBy(() -> selection.fit(rows(true))).isInstanceOf(SeparationException.class)
            .hasMessageContaining("\"signal\"");
        final StepwiseSelection.Result result = selection.withCriterion(Criterion.P).fit(rows(true));
        assertThat(result.columns()).contains("signal");
        assertThat(result.warnings().get(0)).startsWith("Firth's correction was used in every step because of");
    }

    @Test
    void aicIsRefusedWithFirth() {
        assertThatThrownBy(() -> StepwiseSelection.withDefaults()
            .withRegression(LogisticRegression.withDefaults().withFirth(true)).fit(rows(false)))
            .hasMessageContaining("Choose variables by p");
    }

    @Test
    void aColumnThatCannotEnterIsNamed() {
        final TrainingRows rows = rows(false);
        final double[] signal = rows.columns().values("signal");
        final double[] twice = java.util.Arrays.stream(signal).map(v -> 2 * v).toArray();
        final StepwiseSelection.Result result = StepwiseSelection.withDefaults().withDirection(Direction.FORWARD)
            .fit(TrainingRows.of(List.of("signal", "twice"), new double[][]{signal, twice}, rows.outcome().positive()));
        assertThat(result.columns()).containsExactly("signal");
        assertThat(result.warnings())
            .anyMatch(w -> w.startsWith("\"twice\" could not enter") && w.contains("collinear"));
    }

    @Test
    void limitsOutOfOrderAreRefused() {
        assertThatThrownBy(() -> StepwiseSelection.withDefaults().withLimits(0.1, 0.05))
            .hasMessageStartingWith("The limits of p are 0.1 to enter and 0.05 to be removed");
    }
}
