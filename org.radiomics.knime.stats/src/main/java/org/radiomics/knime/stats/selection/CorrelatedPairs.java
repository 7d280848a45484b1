package org.radiomics.knime.stats.selection;

import java.util.Arrays;

/**
 * Of every column the other one that matters: the one that it was dropped for, or of the kept ones the one that it
 * correlates with most.
 */
final class CorrelatedPairs {

    private final int[] m_partner;

    private final double[] m_size;

    private final boolean[] m_dropped;

    /** @param columns how many there are */
    CorrelatedPairs(final int columns) {
        m_partner = new int[columns];
        m_size = new double[columns];
        m_dropped = new boolean[columns];
        Arrays.fill(m_partner, -1);
        Arrays.fill(m_size, -1);
    }

    /** Notes that a column was dropped for another; of several times that of the largest correlation counts. */
    void drop(final int column, final int partner, final double size) {
        if (!m_dropped[column] || size > m_size[column]) {
            m_partner[column] = partner;
            m_size[column] = size;
        }
        m_dropped[column] = true;
    }

    /** Notes the absolute correlation of two columns that are kept. */
    void meet(final int a, final int b, final double size) {
        keep(a, b, size);
        keep(b, a, size);
    }

    /** Notes that a kept column has that absolute correlation with another kept one; the largest counts. */
    void keep(final int column, final int partner, final double size) {
        if (size > m_size[column]) {
            m_partner[column] = partner;
            m_size[column] = size;
        }
    }

    boolean isDropped(final int column) {
        return m_dropped[column];
    }

    /** @return the other column; -1 if there is none */
    int partner(final int column) {
        return m_partner[column];
    }
}
