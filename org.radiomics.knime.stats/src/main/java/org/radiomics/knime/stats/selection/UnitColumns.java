package org.radiomics.knime.stats.selection;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.radiomics.knime.stats.distribution.PowerOfTwo;

/** Columns without their mean and of length 1, so that their products are correlations. */
final class UnitColumns {

    /** Columns whose rows are in the cache at a time. */
    private static final int BLOCK = 256;

    private static final int SQUARE = 32;

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
     * The absolute correlations of many columns with each other. They are summed up row by row for a block of columns
     * at a time, which stays in the processor's cache; in every pair in the same order, so that copies of a column have
     * the same correlations.
     *
     * @param columns indices of columns that are not constant
     * @return row a holds those of the a-th of them; 0 on the diagonal
     */
    double[][] sizes(final int[] columns) {
        final double[][] sizes = new double[columns.length][columns.length];
        for (int from = 0; from < columns.length; from += BLOCK) {
            final int to = Math.min(columns.length, from + BLOCK);
            final double[][] rows = rows(columns, from, to);
            for (int a = from + 1; a < columns.length; a++) {
                final double[] products = new double[to - from];
                final double[] column = m_columns[columns[a]];
                int i = 0;
                for (; i + 3 < column.length; i += 4) {
                    addFour(products, column, rows, i);
                }
                for (; i < column.length; i++) {
                    addOne(products, column[i], rows[i]);
                }
                for (int b = from; b < Math.min(to, a); b++) {
                    sizes[a][b] = Math.min(1, Math.abs(products[b - from]));
                }
            }
        }
        mirror(sizes);
        return sizes;
    }

    /** The columns from one to another, row by row. */
    private double[][] rows(final int[] columns, final int from, final int to) {
        final double[][] rows = new double[m_columns[columns[from]].length][to - from];
        for (int b = from; b < to; b++) {
            for (int i = 0; i < rows.length; i++) {
                rows[i][b - from] = m_columns[columns[b]][i];
            }
        }
        return rows;
    }

    private static void addOne(final double[] sums, final double factor, final double[] values) {
        for (int b = 0; b < sums.length; b++) {
            sums[b] += factor * values[b];
        }
    }

    /** Adds four rows at a time, each sum in the order of the rows. */
    private static void addFour(final double[] sums, final double[] factors, final double[][] rows, final int first) {
        final double f0 = factors[first];
        final double f1 = factors[first + 1];
        final double f2 = factors[first + 2];
        final double f3 = factors[first + 3];
        final double[] r0 = rows[first];
        final double[] r1 = rows[first + 1];
        final double[] r2 = rows[first + 2];
        final double[] r3 = rows[first + 3];
        for (int b = 0; b < sums.length; b++) {
            sums[b] = sums[b] + f0 * r0[b] + f1 * r1[b] + f2 * r2[b] + f3 * r3[b];
        }
    }

    /** Copies what is below the diagonal above it, square by square. */
    private static void mirror(final double[][] sizes) {
        for (int from = 0; from < sizes.length; from += SQUARE) {
            for (int left = 0; left <= from; left += SQUARE) {
                for (int a = from; a < Math.min(sizes.length, from + SQUARE); a++) {
                    for (int b = left; b < Math.min(a, left + SQUARE); b++) {
                        sizes[b][a] = sizes[a][b];
                    }
                }
            }
        }
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
