package org.radiomics.knime.feature.filter;

import org.radiomics.knime.feature.image.Box;
import org.radiomics.knime.feature.image.Geometry;

/**
 * The part of an image's grid that samples are held of. Each axis is periodic; an odd one gets one sample at its end,
 * which repeats the first one.
 */
final class SampleGrid {

    private final int[] m_original;

    private final Window[] m_windows;

    private SampleGrid(final int[] original, final Window[] windows) {
        m_original = original;
        m_windows = windows;
    }

    /** The grid of a box of an image. */
    static SampleGrid of(final Geometry image, final Box box) {
        final Window[] windows = new Window[3];
        for (int axis = 0; axis < 3; axis++) {
            windows[axis] = new Window(box.lower(axis), box.size(axis), image.size(axis) + image.size(axis) % 2);
        }
        return new SampleGrid(image.size(), windows);
    }

    /** @return a grid with another window along one axis */
    SampleGrid with(final int axis, final Window window) {
        final Window[] windows = m_windows.clone();
        windows[axis] = window;
        return new SampleGrid(m_original, windows);
    }

    /** @return the samples held along an axis */
    Window window(final int axis) {
        return m_windows[axis];
    }

    /** @return the number of samples along an axis */
    int size(final int axis) {
        return m_windows[axis].count();
    }

    /** @return neighbouring samples along an axis are so far apart in the array */
    int stride(final int axis) {
        return axis == 0 ? 1 : axis == 1 ? size(0) : size(0) * size(1);
    }

    /** @return the number of samples */
    int length() {
        return Math.multiplyExact(Math.multiplyExact(size(0), size(1)), size(2));
    }

    /** @return for each sample along an axis the index of the voxel that fills it */
    int[] voxels(final int axis) {
        final int[] voxels = new int[size(axis)];
        for (int i = 0; i < voxels.length; i++) {
            voxels[i] = m_windows[axis].position(i) % m_original[axis];
        }
        return voxels;
    }

    /** Visits rows of samples along x. */
    interface RowVisitor {

        /**
         * @param first place of the row's first sample in the array of this grid
         * @param other place of its counterpart in the other array
         */
        void visit(int first, int other);
    }

    /** Visits all rows, each with the row of the image that fills it. */
    void forEachRow(final RowVisitor visitor) {
        final int[] y = voxels(1);
        final int[] z = voxels(2);
        for (int k = 0; k < z.length; k++) {
            for (int j = 0; j < y.length; j++) {
                visitor.visit(size(0) * (j + y.length * k), m_original[0] * (y[j] + m_original[1] * z[k]));
            }
        }
    }

    /** Visits the part of the rows that lies in a smaller grid, each with its place in that. */
    void forEachRow(final SampleGrid part, final RowVisitor visitor) {
        final int[] from = new int[3];
        for (int axis = 0; axis < 3; axis++) {
            from[axis] = m_windows[axis].offset(part.m_windows[axis].start());
        }
        for (int k = 0; k < part.size(2); k++) {
            for (int j = 0; j < part.size(1); j++) {
                visitor.visit(from[0] + size(0) * (from[1] + j + size(1) * (from[2] + k)),
                    part.size(0) * (j + part.size(1) * k));
            }
        }
    }
}
