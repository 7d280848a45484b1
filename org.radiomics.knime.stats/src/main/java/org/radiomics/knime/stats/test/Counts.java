package org.radiomics.knime.stats.test;

import java.util.Arrays;
import java.util.stream.IntStream;

/** A contingency table without its empty rows and columns, which say nothing about association. */
final class Counts {

    private static final int MOST = 10_000_000;

    private final int[][] m_cells;

    private final int[] m_rowTotals;

    private final int[] m_columnTotals;

    private final int m_total;

    /**
     * @param cells one row per level, one column per group
     * @throws IllegalArgumentException if the table is not rectangular, or a count is negative or too large
     */
    Counts(final int[][] cells) {
        final int[][] rows =
            Arrays.stream(cells).filter(row -> Arrays.stream(row).anyMatch(c -> c != 0)).toArray(int[][]::new);
        long sum = 0;
        for (final int[] row : cells) {
            if (row.length != cells[0].length) {
                throw new IllegalArgumentException("Every row of a table of counts needs " + cells[0].length
                    + " columns, one has " + row.length + ".");
            }
            for (final int cell : row) {
                if (cell < 0) {
                    throw new IllegalArgumentException("A table of counts holds " + cell + "; counts are at least 0.");
                }
                sum += cell;
            }
        }
        if (sum > MOST) {
            throw new IllegalArgumentException(
                "A table of counts holds " + sum + " cases; it may have at most " + MOST + ".");
        }
        final int width = rows.length == 0 ? 0 : rows[0].length;
        final int[] columns = IntStream.range(0, width)
            .filter(c -> Arrays.stream(rows).anyMatch(row -> row[c] > 0)).toArray();
        m_cells =
            Arrays.stream(rows).map(row -> Arrays.stream(columns).map(c -> row[c]).toArray()).toArray(int[][]::new);
        m_rowTotals = Arrays.stream(m_cells).mapToInt(row -> Arrays.stream(row).sum()).toArray();
        m_columnTotals = new int[columns.length];
        for (final int[] row : m_cells) {
            for (int c = 0; c < row.length; c++) {
                m_columnTotals[c] += row[c];
            }
        }
        m_total = Arrays.stream(m_rowTotals).sum();
    }

    int[][] cells() {
        return m_cells;
    }

    int[] rowTotals() {
        return m_rowTotals;
    }

    int[] columnTotals() {
        return m_columnTotals;
    }

    int total() {
        return m_total;
    }

    /** @return what the totals let expect in a cell */
    double expected(final int row, final int column) {
        return (double)m_rowTotals[row] * m_columnTotals[column] / m_total;
    }

    /** @return whether fewer than two rows or columns have counts */
    boolean isDegenerate() {
        return m_rowTotals.length < 2 || m_columnTotals.length < 2;
    }

    boolean isFourfold() {
        return m_rowTotals.length == 2 && m_columnTotals.length == 2;
    }

    /** @return the share of cells whose expected count is below 5, Cochran's criterion */
    double shareBelowFive() {
        int below = 0;
        for (int r = 0; r < m_rowTotals.length; r++) {
            for (int c = 0; c < m_columnTotals.length; c++) {
                below += expected(r, c) < 5 ? 1 : 0;
            }
        }
        return (double)below / (m_rowTotals.length * m_columnTotals.length);
    }
}
