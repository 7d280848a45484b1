package org.radiomics.knime.feature.preprocess;

import org.radiomics.knime.feature.image.Mask;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.image.VoxelType;

/**
 * Makes grey values of different scans comparable: (x - mean) / SD x scale, optionally with outliers set to a limit
 * before scaling. The default is mean and sample SD over the whole image; {@link #ofPyRadiomics} computes them as
 * PyRadiomics' {@code normalize} does.
 */
public final class ZScore implements IntensityScaling {

    private final IntensitySample m_sample;

    private final double m_scale;

    private final double m_outliers;

    private final boolean m_fromSums;

    private ZScore(final IntensitySample sample, final double scale, final double outliers, final boolean fromSums) {
        m_sample = sample;
        m_fromSums = fromSums;
        m_scale = scale;
        m_outliers = outliers;
    }

    /** @return mean and SD of the whole image, scale 1, outliers kept */
    public static ZScore withDefaults() {
        return new ZScore(IntensitySample.IMAGE, 1, Double.POSITIVE_INFINITY, false);
    }

    /**
     * PyRadiomics' {@code normalize} to the last digit, which decides whether equal voxels are at least as bright as
     * the points that binary patterns interpolate between them. Its mean and SD come from one pass over the voxels;
     * where that loses all digits of the SD, two passes are made.
     *
     * @return mean and SD of the whole image, whose voxels must be finite; scale 1, outliers kept
     */
    public static ZScore ofPyRadiomics() {
        return new ZScore(IntensitySample.IMAGE, 1, Double.POSITIVE_INFINITY, true);
    }

    /**
     * @param sample the voxels that give mean and SD
     * @return a copy with other voxels
     */
    public ZScore over(final IntensitySample sample) {
        return new ZScore(sample, m_scale, m_outliers, false);
    }

    /**
     * @param scale what a distance of one SD becomes
     * @return a copy with another scale
     * @throws IllegalArgumentException if the scale is not positive and finite
     */
    public ZScore withScale(final double scale) {
        return new ZScore(m_sample, new Scale(scale).value(), m_outliers, m_fromSums);
    }

    /**
     * @param limit values farther than this many SD from the mean are set to that distance; infinity keeps them
     * @return a copy with another limit
     * @throws IllegalArgumentException if the limit is not positive
     */
    public ZScore withOutliersBeyond(final double limit) {
        if (!(limit > 0)) {
            throw new IllegalArgumentException("The limit of outliers is " + limit + " SD; it must be positive.");
        }
        return new ZScore(m_sample, m_scale, limit, m_fromSums);
    }

    /**
     * Normalises an image.
     *
     * @throws IllegalArgumentException if fewer than two voxels are measured or they are all equal
     */
    @Override
    public Volume apply(final Volume image, final Mask region) {
        final double[] voxels = image.voxels();
        final Moments moments = m_sample.moments(image, region);
        if (!(moments.deviation() > 0)) {
            throw new IllegalArgumentException("The grey values do not vary (" + moments.count() + " voxels, mean "
                + moments.mean()
                + "), so they cannot be normalised; leave this image out or switch normalisation off.");
        }
        final Moments sums = m_fromSums ? Moments.fromSums(voxels) : moments;
        final Moments taken = sums.deviation() > 0 ? sums : moments;
        final double perDeviation = 1 / taken.deviation();
        final double mean = taken.mean();
        final double[] normalized = new double[voxels.length];
        for (int i = 0; i < voxels.length; i++) {
            final double z = (voxels[i] - mean) * perDeviation;
            normalized[i] = Math.max(-m_outliers, Math.min(m_outliers, z)) * m_scale;
        }
        return new Volume(image.geometry(), VoxelType.FLOAT64, normalized);
    }
}
