package org.radiomics.knime.stats.test;

import java.util.Arrays;

/**
 * The ranks of the values of several groups taken together; equal values share the mean of their ranks.
 *
 * @param sums of the ranks of each group
 * @param count of all values
 * @param ties sum of t^3 - t over the sets of t equal values; 0 without ties
 */
record MidRanks(double[] sums, int count, double ties) {

    static MidRanks of(final double[]... groups) {
        // -0 and 0 are equal values; the sum with 0 makes them so.
        final double[] sorted = Arrays.stream(groups).flatMapToDouble(Arrays::stream).map(v -> v + 0.0).toArray();
        Arrays.sort(sorted);
        final double[] distinct = new double[sorted.length];
        final double[] rank = new double[sorted.length];
        int sets = 0;
        double ties = 0;
        for (int from = 0; from < sorted.length;) {
            int to = from + 1;
            while (to < sorted.length && sorted[to] == sorted[from]) {
                to++;
            }
            distinct[sets] = sorted[from];
            rank[sets++] = (from + 1 + to) / 2.0;
            final double equal = to - from;
            ties += equal * equal * equal - equal;
            from = to;
        }
        final double[] sums = new double[groups.length];
        for (int g = 0; g < groups.length; g++) {
            for (final double value : groups[g]) {
                sums[g] += rank[Arrays.binarySearch(distinct, 0, sets, value + 0.0)];
            }
        }
        return new MidRanks(sums, sorted.length, ties);
    }

    boolean isConstant() {
        return ties == (double)count * count * count - count;
    }
}
