package org.radiomics.knime.stats.evaluation;

import java.util.Arrays;

/** Which rows are treated at which thresholds, so that a resample is counted in one pass over rows and thresholds. */
final class DecisionCounts {

    private final double[] m_thresholds;

    private final boolean[] m_positive;

    /** Per row, the number of thresholds at which it is treated: those that its probability reaches. */
    private final int[] m_treated;

    private DecisionCounts(final double[] thresholds, final boolean[] positive, final int[] treated) {
        m_thresholds = thresholds;
        m_positive = positive;
        m_treated = treated;
    }

    static DecisionCounts of(final double[] thresholds, final boolean[] positive, final double[] probability) {
        final int[] treated = new int[probability.length];
        for (int i = 0; i < treated.length; i++) {
            final int at = Arrays.binarySearch(thresholds, probability[i] + 0.0);
            treated[i] = at >= 0 ? at + 1 : -at - 1;
        }
        return new DecisionCounts(thresholds, positive, treated);
    }

    static DecisionCounts ofAll(final double[] thresholds, final boolean[] positive) {
        final int[] treated = new int[positive.length];
        Arrays.fill(treated, thresholds.length);
        return new DecisionCounts(thresholds, positive, treated);
    }

    int positives() {
        int count = 0;
        for (final boolean p : m_positive) {
            count += p ? 1 : 0;
        }
        return count;
    }

    /**
     * @param times how often each row is drawn
     * @return true and false positives per threshold, then once more those of treating all
     */
    private int[][] count(final int[] times) {
        final int last = m_thresholds.length;
        final int[][] counts = new int[2][last + 1];
        for (int i = 0; i < times.length; i++) {
            final int[] level = counts[m_positive[i] ? 0 : 1];
            level[last] += times[i];
            if (m_treated[i] > 0) {
                level[m_treated[i] - 1] += times[i];
            }
        }
        for (final int[] level : counts) {
            for (int k = last - 2; k >= 0; k--) {
                level[k] += level[k + 1];
            }
        }
        return counts;
    }

    double[] netBenefit(final int[] times) {
        final int[][] counts = count(times);
        final double rows = counts[0][m_thresholds.length] + counts[1][m_thresholds.length];
        final double[] benefit = new double[m_thresholds.length];
        for (int k = 0; k < benefit.length; k++) {
            benefit[k] = benefit(counts, k, rows, m_thresholds[k]);
        }
        return benefit;
    }

    /** Net interventions avoided per 100 rows; NaN at threshold 0. */
    double[] avoided(final int[] times) {
        final int[][] counts = count(times);
        final int all = m_thresholds.length;
        final double rows = counts[0][all] + counts[1][all];
        final double[] avoided = new double[all];
        for (int k = 0; k < avoided.length; k++) {
            final double threshold = m_thresholds[k];
            avoided[k] = threshold == 0 ? Double.NaN
                : 100 * (benefit(counts, k, rows, threshold) - benefit(counts, all, rows, threshold))
                    / (threshold / (1 - threshold));
        }
        return avoided;
    }

    private static double benefit(final int[][] counts, final int at, final double rows, final double threshold) {
        return counts[0][at] / rows - counts[1][at] / rows * (threshold / (1 - threshold));
    }
}
