package org.radiomics.knime.feature.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

import org.radiomics.knime.feature.image.ImageFormatException;
import org.radiomics.knime.feature.image.VoxelType;

/**
 * The fields of a NIfTI-1 or NIfTI-2 header that matter for one 3-D image. Source: nifti1.h and nifti2.h, the formats'
 * definitions by the NIfTI Data Format Working Group. The second says the same as the first in wider numbers.
 */
final class NiftiHeader {

    /** Bytes of a NIfTI-1 header. */
    static final int LENGTH = 348;

    /** Bytes of a NIfTI-2 header. */
    static final int LENGTH_OF_SECOND = 540;

    /** Where the voxels of a single NIfTI-1 file begin at the earliest. */
    static final int VOXELS_FROM = 352;

    private final Path m_file;

    private final ByteBuffer m_bytes;

    private final boolean m_second;

    private final boolean m_pair;

    private final int[] m_size = {1, 1, 1};

    private int m_components = 1;

    private String m_sizes;

    private final VoxelType m_type;

    /**
     * @param file for messages
     * @param bytes the header, at least as many bytes as {@link #length} says
     */
    NiftiHeader(final Path file, final byte[] bytes) throws ImageFormatException {
        m_file = file;
        m_bytes = ByteBuffer.wrap(bytes).order(order(bytes));
        m_second = length(bytes) == LENGTH_OF_SECOND;
        final int magic = m_second ? 4 : 344;
        if (bytes[magic] != 'n') {
            throw new ImageFormatException(file, m_second ? "has a NIfTI-2 header without its mark; it is damaged"
                : "is an Analyze 7.5 file, which does not say where left and right are; "
                    + "convert it to NIfTI with the tool that wrote it");
        }
        m_pair = bytes[magic + 1] == 'i';
        readSize();
        m_type = readType();
    }

    /** @return the byte order of a header, null if it is neither NIfTI-1 nor NIfTI-2 */
    static ByteOrder order(final byte[] start) {
        for (final ByteOrder order : new ByteOrder[]{ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
            final int length = start.length < LENGTH ? 0 : ByteBuffer.wrap(start).order(order).getInt(0);
            if (length == LENGTH || length == LENGTH_OF_SECOND && start.length >= LENGTH_OF_SECOND) {
                return order;
            }
        }
        return null;
    }

    /** @return the bytes of a header that has a byte order */
    static int length(final byte[] start) {
        return ByteBuffer.wrap(start).order(order(start)).getInt(0);
    }

    /** @return whether the voxels are in another file */
    boolean isPair() {
        return m_pair;
    }

    private long whole(final int first, final int second) {
        return m_second ? m_bytes.getInt(second) : m_bytes.getShort(first);
    }

    private double real(final int first, final int second) {
        return m_second ? m_bytes.getDouble(second) : m_bytes.getFloat(first);
    }

    private long dimension(final int index) {
        return m_second ? m_bytes.getLong(16 + 8 * index) : m_bytes.getShort(40 + 2 * index);
    }

    private void readSize() throws ImageFormatException {
        final long dimensions = dimension(0);
        if (dimensions < 1 || dimensions > 7) {
            throw new ImageFormatException(m_file, "its header claims " + dimensions + " dimensions; it is damaged");
        }
        final StringBuilder sizes = new StringBuilder();
        boolean several = false;
        for (int axis = 0; axis < dimensions; axis++) {
            final long size = dimension(1 + axis);
            if (size < 1 || size > Integer.MAX_VALUE) {
                throw new ImageFormatException(m_file,
                    "its header claims " + size + " voxels along axis " + axis + "; it is damaged");
            }
            sizes.append(axis == 0 ? "" : " x ").append(size);
            if (axis < 3) {
                m_size[axis] = (int)size;
            } else if (axis == 4) {
                m_components = (int)size;
            } else {
                several |= size > 1;
            }
        }
        m_sizes = sizes.toString();
        if (several) {
            throw severalVolumes();
        }
    }

    /** @return whether the header claims two dimensions */
    boolean isPlane() {
        return dimension(0) == 2;
    }

    private ImageFormatException severalVolumes() {
        return new ImageFormatException(m_file,
            "holds several volumes (" + m_sizes + "); save the one to be analysed as a 3-D image");
    }

    /** @return values per voxel, the fifth dimension; all voxels have their first value, then all their second */
    ComponentAxis components() {
        return new ComponentAxis(m_components, m_size[0] * m_size[1] * m_size[2]);
    }

    /** @throws ImageFormatException if voxels have several values */
    void requireOneValue() throws ImageFormatException {
        if (m_components > 1) {
            throw severalVolumes();
        }
    }

    private VoxelType readType() throws ImageFormatException {
        final int code = m_bytes.getShort(m_second ? 12 : 70);
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

    /** @return the number of bytes before the first voxel, in the file that holds the voxels */
    int offset() throws ImageFormatException {
        final double offset = m_second ? m_bytes.getLong(168) : m_bytes.getFloat(108);
        final int least = m_pair ? 0 : m_second ? LENGTH_OF_SECOND : LENGTH;
        if (offset == 0) {
            return m_pair ? 0 : least + 4;
        }
        if (!(offset >= least && offset < 1 << 24)) {
            throw new ImageFormatException(m_file, "its header puts the voxels at byte " + offset + "; it is damaged");
        }
        return (int)offset;
    }

    /** @return what a voxel is multiplied by; 1 if the header says nothing usable */
    double slope() {
        final double slope = real(112, 176);
        return Double.isFinite(slope) && Math.abs(slope) > Math.ulp(1.0) ? slope : 1;
    }

    /** @return what is added to a multiplied voxel; 0 if the header says nothing usable */
    double intercept() {
        final double intercept = real(116, 184);
        return Double.isFinite(intercept) ? intercept : 0;
    }

    /** @return millimetres per unit of the header's lengths */
    double unit() {
        return switch ((m_second ? m_bytes.getInt(500) : m_bytes.get(123)) & 7) {
            case 1 -> 1000;
            case 3 -> 0.001;
            default -> 1;
        };
    }

    /** @return pixdim, possibly negative; 1 where the header says nothing usable */
    double step(final int axis) {
        final double step = real(80 + 4 * axis, 112 + 8 * axis);
        return step == 0 || !Double.isFinite(step) ? 1 : step;
    }

    /** @return whether the grid's third axis is reversed against the quaternion's rotation */
    boolean reversed() {
        return real(76, 104) < 0;
    }

    /** @return the code of the quaternion's space, 0 if there is none */
    int qformCode() {
        return (int)whole(252, 344);
    }

    /** @return the code of the matrix's space, 0 if there is none */
    int sformCode() {
        return (int)whole(254, 348);
    }

    /** @return quaternion parameters b, c, d and the offsets x, y, z */
    double[] quaternion() {
        return reals(256, 352, 6);
    }

    /** @return the three rows of four of the matrix */
    double[] matrix() {
        return reals(280, 400, 12);
    }

    /** @return a number as the header could hold it */
    double rounded(final double value) {
        return m_second ? value : (float)value;
    }

    private double[] reals(final int first, final int second, final int count) {
        final double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = real(first + 4 * i, second + 8 * i);
        }
        return values;
    }
}
