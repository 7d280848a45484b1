package org.radiomics.knime.stats.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StratifiedFoldsTest {

    private static Outcome outcome(final int size, final int positives) {
        final boolean[] positive = new boolean[size];
        for (int i = 0; i < size; i++) {
            positive[i] = i < positives;
        }
        return new Outcome("y", "0", "1", positive);
    }

    @Test
    void sizesAndPositivesDifferByOneAtMost() {
        final int[] folds = StratifiedFolds.withDefaults().assign(outcome(98, 33));
        for (int fold = 1; fold <= 10; fold++) {
            final int k = fold;
            assertThat(IntStream.range(0, 98).filter(i -> folds[i] == k).count()).isBetween(9L, 10L);
            assertThat(IntStream.range(0, 33).filter(i -> folds[i] == k).count()).isBetween(3L, 4L);
        }
    }

    @Test
    void theSeedDecides() {
        final Outcome outcome = outcome(60, 20);
        final StratifiedFolds folds = StratifiedFolds.withDefaults().withSeed(5);
        assertThat(folds.assign(outcome)).isEqualTo(folds.assign(outcome))
            .isNotEqualTo(folds.withSeed(6).assign(outcome));
    }

    @Test
    void rowsOfOnePatientShareAFold() {
        final List<String> patients = IntStream.range(0, 60).mapToObj(i -> "P" + i / 3).toList();
        final int[] folds = StratifiedFolds.withDefaults().withFolds(5).assign(patients, outcome(60, 30));
        for (int i = 0; i < 60; i++) {
            assertThat(folds[i]).isEqualTo(folds[i / 3 * 3]);
        }
    }

    @Test
    void foldsThatAreTooManyAreAsManyAsPatientsOfTheRarerLevel() {
        final List<String> rows = IntStream.range(0, 9).mapToObj(Integer::toString).toList();
        assertThat(StratifiedFolds.feasible(9, 2, rows, outcome(9, 4))).isEqualTo(9);
        assertThat(StratifiedFolds.feasible(10, 2, rows, outcome(9, 4))).isEqualTo(4);
        assertThat(StratifiedFolds.feasible(10, 2, rows, outcome(9, 7))).isEqualTo(2);
        assertThat(StratifiedFolds.feasible(10, 3, rows, outcome(9, 1))).isEqualTo(3);
        // three rows of each patient: three patients, the first of whom is positive
        final List<String> patients = IntStream.range(0, 9).mapToObj(i -> "P" + i / 3).toList();
        assertThat(StratifiedFolds.feasible(4, 1, patients, outcome(9, 2))).isEqualTo(1);
    }

    @Test
    void fewerPatientsThanFoldsAreRefused() {
        assertThatThrownBy(() -> StratifiedFolds.withDefaults().assign(outcome(9, 4)))
            .hasMessage("There are 9 patients for 10 folds; choose at most as many folds as patients.");
    }
}
