package org.radiomics.knime.feature.file;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import org.radiomics.knime.feature.image.VoxelType;

/** Turns the voxels of a file's type and byte order into doubles and back, in large pieces. */
final class VoxelCodec {

    /** A multiple of every voxel's size. */
    private static final int CHUNK = 1 << 18;

    private static final double TWO_TO_63 = 0x1p63;

    private final VoxelType m_type;

    private final ByteOrder m_order;

    VoxelCodec(final VoxelType type, final ByteOrder order) {
        m_type = type;
        m_order = order;
    }

    /**
     * @param in where the first voxel begins
     * @param voxels filled completely, in the order of the stream
     * @throws EOFException if the stream ends before the last voxel; the message says after how many bytes
     */
    void read(final InputStream in, final double[] voxels) throws IOException {
        final byte[] bytes = new byte[CHUNK];
        final ByteBuffer buffer = ByteBuffer.wrap(bytes).order(m_order);
        final int perChunk = CHUNK / m_type.bytes();
        int done = 0;
        while (done < voxels.length) {
            final int count = Math.min(perChunk, voxels.length - done);
            final int wanted = count * m_type.bytes();
            final int got = in.readNBytes(bytes, 0, wanted);
            if (got < wanted) {
                throw new EOFException("ends after " + ((long)done * m_type.bytes() + got) + " of "
                    + (long)voxels.length * m_type.bytes() + " bytes of voxels");
            }
            decode(buffer, voxels, done, count);
            done += count;
        }
    }

    /**
     * @param out takes the bytes
     * @param voxels all written, in order; each must be a value of the type
     * @throws IllegalArgumentException if a voxel cannot be held by the type
     */
    void write(final OutputStream out, final double[] voxels) throws IOException {
        final byte[] bytes = new byte[CHUNK];
        final ByteBuffer buffer = ByteBuffer.wrap(bytes).order(m_order);
        final int perChunk = CHUNK / m_type.bytes();
        for (int done = 0; done < voxels.length; done += perChunk) {
            final int count = Math.min(perChunk, voxels.length - done);
            requireHeld(voxels, done, count);
            encode(buffer, voxels, done, count);
            out.write(bytes, 0, count * m_type.bytes());
        }
    }

    private void decode(final ByteBuffer bytes, final double[] voxels, final int from, final int count) {
        switch (m_type) {
            case INT8 -> {
                for (int i = 0; i < count; i++) {
                    voxels[from + i] = bytes.get(i);
                }
            }
            case UINT8 -> {
                for (int i = 0; i < count; i++) {
                    voxels[from + i] = bytes.get(i) & 0xff;
                }
            }
            case INT16 -> {
                for (int i = 0; i < count; i++) {
                    voxels[from + i] = bytes.getShort(2 * i);
                }
            }
            case UINT16 -> {
                for (int i = 0; i < count; i++) {
                    voxels[from + i] = bytes.getShort(2 * i) & 0xffff;
                }
            }
            case INT32 -> {
                for (int i = 0; i < count; i++) {
                    voxels[from + i] = bytes.getInt(4 * i);
                }
            }
            case UINT32 -> {
                for (int i = 0; i < count; i++) {
                    voxels[from + i] = bytes.getInt(4 * i) & 0xffffffffL;
                }
            }
            case INT64 -> {
                for (int i = 0; i < count; i++) {
                    voxels[from + i] = bytes.getLong(8 * i);
                }
            }
            case UINT64 -> {
                for (int i = 0; i < count; i++) {
                    final long bits = bytes.getLong(8 * i);
                    // Halved with its lowest bit kept, so that the conversion rounds once and as it should.
                    voxels[from + i] = bits >= 0 ? bits : 2.0 * (bits >>> 1 | bits & 1);
                }
            }
            case FLOAT32 -> {
                for (int i = 0; i < count; i++) {
                    voxels[from + i] = bytes.getFloat(4 * i);
                }
            }
            case FLOAT64 -> {
                for (int i = 0; i < count; i++) {
                    voxels[from + i] = bytes.getDouble(8 * i);
                }
            }
            default -> throw new AssertionError(m_type);
        }
    }

    private void encode(final ByteBuffer bytes, final double[] voxels, final int from, final int count) {
        switch (m_type) {
            case INT8, UINT8 -> {
                for (int i = 0; i < count; i++) {
                    bytes.put(i, (byte)(int)voxels[from + i]);
                }
            }
            case INT16, UINT16 -> {
                for (int i = 0; i < count; i++) {
                    bytes.putShort(2 * i, (short)(int)voxels[from + i]);
                }
            }
            case INT32, UINT32 -> {
                for (int i = 0; i < count; i++) {
                    bytes.putInt(4 * i, (int)(long)voxels[from + i]);
                }
            }
            case INT64, UINT64 -> {
                for (int i = 0; i < count; i++) {
                    final double value = voxels[from + i];
                    bytes.putLong(8 * i, value < TWO_TO_63 ? (long)value : (long)(value - TWO_TO_63) ^ Long.MIN_VALUE);
                }
            }
            case FLOAT32 -> {
                for (int i = 0; i < count; i++) {
                    bytes.putFloat(4 * i, (float)voxels[from + i]);
                }
            }
            case FLOAT64 -> {
                for (int i = 0; i < count; i++) {
                    bytes.putDouble(8 * i, voxels[from + i]);
                }
            }
            default -> throw new AssertionError(m_type);
        }
    }

    private void requireHeld(final double[] voxels, final int from, final int count) {
        if (!m_type.isInteger()) {
            return;
        }
        final double lowest = m_type.lowest();
        final double highest = m_type.highest();
        for (int i = from; i < from + count; i++) {
            final double value = voxels[i];
            if (!(value >= lowest && value <= highest && value == Math.rint(value))) {
                throw new IllegalArgumentException(
                    "Voxel " + i + " is " + value + ", which " + m_type + " cannot hold; choose another voxel type.");
            }
        }
    }
}
