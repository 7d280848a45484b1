package org.radiomics.knime.feature.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-1 of the voxels of an image, as SimpleITK's {@code Hash} gives it and PyRadiomics' diagnostics state it. */
public final class VoxelHash {

    private static final int HASHED_AT_ONCE = 1 << 13;

    private VoxelHash() {
    }

    /**
     * @param image an image
     * @return 40 hexadecimal digits: SHA-1 of its voxels in their type, low byte first
     */
    public static String of(final Volume image) {
        final MessageDigest digest = sha1();
        final double[] voxels = image.voxels();
        final ByteBuffer buffer =
            ByteBuffer.allocate(HASHED_AT_ONCE * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < voxels.length; i++) {
            switch (image.type()) {
                case INT8, UINT8 -> buffer.put((byte)(long)voxels[i]);
                case INT16, UINT16 -> buffer.putShort((short)(long)voxels[i]);
                case INT32, UINT32 -> buffer.putInt((int)(long)voxels[i]);
                case INT64, UINT64 -> buffer.putLong((long)voxels[i]);
                case FLOAT32 -> buffer.putFloat((float)voxels[i]);
                default -> buffer.putDouble(voxels[i]);
            }
            if (buffer.remaining() < Long.BYTES || i == voxels.length - 1) {
                digest.update(buffer.flip());
                buffer.clear();
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /**
     * @param mask a region
     * @return the same of an image of 32-bit whole numbers that holds this region alone, with its label
     */
    public static String of(final Mask mask) {
        final MessageDigest digest = sha1();
        final byte[] row = new byte[mask.geometry().size(0) * Integer.BYTES];
        final ByteBuffer buffer = ByteBuffer.wrap(row).order(ByteOrder.LITTLE_ENDIAN);
        final boolean[] inside = mask.inside();
        for (final boolean voxel : inside) {
            buffer.putInt(voxel ? mask.label() : 0);
            if (!buffer.hasRemaining()) {
                digest.update(row);
                buffer.clear();
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-1.", e);
        }
    }
}
