package org.radiomics.knime.feature.quality;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

import org.radiomics.knime.feature.family.Region;
import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.Mask;
import org.radiomics.knime.feature.image.Volume;

/** Measures the quality of one image and one region of it. */
public final class QualityMeasurement {

    private static final int BINS = 32;

    private static final int HASHED_AT_ONCE = 1 << 13;

    private QualityMeasurement() {
    }

    /**
     * Measures a case.
     *
     * @param patient of the case
     * @param sequence of the case
     * @param reading of the case
     * @param image the image
     * @param mask the region, on a grid of the same size, not empty
     * @return what was found
     * @throws IllegalArgumentException if the grids differ in size or the region is empty; one sentence
     */
    public static CaseQuality of(final String patient, final String sequence, final String reading, final Volume image,
        final Mask mask) {
        final Geometry grid = image.geometry();
        if (mask.inside().length != image.voxels().length || mask.isEmpty()) {
            throw new IllegalArgumentException("The region " + mask.name() + (mask.isEmpty() ? " has no voxel; draw it."
                : " lies on a grid of another size than the image; resample it."));
        }
        final double[] all = finite(image.voxels(), null);
        final double[] inside = finite(image.voxels(), mask.inside());
        final List<Double> spacing = List.of(grid.spacing(0), grid.spacing(1), grid.spacing(2));
        final IntensitySummary region = IntensitySummary.of(inside);
        final int[] border = new int[6];
        final double cut = cut(mask, border);
        int touched = 0;
        for (final int area : border) {
            touched += area > 0 ? 1 : 0;
        }
        return new CaseQuality(patient, sequence, reading, List.of(grid.size(0), grid.size(1), grid.size(2)), spacing,
            mask.count(), mask.count() * spacing.get(0) * spacing.get(1) * spacing.get(2) / 1000,
            Region.of(mask, 1).components(), touched, cut, IntensitySummary.of(all), region,
            image.voxels().length - all.length, histogram(inside, region), fingerprint(image));
    }

    private static double[] finite(final double[] voxels, final boolean[] inside) {
        final double[] values = new double[voxels.length];
        int count = 0;
        for (int i = 0; i < voxels.length; i++) {
            if ((inside == null || inside[i]) && Double.isFinite(voxels[i])) {
                values[count++] = voxels[i];
            }
        }
        return Arrays.copyOf(values, count);
    }

    /** The largest share of a section that lies on a side of the image, and the area on each of the six sides. */
    private static double cut(final Mask mask, final int[] border) {
        final Geometry grid = mask.geometry();
        double largest = 0;
        for (int axis = 0; axis < 3; axis++) {
            final int[] area = new int[grid.size(axis)];
            final int[] voxel = new int[3];
            for (voxel[2] = mask.lower(2); voxel[2] <= mask.upper(2); voxel[2]++) {
                for (voxel[1] = mask.lower(1); voxel[1] <= mask.upper(1); voxel[1]++) {
                    for (voxel[0] = mask.lower(0); voxel[0] <= mask.upper(0); voxel[0]++) {
                        area[voxel[axis]] += mask.inside()[grid.index(voxel[0], voxel[1], voxel[2])] ? 1 : 0;
                    }
                }
            }
            final int widest = Arrays.stream(area).max().orElse(1);
            border[2 * axis] = area[0];
            border[2 * axis + 1] = area[area.length - 1];
            // Of an image of one slice both sides are the slice.
            if (area.length > 1) {
                largest = Math.max(largest, (double)Math.max(area[0], area[area.length - 1]) / widest);
            } else {
                border[2 * axis] = 0;
                border[2 * axis + 1] = 0;
            }
        }
        return largest;
    }

    private static List<Integer> histogram(final double[] values, final IntensitySummary summary) {
        final int[] counts = new int[BINS];
        final double width = (summary.maximum() - summary.minimum()) / BINS;
        for (final double value : values) {
            counts[width > 0 ? Math.min(BINS - 1, (int)((value - summary.minimum()) / width)) : 0]++;
        }
        final List<Integer> histogram = new ArrayList<>(BINS);
        for (final int count : counts) {
            histogram.add(count);
        }
        return histogram;
    }

    private static String fingerprint(final Volume image) {
        final MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
        final ByteBuffer buffer = ByteBuffer.allocate(HASHED_AT_ONCE * Double.BYTES);
        for (int axis = 0; axis < 3; axis++) {
            buffer.putInt(image.geometry().size(axis));
        }
        for (final double voxel : image.voxels()) {
            if (buffer.remaining() < Double.BYTES) {
                digest.update(buffer.flip());
                buffer.clear();
            }
            buffer.putDouble(voxel);
        }
        digest.update(buffer.flip());
        return HexFormat.of().formatHex(digest.digest());
    }
}
