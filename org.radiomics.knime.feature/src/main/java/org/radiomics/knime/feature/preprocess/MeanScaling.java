package org.radiomics.knime.feature.preprocess;

import org.radiomics.knime.feature.image.Mask;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.image.VoxelType;

/**
 * Brings the mean of the measured voxels to the scale: x / mean x scale. Zero stays zero, so ratios of grey values are
 * kept. Meant for a region of reference, such as muscle or fat.
 */
public final class MeanScaling implements IntensityScaling {

    private final IntensitySample m_sample;

    private final double m_scale;

    private MeanScaling(final IntensitySample sample, final double scale) {
        m_sample = sample;
        m_scale = scale;
    }

    /**
     * @param sample the voxels whose mean is taken
     * @return a scaling with scale 1
     */
    public static MeanScaling over(final IntensitySample sample) {
        return new MeanScaling(sample, 1);
    }

    /**
     * @param scale what the mean becomes
     * @return a copy with another scale
     * @throws IllegalArgumentException if the scale is not positive and finite
     */
    public MeanScaling withScale(final double scale) {
        return new MeanScaling(m_sample, new Scale(scale).value());
    }

    /**
     * Scales an image.
     *
     * @throws IllegalArgumentException if there is no voxel to measure or the mean is not above 0
     */
    @Override
    public Volume apply(final Volume image, final Mask region) {
        final double mean = m_sample.moments(image, region).mean();
        if (!(mean > 0)) {
            throw new IllegalArgumentException("The mean grey value to scale by is " + mean
                + "; it must be above 0, so choose another region or another normalisation.");
        }
        final double factor = m_scale / mean;
        final double[] voxels = image.voxels();
        final double[] scaled = new double[voxels.length];
        for (int i = 0; i < voxels.length; i++) {
            scaled[i] = voxels[i] * factor;
        }
        return new Volume(image.geometry(), VoxelType.FLOAT64, scaled);
    }
}
