package org.radiomics.knime.nodes.lassolearner;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.radiomics.knime.nodes.cohort.CohortTable;
import org.radiomics.knime.nodes.cohort.FoldColumn;
import org.radiomics.knime.nodes.options.Settings;
import org.radiomics.knime.stats.cohort.Outcome;
import org.radiomics.knime.stats.cohort.Role;
import org.radiomics.knime.stats.cohort.StratifiedFolds;
import org.radiomics.knime.stats.model.CrossValidatedLasso;

/**
 * The folds of the LASSO's cross-validation: those of a column, or how many are drawn.
 *
 * @param given the fold of every training row; null where they are drawn
 * @param drawn how many are drawn
 * @param warnings what the user should know of them, in sentences
 */
record LassoFolds(int[] given, int drawn, List<String> warnings) {

    private static final int FEWEST_OF_A_LEVEL = 2;

    /**
     * @param settings of the node
     * @param read the cohort
     * @param column with the folds; empty if they are to be drawn
     * @return the folds
     * @throws IllegalArgumentException if the column gives too few folds, or one of them leaves too few rows of a
     *             level; the message names column and fold
     */
    static LassoFolds of(final Settings settings, final CohortTable read, final String column) {
        final boolean levels = settings.get(LassoLearnerNodeModel.RESPONSE).isEmpty();
        final Outcome outcome = read.cohort().training().outcome();
        return column.isEmpty() ? drawn(settings.get(LassoLearnerNodeModel.FOLDS), outcome, levels)
            : given(read, column, outcome, levels);
    }

    /** A number has no rarer level: each row can be a fold. */
    private static LassoFolds drawn(final int wanted, final Outcome outcome, final boolean levels) {
        if (levels) {
            checkDrawn(outcome.positives(), outcome.positiveLevel(), outcome);
            checkDrawn(outcome.size() - outcome.positives(), outcome.negativeLevel(), outcome);
        }
        final List<String> rows = IntStream.range(0, outcome.size()).mapToObj(Integer::toString).toList();
        final int folds = levels
            ? StratifiedFolds.feasible(wanted, CrossValidatedLasso.FEWEST_FOLDS, rows, outcome)
            : Math.min(wanted, Math.max(CrossValidatedLasso.FEWEST_FOLDS, outcome.size()));
        return new LassoFolds(null, folds, folds == wanted ? List.of() : List.of("There are " + outcome.size()
            + " training patients for " + wanted + " folds: " + folds + " were drawn"
            + (levels ? ", so that each fold can have both levels." : ".")));
    }

    /** Each fold holds one of three at most, and leaves two. */
    private static void checkDrawn(final int rows, final String level, final Outcome outcome) {
        if (rows <= FEWEST_OF_A_LEVEL) {
            throw new IllegalArgumentException("Only " + rows + " of " + outcome.size() + " training patients have \""
                + outcome.name() + "\" = \"" + level + "\", where the cross-validation of the LASSO needs at least "
                + (FEWEST_OF_A_LEVEL + 1) + " of each level; have more of them for training.");
        }
    }

    private static LassoFolds given(final CohortTable read, final String column, final Outcome outcome,
        final boolean levels) {
        final List<String> names = FoldColumn.names(read, column, EnumSet.of(Role.TRAINING));
        final int[] given = FoldColumn.numbers(names);
        final int count = (int)IntStream.of(given).distinct().count();
        if (count < CrossValidatedLasso.FEWEST_FOLDS) {
            throw new IllegalArgumentException("Column \"" + column + "\" gives the training patients " + count
                + " fold(s), where the LASSO needs at least " + CrossValidatedLasso.FEWEST_FOLDS + ";"
                + remedy("more"));
        }
        return new LassoFolds(given, 0, levels ? levels(names, column, outcome) : List.of());
    }

    /** Checks that every fold leaves enough to fit to, and tells which folds lack a level. */
    private static List<String> levels(final List<String> names, final String column, final Outcome outcome) {
        final List<String> single = new ArrayList<>();
        for (final String fold : new TreeSet<>(names)) {
            final Outcome others = outcome.take(
                IntStream.range(0, names.size()).filter(i -> !names.get(i).equals(fold)).toArray());
            check(others.positives(), outcome.positiveLevel(), outcome, fold, column);
            check(others.size() - others.positives(), outcome.negativeLevel(), outcome, fold, column);
            final int positives = outcome.positives() - others.positives();
            if (positives == 0 || positives == outcome.size() - others.size()) {
                single.add("\"" + fold + "\"");
            }
        }
        return single.isEmpty() ? List.of() : List.of(single.size() + " fold(s) of column \"" + column
            + "\" have training patients of one level of \"" + outcome.name() + "\" only: "
            + single.stream().collect(Collectors.joining(", "))
            + "; folds that mix the levels judge lambda more evenly.");
    }

    private static void check(final int left, final String level, final Outcome outcome, final String fold,
        final String column) {
        if (left < FEWEST_OF_A_LEVEL) {
            throw new IllegalArgumentException("Outside of fold \"" + fold + "\" of column \"" + column
                + "\" there are " + left + " training patients with \"" + outcome.name() + "\" = \"" + level
                + "\", where the LASSO needs at least " + FEWEST_OF_A_LEVEL + " of each level to be fitted to;"
                + remedy("other"));
        }
    }

    private static String remedy(final String folds) {
        return " give the patients " + folds + " folds, or choose another column, or none, in the setting \""
            + FoldColumn.OPTION.label() + "\".";
    }
}
