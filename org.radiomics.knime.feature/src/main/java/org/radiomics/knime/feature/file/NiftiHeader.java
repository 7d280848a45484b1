package org.radiomics.knime.feature.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

import org.radiomics.knime.feature.image.ImageFormatException;
import org.radiomics.knime.feature.image.VoxelType;

/**
 * The fields of a NIfTI-1 header that matter for one 3-D image. Source: nifti1.h, the format's definition by the NIfTI
 * Data Format Working Group.
 */
final class NiftiHeader {

    /** Bytes of the header. */
    static final int LENGTH = 348;

    /** Where the voxels of a single file begin at the earliest. */
    static final int VOXELS_FROM = 352;

    private final Path m_file;

    private final ByteBuffer m_bytes;

    private final int[] m_size = {1, 1, 1};

    private final VoxelType m_type;

    /**
     * @param file for messages
     * @param bytes the first {@link #LENGTH} bytes
     */
    NiftiHeader(final Path file, final byte[] bytes) throws ImageFormatException {
        m_file = file;
        m_bytes = ByteBuffer.wrap(bytes).order(order(bytes));
        if (bytes[344] == 'n' && bytes[345] == 'i') {
            throw new ImageFormatException(file,
                "is the header of a NIfTI pair (.hdr and .img), which is not read; save it as one .nii or .nii.gz");
        }
        if (bytes[344] != 'n') {
            throw new ImageFormatException(file, "is an Analyze 7.5 file, which does not say where left and right are; "
                + "convert it to NIfTI with the tool that wrote it");
        }
        readSize();
        m_type = readType();
    }

    /** @return the byte order of a header, null if it is no NIfTI-1 header */
    static ByteOrder order(final byte[] start) {
        if (start.length < LENGTH) {
            return null;
        }
        final int length = ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN).getInt(0);
        if (length == LENGTH) {
            return ByteOrder.LITTLE_ENDIAN;
        }
        return Integer.reverseBytes(length) == LENGTH ? ByteOrder.BIG_ENDIAN : null;
    }

    private void readSize() throws ImageFormatException {
        final int dimensions = m_bytes.getShort(40);
        if (dimensions < 1 || dimensions > 7) {
            throw new ImageFormatException(m_file, "its header claims " + dimensions + " dimensions; it is damaged");
        }
        final StringBuilder sizes = new StringBuilder();
        boolean several = false;
        for (int axis = 0; axis < dimensions; axis++) {
            final int size = m_bytes.getShort(42 + 2 * axis);
            if (size < 1) {
                throw new ImageFormatException(m_file,
                    "its header claims " + size + " voxels along axis " + axis + "; it is damaged");
            }
            sizes.append(axis == 0 ? "" : " x ").append(size);
            if (axis < 3) {
                m_size[axis] = size;
            } else {
                several |= size > 1;
            }
        }
        if (several) {
            throw new ImageFormatException(m_file,
                "holds several volumes (" + sizes + "); save the one to be analysed as a 3-D image");
        }
    }

    private VoxelType readType() throws ImageFormatException {
        final int code = m_bytes.getShort(70);
        return switch (code) {
            case 2 -> VoxelType.UINT8;
            case 4 -> VoxelType.INT16;
            case 8 -> VoxelType.INT32;
            case 16 -> VoxelType.FLOAT32;
            case 64 -> VoxelType.FLOAT64;
            case 256 -> VoxelType.INT8;
            case 512 -> VoxelType.UINT16;
            case 768 -> VoxelType.UINT32;
            case 1024 -> VoxelType.INT64;
            case 1280 -> VoxelType.UINT64;
            default -> throw new ImageFormatException(m_file, "its voxels have NIfTI type " + code + " ("
                + typeName(code) + "), which is not read; save it with whole numbers or floats of at most 64 bits");
        };
    }

    private static String typeName(final int code) {
        return switch (code) {
            case 1 -> "single bits";
            case 32, 1792, 2048 -> "complex numbers";
            case 128, 2304 -> "colours";
            case 1536 -> "128-bit floats";
            default -> "unknown";
        };
    }

    /** @return the type code of the format */
    static short code(final VoxelType type) {
        return switch (type) {
            case UINT8 -> 2;
            case INT16 -> 4;
            case INT32 -> 8;
            case FLOAT32 -> 16;
            case FLOAT64 -> 64;
            case INT8 -> 256;
            case UINT16 -> 512;
            case UINT32 -> 768;
            case INT64 -> 1024;
            case UINT64 -> 1280;
        };
    }

    /** @return voxels along x, y, z */
    int[] size() {
        return m_size.clone();
    }

    /** @return the type of the voxels in the file, before scaling */
    VoxelType type() {
        return m_type;
    }

    /** @return the byte order of header and voxels */
    ByteOrder order() {
        return m_bytes.order();
    }

    /** @return the number of bytes before the first voxel */
    int offset() throws ImageFormatException {
        final float offset = m_bytes.getFloat(108);
        if (offset == 0) {
            return VOXELS_FROM;
        }
        if (!(offset >= LENGTH && offset < 1 << 24)) {
            throw new ImageFormatException(m_file, "its header puts the voxels at byte " + offset + "; it is damaged");
        }
        return (int)offset;
    }

    /** @return what a voxel is multiplied by; 1 if the header says nothing usable */
    double slope() {
        final double slope = m_bytes.getFloat(112);
        return Double.isFinite(slope) && Math.abs(slope) > Math.ulp(1.0) ? slope : 1;
    }

    /** @return what is added to a multiplied voxel; 0 if the header says nothing usable */
    double intercept() {
        final double intercept = m_bytes.getFloat(116);
        return Double.isFinite(intercept) ? intercept : 0;
    }

    /** @return millimetres per unit of the header's lengths */
    double unit() {
        return switch (m_bytes.get(123) & 7) {
            case 1 -> 1000;
            case 3 -> 0.001;
            default -> 1;
        };
    }

    /** @return pixdim, possibly negative; 1 where the header says nothing usable */
    float step(final int axis) {
        final float step = m_bytes.getFloat(80 + 4 * axis);
        return step == 0 || !Float.isFinite(step) ? 1 : step;
    }

    /** @return whether the grid's third axis is reversed against the quaternion's rotation */
    boolean reversed() {
        return m_bytes.getFloat(76) < 0;
    }

    /** @return the code of the quaternion's space, 0 if there is none */
    int qformCode() {
        return m_bytes.getShort(252);
    }

    /** @return the code of the matrix's space, 0 if there is none */
    int sformCode() {
        return m_bytes.getShort(254);
    }

    /** @return quaternion parameters b, c, d and the offsets x, y, z */
    float[] quaternion() {
        return floats(256, 6);
    }

    /** @return the three rows of four of the matrix */
    float[] matrix() {
        return floats(280, 12);
    }

    private float[] floats(final int from, final int count) {
        final float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = m_bytes.getFloat(from + 4 * i);
        }
        return values;
    }
}
