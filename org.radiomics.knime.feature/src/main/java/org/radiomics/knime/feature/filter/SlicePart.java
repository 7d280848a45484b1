package org.radiomics.knime.feature.filter;

import java.util.Arrays;

import org.radiomics.knime.feature.image.Box;
import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.Volume;

/** The part of a slice of an image in a box, with a margin of the image around it, or of 0 outside the image. */
final class SlicePart {

    private final Volume m_image;

    private final Box m_box;

    private final int m_rowAxis;

    private final int m_columnAxis;

    private final int m_margin;

    private final int m_rowLength;

    private final double[] m_pixels;

    private final double[] m_line;

    SlicePart(final Volume image, final Box box, final int rowAxis, final int columnAxis, final int margin) {
        m_image = image;
        m_box = box;
        m_rowAxis = rowAxis;
        m_columnAxis = columnAxis;
        m_margin = margin;
        m_rowLength = box.size(columnAxis) + 2 * margin;
        m_pixels = new double[Math.multiplyExact(m_rowLength, box.size(rowAxis) + 2 * margin)];
        m_line = new double[box.size(columnAxis)];
    }

    /** Takes a slice from the image. */
    void read(final int slice) {
        final Geometry grid = m_image.geometry();
        final int[] strides = {1, grid.size(0), grid.size(0) * grid.size(1)};
        final int origin = slice * strides[3 - m_rowAxis - m_columnAxis];
        Arrays.fill(m_pixels, 0);
        final int firstRow = m_box.lower(m_rowAxis) - m_margin;
        final int firstColumn = m_box.lower(m_columnAxis) - m_margin;
        final int lastRow = Math.min(grid.size(m_rowAxis) - 1, m_box.upper(m_rowAxis) + m_margin);
        final int lastColumn = Math.min(grid.size(m_columnAxis) - 1, m_box.upper(m_columnAxis) + m_margin);
        for (int row = Math.max(0, firstRow); row <= lastRow; row++) {
            final int to = (row - firstRow) * m_rowLength - firstColumn;
            final int from = origin + row * strides[m_rowAxis];
            for (int column = Math.max(0, firstColumn); column <= lastColumn; column++) {
                m_pixels[to + column] = m_image.voxels()[from + column * strides[m_columnAxis]];
            }
        }
    }

    /** @return the pixels with their margin, row by row */
    double[] pixels() {
        return m_pixels;
    }

    /** @return the margin in pixels */
    int margin() {
        return m_margin;
    }

    /** @return where the first pixel of a row of the box is */
    int index(final int row) {
        return (row + m_margin) * m_rowLength + m_margin;
    }

    /** @return one value per column of the box, to work with */
    double[] line() {
        return m_line;
    }
}
