package org.radiomics.knime.feature.dicom;

/**
 * Fills closed outlines on one slice by the even-odd rule: a voxel is inside if a ray from its centre crosses all
 * outlines together an odd number of times. An outline within another one is a hole, and the bridge of a keyhole
 * outline, walked once in each direction, cancels (PS3.3 C.8.8.6.3). Intervals are half-open: a centre exactly on an
 * edge is inside if the inside lies on the edge's side of higher columns or, on an edge along a row, of higher rows. So
 * two regions that share an edge neither share nor lose a voxel, and a rectangle from centre to centre has as many
 * voxels as its area.
 */
final class EvenOddFill {

    private final int m_columns;

    private final int m_rows;

    /** Whether a row, walked from column 0, changes sides before this voxel. */
    private final boolean[] m_changes;

    /**
     * @param columns voxels of a row
     * @param rows rows of the slice
     */
    EvenOddFill(final int columns, final int rows) {
        m_columns = columns;
        m_rows = rows;
        m_changes = new boolean[columns * rows];
    }

    /**
     * @param outline column and row of each vertex in turn, in voxels, centres being whole numbers; the last vertex is
     *            joined to the first. What lies outside the slice is cut off
     */
    void add(final double[] outline) {
        int previous = outline.length - 2;
        for (int next = 0; next < outline.length; next += 2) {
            // An edge is taken upwards whichever way it is walked, so that both ways round to the same voxel.
            if (outline[previous + 1] < outline[next + 1]) {
                cross(outline, previous, next);
            } else {
                cross(outline, next, previous);
            }
            previous = next;
        }
    }

    private void cross(final double[] outline, final int lower, final int upper) {
        final double x = outline[lower];
        final double y = outline[lower + 1];
        final double width = outline[upper] - x;
        final double height = outline[upper + 1] - y;
        final int end = (int)Math.min(m_rows, Math.ceil(outline[upper + 1]));
        for (int row = (int)Math.max(0, Math.ceil(y)); row < end; row++) {
            // The product first: a quotient that is a whole number then comes out as one.
            final double column = Math.max(0, Math.ceil(x + (row - y) * width / height));
            if (column < m_columns) {
                m_changes[row * m_columns + (int)column] ^= true;
            }
        }
    }

    /**
     * Marks the voxels inside, and leaves the others as they are.
     *
     * @param voxels flags of an image
     * @param first index of the slice's first voxel
     */
    void mark(final boolean[] voxels, final int first) {
        int index = 0;
        for (int row = 0; row < m_rows; row++) {
            boolean inside = false;
            for (int column = 0; column < m_columns; column++, index++) {
                inside ^= m_changes[index];
                voxels[first + index] |= inside;
            }
        }
    }
}
