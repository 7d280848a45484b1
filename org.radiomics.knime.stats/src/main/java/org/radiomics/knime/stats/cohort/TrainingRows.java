package org.radiomics.knime.stats.cohort;

import java.util.Collection;
import java.util.List;

/**
 * The rows that models may be fitted to. Everything that learns from data takes this type and nothing else, so that a
 * validation row cannot reach a fit by mistake.
 */
public final class TrainingRows {

    private final Columns m_columns;

    private final Outcome m_outcome;

    private TrainingRows(final Columns columns, final Outcome outcome) {
        if (columns.size() != outcome.size()) {
            throw new IllegalArgumentException(
                "There are " + columns.size() + " rows of predictors but " + outcome.size() + " outcomes.");
        }
        m_columns = columns;
        m_outcome = outcome;
    }

    /**
     * Declares rows to be training rows.
     *
     * @param columns predictors
     * @param outcome one per row
     * @return the rows
     */
    public static TrainingRows of(final Columns columns, final Outcome outcome) {
        return new TrainingRows(columns, outcome);
    }

    /**
     * Declares numeric rows to be training rows; the outcome's levels are named 0 and 1.
     *
     * @param names of the predictors
     * @param values column by column: {@code values[j][i]} is predictor j of row i
     * @param positive one flag per row
     * @return the rows
     */
    public static TrainingRows of(final List<String> names, final double[][] values, final boolean[] positive) {
        final List<NumericColumn> columns = new java.util.ArrayList<>();
        for (int j = 0; j < values.length; j++) {
            columns.add(new NumericColumn(names.get(j), values[j]));
        }
        return new TrainingRows(new Columns(positive.length, columns), new Outcome("outcome", "0", "1", positive));
    }

    /** @return the number of rows */
    public int size() {
        return m_columns.size();
    }

    /** @return the predictors */
    public Columns columns() {
        return m_columns;
    }

    /** @return the outcome */
    public Outcome outcome() {
        return m_outcome;
    }

    /**
     * @param names of predictors
     * @return the same rows with only those predictors, in the given order
     */
    public TrainingRows select(final Collection<String> names) {
        return new TrainingRows(m_columns.select(names), m_outcome);
    }

    /**
     * @param rows row indices, repetition allowed: a fold or a bootstrap sample
     * @return those rows, in that order
     */
    public TrainingRows take(final int[] rows) {
        return new TrainingRows(m_columns.take(rows), m_outcome.take(rows));
    }
}
