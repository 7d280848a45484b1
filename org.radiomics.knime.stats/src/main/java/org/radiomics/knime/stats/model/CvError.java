package org.radiomics.knime.stats.model;

import java.util.Arrays;

/**
 * Mean and standard error of a cross-validated measure, as glmnet's cvstats: over the means of the folds, weighted by
 * their sizes; over single rows where folds have fewer than three on average.
 */
final class CvError {

    private static final double SMALLEST_PROBABILITY = 1e-5;

    /** From this many rows per fold on, the folds are the units. */
    private static final int ROWS_FOR_GROUPING = 3;

    private final CvMeasure m_measure;

    private final boolean[] m_positive;

    /** Index of the fold of each row. */
    private final int[] m_foldOf;

    private final double[] m_values;

    private final double[] m_weights;

    private double m_mean;

    private double m_standardError;

    CvError(final CvMeasure measure, final boolean[] positive, final int[] folds, final int[] labels) {
        m_measure = measure;
        m_positive = positive;
        final boolean grouped =
            measure == CvMeasure.AUC || (double)positive.length / labels.length >= ROWS_FOR_GROUPING;
        m_foldOf = new int[folds.length];
        for (int i = 0; i < folds.length; i++) {
            m_foldOf[i] = grouped ? Arrays.binarySearch(labels, folds[i]) : i;
        }
        final int units = grouped ? labels.length : folds.length;
        m_values = new double[units];
        m_weights = new double[units];
        for (final int fold : m_foldOf) {
            m_weights[fold]++;
        }
    }

    /** Takes the linear predictors of all rows at one lambda. */
    void evaluate(final double[] eta) {
        if (m_measure == CvMeasure.AUC) {
            for (int fold = 0; fold < m_values.length; fold++) {
                m_values[fold] = auc(eta, fold);
            }
        } else {
            Arrays.fill(m_values, 0);
            for (int i = 0; i < eta.length; i++) {
                m_values[m_foldOf[i]] += value(eta[i], m_positive[i]) / m_weights[m_foldOf[i]];
            }
        }
        double total = 0;
        m_mean = 0;
        for (int k = 0; k < m_values.length; k++) {
            if (!Double.isNaN(m_values[k])) {
                m_mean += m_weights[k] * m_values[k];
                total += m_weights[k];
            }
        }
        m_mean /= total;
        double squares = 0;
        for (int k = 0; k < m_values.length; k++) {
            if (!Double.isNaN(m_values[k])) {
                squares += m_weights[k] * (m_values[k] - m_mean) * (m_values[k] - m_mean);
            }
        }
        m_standardError = Math.sqrt(squares / total / (m_values.length - 1));
    }

    double mean() {
        return m_mean;
    }

    double standardError() {
        return m_standardError;
    }

    private double value(final double eta, final boolean positive) {
        final double p = 1 / (1 + Math.exp(-eta));
        return switch (m_measure) {
            case DEVIANCE -> {
                final double kept = Math.min(Math.max(p, SMALLEST_PROBABILITY), 1 - SMALLEST_PROBABILITY);
                yield -2 * Math.log(positive ? kept : 1 - kept);
            }
            case CLASS_ERROR -> p > 0.5 == positive ? 0 : 1;
            case SQUARED_ERROR -> 2 * (positive ? (1 - p) * (1 - p) : p * p);
            case AUC -> throw new IllegalStateException("The AUC is not a mean over rows.");
        };
    }

    /** NaN for a fold with one level, which then does not count. */
    private double auc(final double[] eta, final int fold) {
        double pairs = 0;
        double wins = 0;
        for (int i = 0; i < eta.length; i++) {
            for (int j = 0; j < eta.length && m_foldOf[i] == fold && m_positive[i]; j++) {
                if (m_foldOf[j] == fold && !m_positive[j]) {
                    pairs++;
                    wins += eta[i] > eta[j] ? 1 : eta[i] == eta[j] ? 0.5 : 0;
                }
            }
        }
        return wins / pairs;
    }
}
