package org.radiomics.knime.feature.preprocess;

import org.radiomics.knime.feature.image.Volume;

/**
 * Sets grey values below a lower limit to that limit, and those above an upper one to the upper one. NaN stays NaN.
 * Limits between whole numbers are rounded inwards for images of whole numbers, so that these keep their voxel type.
 * Immutable.
 */
public final class Clipping {

    private final double m_lower;

    private final double m_upper;

    /** Null if the limits are grey values. */
    private final PercentileRange m_percentiles;

    private Clipping(final double lower, final double upper, final PercentileRange percentiles) {
        m_lower = lower;
        m_upper = upper;
        m_percentiles = percentiles;
    }

    /**
     * @param lower the lowest grey value that stays; negative infinity for no limit
     * @param upper the highest one; infinity for no limit
     * @return a clipping to these grey values
     * @throws IllegalArgumentException if the lower limit is not below the upper one
     */
    public static Clipping to(final double lower, final double upper) {
        if (!(lower < upper)) {
            throw new IllegalArgumentException("The lower limit " + lower + " of grey values is not below the upper "
                + "limit " + upper + "; give the lower one first.");
        }
        return new Clipping(lower, upper, null);
    }

    /**
     * @param range of percentiles of each whole image
     * @return a clipping to these
     */
    public static Clipping to(final PercentileRange range) {
        return new Clipping(Double.NaN, Double.NaN, range);
    }

    /**
     * @param image the image
     * @return the image with clipped grey values, in its own voxel type
     * @throws IllegalArgumentException if percentiles are wanted and no voxel is a finite number, or if the image is of
     *             whole numbers and none lies between the limits
     */
    public Volume apply(final Volume image) {
        final double[] limits = m_percentiles == null ? new double[]{m_lower, m_upper}
            : IntensitySample.IMAGE.percentiles(image, null, m_percentiles.lower(), m_percentiles.upper());
        final boolean integer = image.type().isInteger();
        final double lower = integer ? Math.ceil(limits[0]) : limits[0];
        final double upper = integer ? Math.floor(limits[1]) : limits[1];
        if (lower > upper) {
            throw new IllegalArgumentException("No whole number lies between the limits " + limits[0] + " and "
                + limits[1] + ", and the image is of whole numbers; choose limits farther apart.");
        }
        final double[] voxels = image.voxels();
        final double[] clipped = new double[voxels.length];
        for (int i = 0; i < voxels.length; i++) {
            clipped[i] = Math.max(lower, Math.min(upper, voxels[i]));
        }
        return new Volume(image.geometry(), image.type(), clipped);
    }
}
