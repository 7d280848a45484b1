package org.radiomics.knime.feature.filter;

/**
 * The extension of a grid to even lengths: an odd axis gets one sample at its end, which repeats the first one.
 */
final class Extension {

    private final int[] m_original;

    private final int[] m_size = new int[3];

    Extension(final int[] size) {
        m_original = size;
        for (int axis = 0; axis < 3; axis++) {
            m_size[axis] = size[axis] + size[axis] % 2;
        }
    }

    /** @return the extended length of an axis */
    int size(final int axis) {
        return m_size[axis];
    }

    /** @return samples of the extended grid */
    int length() {
        return Math.multiplyExact(Math.multiplyExact(m_size[0], m_size[1]), m_size[2]);
    }

    /** @return voxels of the original grid */
    int originalLength() {
        return m_original[0] * m_original[1] * m_original[2];
    }

    /** @return neighbouring samples along an axis are so far apart in the array */
    int stride(final int axis) {
        return axis == 0 ? 1 : axis == 1 ? m_size[0] : m_size[0] * m_size[1];
    }

    /** Copies rows between the grids. */
    interface RowCopy {

        /**
         * @param original where the row begins in the original grid
         * @param extended where it begins in the extended grid
         */
        void copy(int original, int extended);
    }

    /** Visits the rows of the original grid. */
    void forEachRow(final RowCopy copy) {
        for (int z = 0; z < m_original[2]; z++) {
            for (int y = 0; y < m_original[1]; y++) {
                copy.copy(m_original[0] * (y + m_original[1] * z), m_size[0] * (y + m_size[1] * z));
            }
        }
    }

    /** Visits the rows of the extended grid with the row of the original that fills them. */
    void forEachExtendedRow(final RowCopy copy) {
        for (int z = 0; z < m_size[2]; z++) {
            for (int y = 0; y < m_size[1]; y++) {
                copy.copy(m_original[0] * (y % m_original[1] + m_original[1] * (z % m_original[2])),
                    m_size[0] * (y + m_size[1] * z));
            }
        }
    }

    /** @return voxels in a row of the original grid */
    int row() {
        return m_original[0];
    }
}
