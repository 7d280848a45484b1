package org.radiomics.knime.stats.evaluation;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * The rows of a ROC curve with their scores replaced by ranks, so that a resample is no more than a count of positive
 * and of negative rows per rank.
 */
final class RankedRows {

    private final int[] m_rank;

    private final boolean[] m_positive;

    private final int m_ranks;

    /**
     * @param score free of NaN; higher means positive
     * @param positive one flag per row
     */
    RankedRows(final double[] score, final boolean[] positive) {
        m_positive = positive;
        m_rank = new int[score.length];
        int rank = -1;
        double before = Double.NaN;
        for (final int row : StableOrder.of(score)) {
            rank += score[row] == before ? 0 : 1;
            before = score[row];
            m_rank[row] = rank;
        }
        m_ranks = rank + 1;
    }

    /** Rows per rank. */
    final class Drawn {

        private final int[] m_cases = new int[m_ranks];

        private final int[] m_controls = new int[m_ranks];

        private Drawn() {
        }

        private void add(final int row, final int times) {
            (m_positive[row] ? m_cases : m_controls)[m_rank[row]] += times;
        }

        /** The Mann-Whitney statistic; NaN without rows of a level. */
        double auc() {
            long twice = 0;
            long cases = 0;
            long controls = 0;
            for (int k = 0; k < m_ranks; k++) {
                twice += m_cases[k] * (2 * controls + m_controls[k]);
                cases += m_cases[k];
                controls += m_controls[k];
            }
            return twice / (2.0 * cases * controls);
        }

        /** NaN without rows of a level. */
        double partial(final PartialArea part) {
            final double[] sensitivity = new double[m_ranks + 1];
            final double[] specificity = new double[m_ranks + 1];
            for (int k = 0; k < m_ranks; k++) {
                sensitivity[m_ranks - k - 1] = sensitivity[m_ranks - k] + m_cases[m_ranks - k - 1];
                specificity[k + 1] = specificity[k] + m_controls[k];
            }
            final double cases = sensitivity[0];
            final double controls = specificity[m_ranks];
            if (cases == 0 || controls == 0) {
                return Double.NaN;
            }
            for (int k = 0; k <= m_ranks; k++) {
                sensitivity[k] /= cases;
                specificity[k] /= controls;
            }
            return part.of(sensitivity, specificity);
        }
    }

    /**
     * @param counts how often each row is drawn
     * @return the resample
     */
    Drawn drawn(final int[] counts) {
        final Drawn drawn = new Drawn();
        for (int i = 0; i < counts.length; i++) {
            drawn.add(i, counts[i]);
        }
        return drawn;
    }

    boolean[] positive() {
        return m_positive;
    }

    int size() {
        return m_rank.length;
    }

    /**
     * How much a statistic changes when a row is left out: (n - 1)(t - t without the row), by one pass per rank and
     * level.
     *
     * @param statistic of a resample
     * @param stratified whether n is the number of rows of the row's level, not of all rows
     * @return one per row; 0 for the only row of a level if stratified, else NaN
     */
    double[] jackknife(final ToDoubleFunction<Drawn> statistic, final boolean stratified) {
        final int[] once = new int[size()];
        Arrays.fill(once, 1);
        final Drawn all = drawn(once);
        final double whole = statistic.applyAsDouble(all);
        final double[][] influence = new double[2][m_ranks];
        Arrays.fill(influence[0], Double.NaN);
        Arrays.fill(influence[1], Double.NaN);
        final int cases = count(true);
        final double[] result = new double[size()];
        for (int i = 0; i < result.length; i++) {
            final double[] known = influence[m_positive[i] ? 1 : 0];
            final int rows = m_positive[i] ? cases : size() - cases;
            if (stratified && rows == 1) {
                continue;
            }
            if (Double.isNaN(known[m_rank[i]])) {
                all.add(i, -1);
                known[m_rank[i]] = ((stratified ? rows : size()) - 1) * (whole - statistic.applyAsDouble(all));
                all.add(i, 1);
            }
            result[i] = known[m_rank[i]];
        }
        return result;
    }

    /** @return the number of rows of a level */
    int count(final boolean positive) {
        int count = 0;
        for (final boolean flag : m_positive) {
            count += flag == positive ? 1 : 0;
        }
        return count;
    }
}
