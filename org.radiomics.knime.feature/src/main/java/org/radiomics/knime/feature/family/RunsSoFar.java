package org.radiomics.knime.feature.family;

/**
 * The lengths of the runs that lead up to a cell in the 13 onward directions, for the cells that later ones can still
 * ask for. A length is that of the cell before in its direction plus 1, if that cell has the same level. All directions
 * of a cell advance together: their lengths share two numbers, one byte each, and stop counting at 127; a longer run is
 * walked back.
 */
final class RunsSoFar {

    /** Directions whose lengths are in the first number. */
    private static final int LANES = 7;

    private static final long ONE_EACH = 0x01010101010101L;

    private static final long MOST_EACH = 0x7F7F7F7F7F7F7FL;

    private static final int MOST = 0x7F;

    /** All bits of those bytes whose direction's bit is set. */
    private static final long[] SPREAD = spread();

    private final int[] m_bits;

    private final int[] m_offsets = new int[EqualNeighbours.MIDDLE];

    /** Lengths of the directions 0 to 6 and 7 to 12 of recent cells; a cell's place is its index modulo the size. */
    private final long[] m_low;

    private final long[] m_high;

    RunsSoFar(final EqualNeighbours neighbours) {
        m_bits = neighbours.bits();
        int longest = 1;
        for (int k = 0; k < m_offsets.length; k++) {
            m_offsets[k] = neighbours.offset(EqualNeighbours.MIDDLE + 1 + k);
            longest = Math.max(longest, m_offsets[k]);
        }
        final int size = Integer.highestOneBit(longest) << 1;
        m_low = new long[size];
        m_high = new long[size];
    }

    private static long[] spread() {
        final long[] spread = new long[1 << LANES];
        for (int bits = 0; bits < spread.length; bits++) {
            for (int lane = 0; lane < LANES; lane++) {
                spread[bits] |= (bits >>> lane & 1) == 0 ? 0 : 0xFFL << 8 * lane;
            }
        }
        return spread;
    }

    /** Adds a cell to the runs that lead up to it; every cell with an equal neighbour must be added, in their order. */
    void advance(final int cell) {
        final int backward = EqualNeighbours.backward(m_bits[cell]);
        final int last = m_low.length - 1;
        long low = 0;
        for (int k = 0; k < LANES; k++) {
            low |= m_low[cell - m_offsets[k] & last] & 0xFFL << 8 * k;
        }
        long high = 0;
        for (int k = LANES; k < EqualNeighbours.MIDDLE; k++) {
            high |= m_high[cell - m_offsets[k] & last] & 0xFFL << 8 * (k - LANES);
        }
        m_low[cell & last] = plusOne(low & SPREAD[backward & (1 << LANES) - 1]);
        m_high[cell & last] = plusOne(high & SPREAD[backward >>> LANES]);
    }

    /** Adds 1 to each byte that is below the largest length. */
    private static long plusOne(final long lengths) {
        return lengths + ((lengths ^ MOST_EACH) + MOST_EACH >>> 7 & ONE_EACH);
    }

    /** @return the length of the run of a direction up to a cell that was just added */
    int length(final int cell, final int k) {
        final int place = cell & m_low.length - 1;
        final int length = (int)((k < LANES ? m_low[place] >>> 8 * k : m_high[place] >>> 8 * (k - LANES)) & MOST);
        return length < MOST ? length : walk(cell, k);
    }

    private int walk(final int cell, final int k) {
        int length = 1;
        int first = cell;
        while ((EqualNeighbours.backward(m_bits[first]) >>> k & 1) != 0) {
            first -= m_offsets[k];
            length++;
        }
        return length;
    }
}
