package org.radiomics.knime.feature.family;

/**
 * Adds up the cells of one small matrix after the other. Clearing and reading cost as much as there are cells, however
 * many rows and columns the matrix has; cells come in the order in which they first occurred.
 */
final class CellTally implements CellList {

    /** For each slot of the hash table one more than its cell, 0 for a free slot. */
    private final int[] m_cellOf;

    private final int[] m_slotOf;

    private final int[] m_rows;

    private final int[] m_columns;

    private final double[] m_values;

    private int m_count;

    /** @param most how many different cells there can be at once */
    CellTally(final int most) {
        m_cellOf = new int[Integer.highestOneBit(Math.multiplyExact(most, 2)) << 1];
        m_slotOf = new int[most];
        m_rows = new int[most];
        m_columns = new int[most];
        m_values = new double[most];
    }

    /** Adds to the value of a cell. */
    void add(final int row, final int column, final double value) {
        final int mask = m_cellOf.length - 1;
        final int mixed = (row * 0x9E3779B1 + column) * 0x85EBCA6B;
        int slot = (mixed ^ mixed >>> 15) & mask;
        while (m_cellOf[slot] != 0) {
            final int cell = m_cellOf[slot] - 1;
            if (m_rows[cell] == row && m_columns[cell] == column) {
                m_values[cell] += value;
                return;
            }
            slot = slot + 1 & mask;
        }
        m_slotOf[m_count] = slot;
        m_rows[m_count] = row;
        m_columns[m_count] = column;
        m_values[m_count++] = value;
        m_cellOf[slot] = m_count;
    }

    /** Removes all cells. */
    void clear() {
        for (int cell = 0; cell < m_count; cell++) {
            m_cellOf[m_slotOf[cell]] = 0;
        }
        m_count = 0;
    }

    @Override
    public int count() {
        return m_count;
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
}
