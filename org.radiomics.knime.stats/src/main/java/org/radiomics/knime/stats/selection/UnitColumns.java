package org.radiomics.knime.stats.selection;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.radiomics.knime.stats.distribution.PowerOfTwo;

/** Columns without their mean and of length 1, so that their products are correlations. */
final class UnitColumns {

    private final double[][] m_columns;

    private UnitColumns(final double[][] columns) {
        m_columns = columns;
    }

    /**
     * @param columns finite values
     * @return their deviations from the mean, of length 1
     */
    static UnitColumns of(final double[][] columns) {
        return new UnitColumns(Arrays.stream(columns).map(UnitColumns::unit).toArray(double[][]::new));
    }

    /**
     * @param columns finite values
     * @return the same of their ranks; equal values share the mean of their ranks
     */
    static UnitColumns ofRanks(final double[][] columns) {
        return of(Arrays.stream(columns).map(UnitColumns::ranks).toArray(double[][]::new));
    }

    private static double[] unit(final double[] values) {
        if (FeatureValues.isConstant(values)) {
            return null;
        }
        final double[] deviations = deviations(values);
        final double length = Math.sqrt(dot(deviations, deviations));
        return Arrays.stream(deviations).map(v -> v / length).toArray();
    }

    /**
     * @param values finite
     * @return their deviations from the mean, times a power of two that brings the largest between 1 and 2
     */
    static double[] deviations(final double[] values) {
        final double scale = unitOf(values);
        final double first = values[0] * scale;
        final double[] deviations = Arrays.stream(values).map(value -> value * scale - first).toArray();
        final double mean = Arrays.stream(deviations).sum() / values.length;
        for (int i = 0; i < deviations.length; i++) {
            deviations[i] -= mean;
        }
        // A spread far below the magnitude would otherwise square to nothing.
        final double again = unitOf(deviations);
        return Arrays.stream(deviations).map(v -> v * again).toArray();
    }

    private static double unitOf(final double[] values) {
        return PowerOfTwo.toUnit(Arrays.stream(values).map(Math::abs).max().getAsDouble());
    }

    private static double[] ranks(final double[] values) {
        final Integer[] order = IntStream.range(0, values.length).boxed()
            .sorted((a, b) -> Double.compare(values[a] + 0.0, values[b] + 0.0)).toArray(Integer[]::new);
        final double[] ranks = new double[values.length];
        for (int from = 0; from < order.length;) {
            int to = from + 1;
            while (to < order.length && values[order[to]] == values[order[from]]) {
                to++;
            }
            for (int i = from; i < to; i++) {
                ranks[order[i]] = (from + to + 1) / 2.0;
            }
            from = to;
        }
        return ranks;
    }

    int size() {
        return m_columns.length;
    }

    /** @return whether all values of a column are equal: it has no correlation */
    boolean isConstant(final int j) {
        return m_columns[j] == null;
    }

    /** @return a column, which is not constant; read only */
    double[] column(final int j) {
        return m_columns[j];
    }

    /** @return the correlation of two columns that are not constant, -1 to 1 */
    double correlation(final int a, final int b) {
        return Math.max(-1, Math.min(1, dot(m_columns[a], m_columns[b])));
    }

    /**
     * @param j a column that is not constant
     * @param among other columns
     * @return of those the one with the largest absolute correlation, the first among equals; -1 if there is none
     */
    int nearest(final int j, final Iterable<Integer> among) {
        int nearest = -1;
        double largest = -1;
        for (final int other : among) {
            final double size = other == j ? -1 : Math.abs(correlation(j, other));
            if (size > largest) {
                largest = size;
                nearest = other;
            }
        }
        return nearest;
    }

    /** Four sums side by side keep the adder busy. */
    static double dot(final double[] a, final double[] b) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i + 3 < a.length; i += 4) {
            s0 += a[i] * b[i];
            s1 += a[i + 1] * b[i + 1];
            s2 += a[i + 2] * b[i + 2];
            s3 += a[i + 3] * b[i + 3];
        }
        for (; i < a.length; i++) {
            s0 += a[i] * b[i];
        }
        return s0 + s1 + (s2 + s3);
    }
}
