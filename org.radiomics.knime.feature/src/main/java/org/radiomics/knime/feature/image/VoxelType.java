package org.radiomics.knime.feature.image;

/**
 * The pixel type an image has in its file or after a processing step. Voxels are held as doubles; the type decides
 * where the reference software rounds (wavelets of 32-bit images) or truncates (resampling of integer images).
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

    /** @return the lowest number the type can hold; of 64-bit integers the lowest that a double can */
    public double lowest() {
        return switch (this) {
            case INT8 -> Byte.MIN_VALUE;
            case INT16 -> Short.MIN_VALUE;
            case INT32 -> Integer.MIN_VALUE;
            case INT64 -> Long.MIN_VALUE;
            case UINT8, UINT16, UINT32, UINT64 -> 0;
            case FLOAT32 -> -Float.MAX_VALUE;
            case FLOAT64 -> -Double.MAX_VALUE;
        };
    }

    /** @return the highest number the type can hold; of 64-bit integers the highest that a double can */
    public double highest() {
        return switch (this) {
            case INT8 -> Byte.MAX_VALUE;
            case UINT8 -> 0xff;
            case INT16 -> Short.MAX_VALUE;
            case UINT16 -> 0xffff;
            case INT32 -> Integer.MAX_VALUE;
            case UINT32 -> 0xffffffffL;
            case INT64 -> Math.nextDown(0x1p63);
            case UINT64 -> Math.nextDown(0x1p64);
            case FLOAT32 -> Float.MAX_VALUE;
            case FLOAT64 -> Double.MAX_VALUE;
        };
    }
}
