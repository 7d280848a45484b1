package org.radiomics.knime.feature.filter;

/** A sample of a circle around each pixel of a part of a slice, interpolated linearly between the pixels next to it. */
final class CircleSample {

    private final boolean m_onRow;

    private final boolean m_onColumn;

    private final int m_up;

    private final double[] m_down;

    private final int m_left;

    private final double[] m_across;

    /**
     * @param rowOffset of the sample from the centre
     * @param columnOffset of the sample from the centre
     * @param firstRow of the part in the whole slice
     * @param rows of the part
     * @param firstColumn of the part in the whole slice
     * @param columns of the part
     */
    CircleSample(final double rowOffset, final double columnOffset, final int firstRow, final int rows,
        final int firstColumn, final int columns) {
        m_onRow = rowOffset == Math.rint(rowOffset);
        m_onColumn = columnOffset == Math.rint(columnOffset);
        m_up = (int)Math.floor(rowOffset);
        m_down = fractions(rowOffset, firstRow, rows);
        m_left = (int)Math.floor(columnOffset);
        m_across = fractions(columnOffset, firstColumn, columns);
    }

    /** The fraction depends on the place in the whole slice by its rounding, so it is computed for each. */
    private static double[] fractions(final double offset, final int first, final int count) {
        final double[] fractions = new double[count];
        for (int i = 0; i < count; i++) {
            final double position = first + i + offset;
            fractions[i] = position - Math.floor(position);
        }
        return fractions;
    }

    /**
     * The values at the samples around a row of centres.
     *
     * @param slice the part with a margin on all sides that is at least as wide as the circle's radius
     * @param margin pixels
     * @param row of the centres, without the margin
     * @param values are filled, one per column
     */
    void row(final double[] slice, final int margin, final int row, final double[] values) {
        final int columns = values.length;
        final int rowLength = columns + 2 * margin;
        final int upper = (row + m_up + margin) * rowLength + margin + m_left;
        final int right = m_onColumn ? 0 : 1;
        for (int x = 0; x < columns; x++) {
            values[x] = (1 - m_across[x]) * slice[upper + x] + m_across[x] * slice[upper + right + x];
        }
        if (m_onRow) {
            return;
        }
        final int lower = upper + rowLength;
        final double down = m_down[row];
        for (int x = 0; x < columns; x++) {
            final double bottom = (1 - m_across[x]) * slice[lower + x] + m_across[x] * slice[lower + right + x];
            values[x] = (1 - down) * values[x] + down * bottom;
        }
    }
}
