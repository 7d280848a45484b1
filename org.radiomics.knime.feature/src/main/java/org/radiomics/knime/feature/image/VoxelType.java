package org.radiomics.knime.feature.image;

/**
 * The pixel type an image has in its file or after a processing step. Voxels are held as doubles; the type decides where
 * the reference software rounds (wavelets of 32-bit images) or truncates (resampling of integer images).
 */
public enum VoxelType {
    INT8(1, true), UINT8(1, true), INT16(2, true), UINT16(2, true), INT32(4, true), UINT32(4, true), INT64(8, true),
    UINT64(8, true), FLOAT32(4, false), FLOAT64(8, false);

    private final int m_bytes;

    private final boolean m_integer;

    VoxelType(final int bytes, final boolean integer) {
        m_bytes = bytes;
        m_integer = integer;
    }

    /** @return bytes per voxel in a file */
    public int bytes() {
        return m_bytes;
    }

    /** @return whether only whole numbers can be held */
    public boolean isInteger() {
        return m_integer;
    }
}
