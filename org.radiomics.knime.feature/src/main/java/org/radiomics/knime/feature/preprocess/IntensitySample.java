package org.radiomics.knime.feature.preprocess;

import java.util.Arrays;

import org.radiomics.knime.feature.family.Quantiles;
import org.radiomics.knime.feature.image.Mask;
import org.radiomics.knime.feature.image.Volume;

/** The voxels whose grey values are measured. Voxels that are NaN or infinite never count. */
public enum IntensitySample {
    /** All voxels of the image. */
    IMAGE,
    /** Voxels brighter than the mean of the image: the body without the air around it. */
    FOREGROUND,
    /** Voxels of a region. */
    REGION;

    private static final String NO_NUMBER =
        "No voxel of the image is a finite number, so its grey values cannot be measured; leave this image out.";

    /**
     * @param image the image
     * @param region on its grid; used by {@link #REGION} only
     * @return mean and standard deviation of the voxels
     * @throws IllegalArgumentException if there is no voxel
     */
    Moments moments(final Volume image, final Mask region) {
        final double[] voxels = image.voxels();
        final Moments all =
            Moments.of(voxels, this == REGION ? region.inside() : null, Double.NEGATIVE_INFINITY);
        final Moments moments = this == FOREGROUND ? Moments.of(voxels, null, all.mean()) : all;
        if (moments.count() == 0) {
            throw empty(all, region);
        }
        return moments;
    }

    /**
     * @param image the image
     * @param region on its grid; used by {@link #REGION} only
     * @param percentiles which, from 0 to 100
     * @return the percentiles of the voxels, linear between the two nearest values as numpy's default
     * @throws IllegalArgumentException if there is no voxel
     */
    double[] percentiles(final Volume image, final Mask region, final double... percentiles) {
        final double[] voxels = image.voxels();
        final boolean[] inside = this == REGION ? region.inside() : null;
        final Moments all = this == FOREGROUND ? Moments.of(voxels, null, Double.NEGATIVE_INFINITY) : null;
        final double above = all == null ? Double.NEGATIVE_INFINITY : all.mean();
        double minimum = Double.POSITIVE_INFINITY;
        double maximum = Double.NEGATIVE_INFINITY;
        final double[] counted = new double[inside == null ? voxels.length : region.count()];
        int count = 0;
        for (int i = 0; i < voxels.length; i++) {
            final double voxel = voxels[i];
            if (voxel > above && voxel < Double.POSITIVE_INFINITY && (inside == null || inside[i])) {
                counted[count++] = voxel;
                minimum = Math.min(minimum, voxel);
                maximum = Math.max(maximum, voxel);
            }
        }
        if (count == 0) {
            throw empty(all, region);
        }
        final double[] shares = Arrays.stream(percentiles).map(percentile -> percentile / 100).toArray();
        final double[] values = count == counted.length ? counted : Arrays.copyOf(counted, count);
        final Quantiles quantiles = new Quantiles(values, minimum, maximum, shares);
        return Arrays.stream(shares).map(quantiles::at).toArray();
    }

    private IllegalArgumentException empty(final Moments all, final Mask region) {
        return switch (this) {
            case REGION -> new IllegalArgumentException("The region " + region.name() + " has no "
                + (region.isEmpty() ? "voxel" : "voxel that is a finite number")
                + ", so its grey values cannot be measured; draw the region, or choose other voxels.");
            case FOREGROUND -> all.count() == 0 ? new IllegalArgumentException(NO_NUMBER)
                : new IllegalArgumentException("The grey values do not vary (" + all.count() + " voxels, mean "
                    + all.mean() + "), so the image has no foreground; leave this image out.");
            case IMAGE -> new IllegalArgumentException(NO_NUMBER);
        };
    }
}
