package org.radiomics.knime.stats.model;

import java.util.Arrays;

/**
 * Mean and standard error of a cross-validated measure, as glmnet's cvstats: over the means of the folds, weighted by
 * their sizes; over single rows where folds have fewer than three on average. The order of operations is R's and sums
 * are rounded once, because which of two equal shares of wrong rows is the smaller may hang on the last digit.
 */
final class CvError {

    /** From this many rows per fold on, the folds are the units. */
    private static final int ROWS_FOR_GROUPING = 3;

    private final CvMeasure m_measure;

    private final LassoResponse m_response;

    /** The rows of each unit. */
    private final int[][] m_rowsOf;

    private final double[] m_values;

    private double m_mean;

    private double m_standardError;

    CvError(final CvMeasure measure, final LassoResponse response, final int[] folds, final int[] labels) {
        m_measure = measure;
        m_response = response;
        final boolean grouped = measure == CvMeasure.AUC || isGrouped(folds.length, labels.length);
        final int units = grouped ? labels.length : folds.length;
        final int[] sizes = new int[units];
        final int[] unitOf = new int[folds.length];
        for (int i = 0; i < folds.length; i++) {
            unitOf[i] = grouped ? Arrays.binarySearch(labels, folds[i]) : i;
            sizes[unitOf[i]]++;
        }
        m_rowsOf = Arrays.stream(sizes).mapToObj(int[]::new).toArray(int[][]::new);
        for (int i = folds.length - 1; i >= 0; i--) {
            m_rowsOf[unitOf[i]][--sizes[unitOf[i]]] = i;
        }
        m_values = new double[units];
    }

    /** @return whether folds are large enough to be the units */
    static boolean isGrouped(final int rows, final int folds) {
        return (double)rows / folds >= ROWS_FOR_GROUPING;
    }

    /** @return the number of folds that cannot be judged, because they lack a level */
    int unjudged() {
        return (int)Arrays.stream(m_values).filter(Double::isNaN).count();
    }

    /** Takes the predictions of all rows at one lambda. */
    void evaluate(final double[] predicted) {
        final Sum mean = new Sum();
        double total = 0;
        for (int k = 0; k < m_values.length; k++) {
            final int[] rows = m_rowsOf[k];
            m_values[k] = m_measure == CvMeasure.AUC ? auc(predicted, rows) : mean(predicted, rows);
            if (!Double.isNaN(m_values[k])) {
                mean.add(m_values[k] * rows.length);
                total += rows.length;
            }
        }
        m_mean = mean.value() / total;
        final Sum squares = new Sum();
        for (int k = 0; k < m_values.length; k++) {
            if (!Double.isNaN(m_values[k])) {
                squares.add((m_values[k] - m_mean) * (m_values[k] - m_mean) * m_rowsOf[k].length);
            }
        }
        m_standardError = Math.sqrt(squares.value() / total / (m_values.length - 1));
    }

    /** @return in the response's unit of errors; NaN if no fold can be judged */
    double mean() {
        return m_mean;
    }

    /** @return in the response's unit of errors */
    double standardError() {
        return m_standardError;
    }

    private double mean(final double[] predicted, final int[] rows) {
        final Sum sum = new Sum();
        for (final int row : rows) {
            sum.add(m_response.error(m_measure, predicted[row], row));
        }
        return sum.value() / rows.length;
    }

    /** NaN for a fold with one level, which then does not count. Compares probabilities, as glmnet does. */
    private double auc(final double[] predicted, final int[] rows) {
        final double[] p = Arrays.stream(rows).mapToDouble(row -> 1 / (1 + Math.exp(-predicted[row]))).toArray();
        double pairs = 0;
        double wins = 0;
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < rows.length && m_response.isPositive(rows[i]); j++) {
                if (!m_response.isPositive(rows[j])) {
                    pairs++;
                    wins += p[i] > p[j] ? 1 : p[i] == p[j] ? 0.5 : 0;
                }
            }
        }
        return wins / pairs;
    }

    /** A sum with twice the digits (Neumaier), where R has long doubles. */
    private static final class Sum {

        private double m_sum;

        private double m_rest;

        void add(final double term) {
            final double next = m_sum + term;
            m_rest += Math.abs(m_sum) >= Math.abs(term) ? m_sum - next + term : term - next + m_sum;
            m_sum = next;
        }

        double value() {
            return m_sum + m_rest;
        }
    }
}
