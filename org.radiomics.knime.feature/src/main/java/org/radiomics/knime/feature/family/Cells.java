package org.radiomics.knime.feature.family;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** The cells of a matrix that are not 0, each with its row, column and value. Immutable. */
final class Cells implements CellList {

    private final int[] m_rows;

    private final int[] m_columns;

    private final double[] m_values;

    private Cells(final int[] rows, final int[] columns, final double[] values) {
        m_rows = rows;
        m_columns = columns;
        m_values = values;
    }

    /** @return the cells that were counted */
    static Cells of(final CellCounts counts) {
        final Collector collector = new Collector();
        counts.forEach(collector);
        return collector.cells();
    }

    /**
     * The cells of a square matrix laid out row by row, without row 0 and column 0.
     *
     * @param counts holds the matrix
     * @param start where its first cell stands
     * @param rows the number of its rows and columns
     * @param upper whether cells below the diagonal are added to their mirror images above it
     * @return the cells that were counted
     */
    static Cells of(final int[] counts, final int start, final int rows, final boolean upper) {
        final Collector collector = new Collector();
        for (int row = 1; row < rows; row++) {
            for (int column = upper ? row : 1; column < rows; column++) {
                int count = counts[start + row * rows + column];
                if (upper && column > row) {
                    count += counts[start + column * rows + row];
                }
                if (count > 0) {
                    collector.cell(row, column, count);
                }
            }
        }
        return collector.cells();
    }

    /**
     * Adds matrices up.
     *
     * @param matrices of the same size
     * @param weights one factor per matrix
     * @return the weighted sum
     */
    static Cells sum(final List<? extends CellList> matrices, final double[] weights) {
        final long[] keys = matrices.stream().flatMapToLong(Cells::keys).sorted().distinct().toArray();
        final double[] values = new double[keys.length];
        for (int i = 0; i < weights.length; i++) {
            final CellList matrix = matrices.get(i);
            for (int cell = 0; cell < matrix.count(); cell++) {
                values[Arrays.binarySearch(keys, key(matrix, cell))] += weights[i] * matrix.value(cell);
            }
        }
        final int[] rows = Arrays.stream(keys).mapToInt(key -> (int)(key >>> 32)).toArray();
        final int[] columns = Arrays.stream(keys).mapToInt(key -> (int)key).toArray();
        return new Cells(rows, columns, values);
    }

    private static LongStream keys(final CellList matrix) {
        return IntStream.range(0, matrix.count()).mapToLong(cell -> key(matrix, cell));
    }

    private static long key(final CellList matrix, final int cell) {
        return (long)matrix.row(cell) << 32 | matrix.column(cell);
    }

    @Override
    public int count() {
        return m_values.length;
    }

    @Override
    public int row(final int cell) {
        return m_rows[cell];
    }

    @Override
    public int column(final int cell) {
        return m_columns[cell];
    }

    @Override
    public double value(final int cell) {
        return m_values[cell];
    }

    private static final class Collector implements CellCounts.Visitor {

        private int[] m_rows = new int[256];

        private int[] m_columns = new int[256];

        private double[] m_values = new double[256];

        private int m_used;

        @Override
        public void cell(final int row, final int column, final int count) {
            if (m_used == m_rows.length) {
                m_rows = Arrays.copyOf(m_rows, 2 * m_used);
                m_columns = Arrays.copyOf(m_columns, 2 * m_used);
                m_values = Arrays.copyOf(m_values, 2 * m_used);
            }
            m_rows[m_used] = row;
            m_columns[m_used] = column;
            m_values[m_used++] = count;
        }

        Cells cells() {
            return new Cells(Arrays.copyOf(m_rows, m_used), Arrays.copyOf(m_columns, m_used),
                Arrays.copyOf(m_values, m_used));
        }
    }
}
