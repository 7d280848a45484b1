package org.radiomics.knime.stats.selection;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which of correlating features fall by their mean absolute correlation: the two rules of {@code findCorrelation} in
 * R's caret.
 */
final class MeanCorrelationRule {

    /** Means nearer than this share of their size are equal: rounding must not choose. */
    private static final double EQUAL = 1e-12;

    private final int[] m_columns;

    private final int m_all;

    private final double m_limit;

    /** Row a holds the absolute correlations of the a-th column; 0 on the diagonal. */
    private final double[][] m_size;

    /**
     * @param units the columns
     * @param varying those of them that are not constant
     * @param limit of the absolute correlation
     */
    MeanCorrelationRule(final UnitColumns units, final List<Integer> varying, final double limit) {
        m_all = units.size();
        m_limit = limit;
        m_columns = varying.stream().mapToInt(Integer::intValue).toArray();
        m_size = units.sizes(m_columns);
    }

    /** @return what falls, and for which other column; means follow what is still in */
    CorrelatedPairs pairs() {
        final CorrelatedPairs pairs = new CorrelatedPairs(m_all);
        final double[] sums = sums();
        final int[] order = order(sums);
        double total = Arrays.stream(sums).sum();
        int left = order.length;
        for (int i = 0; i < order.length; i++) {
            final int first = order[i];
            for (int k = i + 1; k < order.length && !isDropped(pairs, first); k++) {
                final int second = order[k];
                if (isDropped(pairs, second) || m_size[first][second] <= m_limit) {
                    continue;
                }
                final double others = left - 1.0;
                final boolean firstFalls =
                    sums[first] / others > (total - sums[second]) / (others * others) * (1 + EQUAL);
                final int fallen = firstFalls ? first : second;
                pairs.drop(m_columns[fallen], m_columns[firstFalls ? second : first], m_size[first][second]);
                total -= 2 * sums[fallen];
                left--;
                for (int b = 0; b < sums.length; b++) {
                    sums[b] -= m_size[fallen][b];
                }
            }
        }
        return withKept(pairs);
    }

    /** @return the same where all pairs are judged by the means over all columns */
    CorrelatedPairs pairsAtOnce() {
        final CorrelatedPairs pairs = new CorrelatedPairs(m_all);
        final double[] sums = sums();
        for (int b = 0; b < m_columns.length; b++) {
            for (int a = 0; a < b; a++) {
                if (m_size[a][b] > m_limit) {
                    final boolean laterFalls = 1 + sums[b] > (1 + sums[a]) * (1 + EQUAL);
                    pairs.drop(m_columns[laterFalls ? b : a], m_columns[laterFalls ? a : b], m_size[a][b]);
                }
            }
        }
        return withKept(pairs);
    }

    private boolean isDropped(final CorrelatedPairs pairs, final int a) {
        return pairs.isDropped(m_columns[a]);
    }

    private CorrelatedPairs withKept(final CorrelatedPairs pairs) {
        final int[] kept = IntStream.range(0, m_columns.length).filter(a -> !isDropped(pairs, a)).toArray();
        for (final int b : kept) {
            final double[] sizes = m_size[b];
            int nearest = -1;
            double largest = -1;
            for (final int a : kept) {
                if (sizes[a] > largest && a != b) {
                    nearest = a;
                    largest = sizes[a];
                }
            }
            if (nearest >= 0) {
                pairs.keep(m_columns[b], m_columns[nearest], largest);
            }
        }
        return pairs;
    }

    /** DoubleStream.sum compensates its rounding, so that copies of a column get one sum in whatever order. */
    private double[] sums() {
        return Arrays.stream(m_size).mapToDouble(row -> Arrays.stream(row).sum()).toArray();
    }

    /** Largest mean first; the earlier column among equals. */
    private static int[] order(final double[] sums) {
        return IntStream.range(0, sums.length).boxed().sorted(Comparator.comparingDouble(a -> -sums[a]))
            .mapToInt(Integer::intValue).toArray();
    }
}
