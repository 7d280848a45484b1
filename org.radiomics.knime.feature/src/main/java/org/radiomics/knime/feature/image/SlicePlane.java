package org.radiomics.knime.feature.image;

import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.DoubleType;
import net.imglib2.view.Views;

/**
 * A slice of an image as one looks at it: head up, else back down; the patient's left (in sagittal slices the back) on
 * the right-hand side.
 */
final class SlicePlane {

    private static final int SUPERIOR = 2;

    private final Geometry m_geometry;

    private final int m_normal;

    private final int m_index;

    private final int m_across;

    private final int m_down;

    private final boolean m_flipAcross;

    private final boolean m_flipDown;

    /**
     * @param geometry of the image
     * @param normal the grid axis that the slice is perpendicular to
     * @param index of the slice along that axis
     */
    SlicePlane(final Geometry geometry, final int normal, final int index) {
        m_geometry = geometry;
        m_normal = normal;
        m_index = index;
        final int first = normal == 0 ? 1 : 0;
        final int second = normal == 2 ? 1 : 2;
        final boolean upright = patientAxis(first) <= patientAxis(second);
        m_across = upright ? first : second;
        m_down = upright ? second : first;
        m_flipAcross = sign(m_across) < 0;
        // Downwards run the direction to the back and the one away from the head.
        m_flipDown = patientAxis(m_down) == SUPERIOR ? sign(m_down) > 0 : sign(m_down) < 0;
    }

    /** The patient's axis (0 left, 1 back, 2 head) that a grid axis is nearest to. */
    private int patientAxis(final int axis) {
        final double[] direction = m_geometry.direction();
        int nearest = 0;
        for (int row = 1; row < 3; row++) {
            if (Math.abs(direction[3 * row + axis]) > Math.abs(direction[3 * nearest + axis])) {
                nearest = row;
            }
        }
        return nearest;
    }

    private double sign(final int axis) {
        return m_geometry.direction()[3 * patientAxis(axis) + axis];
    }

    /** @return voxels from left to right */
    int width() {
        return m_geometry.size(m_across);
    }

    /** @return voxels from top to bottom */
    int height() {
        return m_geometry.size(m_down);
    }

    /** @return width of a voxel in mm */
    double pixelWidth() {
        return m_geometry.spacing(m_across);
    }

    /** @return height of a voxel in mm */
    double pixelHeight() {
        return m_geometry.spacing(m_down);
    }

    /** @return grey values row by row, from the top left */
    double[] values(final Volume image) {
        final RandomAccessibleInterval<DoubleType> volume = ArrayImgs.doubles(image.voxels(), m_geometry.size(0),
            m_geometry.size(1), m_geometry.size(2));
        final RandomAccess<DoubleType> slice = Views.hyperSlice(volume, m_normal, m_index).randomAccess();
        final int acrossDimension = m_across < m_down ? 0 : 1;
        final double[] values = new double[width() * height()];
        for (int row = 0; row < height(); row++) {
            slice.setPosition(m_flipDown ? height() - 1 - row : row, 1 - acrossDimension);
            for (int column = 0; column < width(); column++) {
                slice.setPosition(m_flipAcross ? width() - 1 - column : column, acrossDimension);
                values[row * width() + column] = slice.get().get();
            }
        }
        return values;
    }

    /** @return whether each voxel belongs to the region, row by row, from the top left */
    boolean[] inside(final Mask mask) {
        final boolean[] inside = new boolean[width() * height()];
        final int[] voxel = new int[3];
        voxel[m_normal] = m_index;
        for (int row = 0; row < height(); row++) {
            voxel[m_down] = m_flipDown ? height() - 1 - row : row;
            for (int column = 0; column < width(); column++) {
                voxel[m_across] = m_flipAcross ? width() - 1 - column : column;
                inside[row * width() + column] = mask.inside()[m_geometry.index(voxel[0], voxel[1], voxel[2])];
            }
        }
        return inside;
    }
}
