package org.radiomics.knime.feature.filter;

/** One sample of a circle around each pixel of a slice, interpolated linearly between the pixels next to it. */
final class CircleSample {

    private final int m_width;

    private final boolean m_onRow;

    private final boolean m_onColumn;

    private final int[] m_upper;

    private final double[] m_down;

    private final int[] m_left;

    private final double[] m_across;

    /**
     * @param rowOffset of the sample from the centre
     * @param columnOffset of the sample from the centre
     * @param width of the slice
     * @param height of the slice
     */
    CircleSample(final double rowOffset, final double columnOffset, final int width, final int height) {
        m_width = width;
        m_onRow = rowOffset == Math.rint(rowOffset);
        m_onColumn = columnOffset == Math.rint(columnOffset);
        m_upper = new int[height];
        m_down = new double[height];
        split(rowOffset, m_upper, m_down);
        m_left = new int[width];
        m_across = new double[width];
        split(columnOffset, m_left, m_across);
    }

    /** The fraction depends on the centre by its rounding, so it is computed for each. */
    private static void split(final double offset, final int[] floors, final double[] fractions) {
        for (int i = 0; i < floors.length; i++) {
            final double position = i + offset;
            floors[i] = (int)Math.floor(position);
            fractions[i] = position - floors[i];
        }
    }

    /**
     * @param slice with a margin on all sides that is at least as wide as the circle's radius
     * @param margin pixels
     * @param row of the centre, without the margin
     * @param column of the centre, without the margin
     * @return the value at the sample
     */
    double at(final double[] slice, final int margin, final int row, final int column) {
        final int rowLength = m_width + 2 * margin;
        final int upperLeft = (m_upper[row] + margin) * rowLength + m_left[column] + margin;
        final int right = m_onColumn ? 0 : 1;
        final double across = m_across[column];
        final double top = (1 - across) * slice[upperLeft] + across * slice[upperLeft + right];
        if (m_onRow) {
            return top;
        }
        final int lowerLeft = upperLeft + rowLength;
        final double bottom = (1 - across) * slice[lowerLeft] + across * slice[lowerLeft + right];
        final double down = m_down[row];
        return (1 - down) * top + down * bottom;
    }
}
