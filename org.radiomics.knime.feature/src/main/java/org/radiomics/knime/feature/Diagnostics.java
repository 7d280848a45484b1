package org.radiomics.knime.feature;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.radiomics.knime.feature.family.Region;
import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.Mask;
import org.radiomics.knime.feature.image.Volume;

/**
 * What describes an extraction, by PyRadiomics' names (docs "generalinfo"). Image and region are described in full only
 * if the setting additionalInfo says so.
 */
final class Diagnostics {

    private static final String PREFIX = "diagnostics_";

    private static final int HASHED_AT_ONCE = 1 << 13;

    private final Map<String, String> m_texts = new LinkedHashMap<>();

    private final boolean m_full;

    Diagnostics(final ExtractionProfile profile) {
        m_full = profile.settings().flag(Setting.ADDITIONAL_INFO);
        put("Versions_Radiomics", Version.TEXT);
        put("Versions_Java", System.getProperty("java.version"));
        put("Configuration_Hash", profile.hash());
        if (m_full) {
            put("Configuration_Profile", profile.toJson());
        }
    }

    /** Adds a text. */
    void put(final String name, final String text) {
        m_texts.put(PREFIX + name, text);
    }

    /** @return the texts by name, in order */
    Map<String, String> texts() {
        return m_texts;
    }

    /** Describes an image after a step. */
    void image(final String step, final Volume image) {
        final String prefix = "Image-" + step + "_";
        if (m_full && step.equals("original")) {
            put(prefix + "Hash", hash(image));
        }
        put(prefix + "Spacing", tuple(image.geometry().spacing()));
        put(prefix + "Size", Arrays.stream(image.geometry().size()).mapToObj(Integer::toString)
            .collect(Collectors.joining(", ", "(", ")")));
        if (m_full) {
            statistics(prefix, image.voxels());
        }
    }

    /** Describes a region after a step. */
    void mask(final String step, final Mask mask, final Volume image) {
        final String prefix = "Mask-" + step + "_";
        if (m_full && step.equals("original")) {
            put(prefix + "Hash", hash(mask));
        }
        if (!mask.isEmpty()) {
            final String box = IntStream.range(0, 6)
                .map(i -> i < 3 ? mask.lower(i) : mask.upper(i - 3) - mask.lower(i - 3) + 1)
                .mapToObj(Integer::toString).collect(Collectors.joining(", ", "(", ")"));
            put(prefix + "BoundingBox", box);
        }
        put(prefix + "VoxelNum", Integer.toString(mask.count()));
        if (m_full && !mask.isEmpty()) {
            final Region region = Region.of(mask, 1);
            put(prefix + "VolumeNum", Integer.toString(region.components()));
            centre(prefix, mask);
            statistics(prefix, region.intensities(image));
        }
    }

    private void centre(final String prefix, final Mask mask) {
        final Geometry grid = mask.geometry();
        final double[] sum = new double[3];
        for (int z = mask.lower(2); z <= mask.upper(2); z++) {
            for (int y = mask.lower(1); y <= mask.upper(1); y++) {
                for (int x = mask.lower(0); x <= mask.upper(0); x++) {
                    if (mask.inside()[grid.index(x, y, z)]) {
                        sum[0] += x;
                        sum[1] += y;
                        sum[2] += z;
                    }
                }
            }
        }
        final double[] index = Arrays.stream(sum).map(s -> s / mask.count()).toArray();
        put(prefix + "CenterOfMassIndex", tuple(index));
        put(prefix + "CenterOfMass", tuple(grid.position(index[0], index[1], index[2])));
    }

    private void statistics(final String prefix, final double[] values) {
        double sum = 0;
        double minimum = Double.POSITIVE_INFINITY;
        double maximum = Double.NEGATIVE_INFINITY;
        for (final double value : values) {
            sum += value;
            minimum = Math.min(minimum, value);
            maximum = Math.max(maximum, value);
        }
        put(prefix + "Mean", Double.toString(sum / values.length));
        put(prefix + "Minimum", Double.toString(minimum));
        put(prefix + "Maximum", Double.toString(maximum));
    }

    private static String tuple(final double[] values) {
        return Arrays.stream(values).mapToObj(Double::toString).collect(Collectors.joining(", ", "(", ")"));
    }

    /** SHA-1 of the voxels in their type, low byte first, as SimpleITK hashes an image. */
    private static String hash(final Volume image) {
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

    /** SHA-1 of an image of 32-bit whole numbers that holds this region alone, with its label. */
    private static String hash(final Mask mask) {
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
