package org.radiomics.knime.feature.family;

import java.util.Arrays;

/**
 * Counts how often each cell of a matrix occurs. Cells of the first columns are counted in an array; the others, which
 * are rare (long runs, large zones) or too many to lay out (thousands of grey levels), in a hash table that grows with
 * the cells that occur.
 */
final class CellCounts {

    private static final int MOST_DENSE_CELLS = 1 << 22;

    private static final long FREE = -1;

    private final int m_rows;

    private final int m_denseColumns;

    private final int[] m_dense;

    private long[] m_keys = new long[16];

    private int[] m_counts = new int[16];

    private int m_used;

    /**
     * @param rows the number of rows
     * @param frequentColumns how many columns hold most of the counts
     */
    CellCounts(final int rows, final int frequentColumns) {
        m_rows = rows;
        m_denseColumns = Math.min(frequentColumns, MOST_DENSE_CELLS / rows);
        m_dense = new int[rows * m_denseColumns];
        Arrays.fill(m_keys, FREE);
    }

    /** Counts one occurrence. */
    void increment(final int row, final int column) {
        if (column < m_denseColumns) {
            m_dense[row * m_denseColumns + column]++;
        } else {
            addSparse((long)column * m_rows + row, 1);
        }
    }

    /** Counts a number of occurrences. */
    void add(final int row, final int column, final int count) {
        if (column < m_denseColumns) {
            m_dense[row * m_denseColumns + column] += count;
        } else if (count > 0) {
            addSparse((long)column * m_rows + row, count);
        }
    }

    private void addSparse(final long key, final int count) {
        final int slot = slot(m_keys, key);
        if (m_keys[slot] == FREE) {
            m_keys[slot] = key;
            m_used++;
        }
        m_counts[slot] += count;
        if (2 * m_used > m_keys.length) {
            grow();
        }
    }

    private void grow() {
        final long[] keys = new long[2 * m_keys.length];
        final int[] counts = new int[keys.length];
        Arrays.fill(keys, FREE);
        for (int i = 0; i < m_keys.length; i++) {
            if (m_keys[i] != FREE) {
                final int slot = slot(keys, m_keys[i]);
                keys[slot] = m_keys[i];
                counts[slot] = m_counts[i];
            }
        }
        m_keys = keys;
        m_counts = counts;
    }

    private static int slot(final long[] keys, final long key) {
        final long mixed = key * 0x9E3779B97F4A7C15L;
        int slot = (int)(mixed >>> 32) & keys.length - 1;
        while (keys[slot] != FREE && keys[slot] != key) {
            slot = slot + 1 & keys.length - 1;
        }
        return slot;
    }

    /** @return the count of a cell */
    int get(final int row, final int column) {
        if (column < m_denseColumns) {
            return m_dense[row * m_denseColumns + column];
        }
        return m_counts[slot(m_keys, (long)column * m_rows + row)];
    }

    /** Takes the cells that occur, in an order that depends only on what was counted. */
    interface Visitor {

        /** @param count how often the cell occurred, at least 1 */
        void cell(int row, int column, int count);
    }

    /**
     * Shows every cell that occurred, except those of row 0 and column 0, which stand for what lies outside the region.
     * Cells of the array come row by row, the others by column, then row.
     */
    void forEach(final Visitor visitor) {
        for (int row = 1; row < m_rows; row++) {
            for (int column = 1; column < m_denseColumns; column++) {
                final int count = m_dense[row * m_denseColumns + column];
                if (count > 0) {
                    visitor.cell(row, column, count);
                }
            }
        }
        final long[] keys = new long[m_used];
        int next = 0;
        for (final long key : m_keys) {
            if (key != FREE) {
                keys[next++] = key;
            }
        }
        Arrays.sort(keys);
        for (final long key : keys) {
            final int row = (int)(key % m_rows);
            final int column = (int)(key / m_rows);
            if (row > 0 && column > 0) {
                visitor.cell(row, column, get(row, column));
            }
        }
    }

    /** Sets all counts back to 0. */
    void clear() {
        Arrays.fill(m_dense, 0);
        Arrays.fill(m_keys, FREE);
        Arrays.fill(m_counts, 0);
        m_used = 0;
    }
}
