package org.radiomics.knime.feature.preprocess;

import org.radiomics.knime.feature.image.Mask;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.image.VoxelType;

/**
 * Brings a lower percentile of the grey values to 0 and an upper one to the scale, linear between and beyond them, or
 * set to 0 and to the scale beyond them.
 */
public final class PercentileScaling implements IntensityScaling {

    private final PercentileRange m_range;

    private final IntensitySample m_sample;

    private final double m_scale;

    private final boolean m_clipped;

    private PercentileScaling(final PercentileRange range, final IntensitySample sample, final double scale,
        final boolean clipped) {
        m_range = range;
        m_sample = sample;
        m_scale = scale;
        m_clipped = clipped;
    }

    /**
     * @param range the percentiles that become 0 and the scale
     * @return percentiles of the whole image, scale 1, nothing clipped
     */
    public static PercentileScaling of(final PercentileRange range) {
        return new PercentileScaling(range, IntensitySample.IMAGE, 1, false);
    }

    /**
     * @param sample the voxels whose percentiles are taken
     * @return a copy with other voxels
     */
    public PercentileScaling over(final IntensitySample sample) {
        return new PercentileScaling(m_range, sample, m_scale, m_clipped);
    }

    /**
     * @param scale what the upper percentile becomes
     * @return a copy with another scale
     * @throws IllegalArgumentException if the scale is not positive and finite
     */
    public PercentileScaling withScale(final double scale) {
        return new PercentileScaling(m_range, m_sample, new Scale(scale).value(), m_clipped);
    }

    /**
     * @param clipped whether values beyond the percentiles, infinite ones too, are set to 0 and to the scale
     * @return a copy that does so, or does not
     */
    public PercentileScaling clipped(final boolean clipped) {
        return new PercentileScaling(m_range, m_sample, m_scale, clipped);
    }

    /**
     * Scales an image.
     *
     * @throws IllegalArgumentException if there is no voxel to measure or both percentiles are equal
     */
    @Override
    public Volume apply(final Volume image, final Mask region) {
        final double[] limits = m_sample.percentiles(image, region, m_range.lower(), m_range.upper());
        final double range = limits[1] - limits[0];
        if (!(range > 0)) {
            throw new IllegalArgumentException("The grey values at the percentiles " + m_range.lower() + " and "
                + m_range.upper() + " are both " + limits[0]
                + ", so they cannot be scaled; leave this image out, or choose percentiles farther apart.");
        }
        final double[] voxels = image.voxels();
        final double[] scaled = new double[voxels.length];
        for (int i = 0; i < voxels.length; i++) {
            final double share = (voxels[i] - limits[0]) / range;
            scaled[i] = (m_clipped ? Math.max(0, Math.min(1, share)) : share) * m_scale;
        }
        return new Volume(image.geometry(), VoxelType.FLOAT64, scaled);
    }
}
