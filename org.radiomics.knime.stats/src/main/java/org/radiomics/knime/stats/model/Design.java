package org.radiomics.knime.stats.model;

import java.util.ArrayList;
import java.util.List;

import org.radiomics.knime.stats.cohort.Columns;

/** Turns columns into the numbers that coefficients multiply. */
final class Design {

    private Design() {
    }

    /**
     * @param predictors of a model
     * @param columns any rows with the predictors' columns
     * @return one array per coefficient but the intercept, each with one value per row; NaN where a value is missing
     * @throws IllegalArgumentException if a column is absent or of another kind, or a level did not occur in training
     */
    static double[][] of(final List<Predictor> predictors, final Columns columns) {
        final double[][] design = new double[predictors.stream().mapToInt(Predictor::width).sum()][columns.size()];
        int from = 0;
        for (final Predictor predictor : predictors) {
            predictor.fill(columns.column(predictor.column()), design, from);
            from += predictor.width();
        }
        return design;
    }

    /** @return for every column of the design, the name of its coefficient: the column, or column=level */
    static List<String> names(final List<Predictor> predictors) {
        final List<String> names = new ArrayList<>();
        for (final Predictor predictor : predictors) {
            if (predictor.isCategorical()) {
                predictor.levels().stream().skip(1).map(level -> predictor.column() + "=" + level).forEach(names::add);
            } else {
                names.add(predictor.column());
            }
        }
        return names;
    }

    /** @return for every column of the design, the index of its predictor */
    static int[] owners(final List<Predictor> predictors) {
        final int[] owners = new int[predictors.stream().mapToInt(Predictor::width).sum()];
        int next = 0;
        for (int p = 0; p < predictors.size(); p++) {
            for (int k = 0; k < predictors.get(p).width(); k++) {
                owners[next++] = p;
            }
        }
        return owners;
    }
}
