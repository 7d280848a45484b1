package org.radiomics.knime.feature.preprocess;

import org.radiomics.knime.feature.image.Mask;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.image.VoxelType;

/**
 * Makes grey values of different scans comparable: (x - mean) / SD x scale, optionally with outliers set to a limit
 * before scaling. With the defaults this is PyRadiomics' {@code normalize} (mean and sample SD over the whole image).
 */
public final class Normalization {

    /** The voxels that give mean and SD. */
    public enum Reference {
        /** All voxels of the image. */
        IMAGE,
        /** Voxels brighter than the mean of the image: the body without the air around it. */
        FOREGROUND,
        /** Voxels of the region. */
        REGION
    }

    private final Reference m_reference;

    private final double m_scale;

    private final double m_outliers;

    private Normalization(final Reference reference, final double scale, final double outliers) {
        m_reference = reference;
        m_scale = scale;
        m_outliers = outliers;
    }

    /** @return mean and SD of the whole image, scale 1, outliers kept */
    public static Normalization withDefaults() {
        return new Normalization(Reference.IMAGE, 1, Double.POSITIVE_INFINITY);
    }

    /**
     * @param reference the voxels that give mean and SD
     * @return a copy with another reference
     */
    public Normalization withReference(final Reference reference) {
        return new Normalization(reference, m_scale, m_outliers);
    }

    /**
     * @param scale what a distance of one SD becomes
     * @return a copy with another scale
     * @throws IllegalArgumentException if the scale is not positive and finite
     */
    public Normalization withScale(final double scale) {
        if (!(scale > 0) || Double.isInfinite(scale)) {
            throw new IllegalArgumentException("The normalisation scale is " + scale + "; it must be positive.");
        }
        return new Normalization(m_reference, scale, m_outliers);
    }

    /**
     * @param limit values farther than this many SD from the mean are set to that distance; infinity keeps them
     * @return a copy with another limit
     * @throws IllegalArgumentException if the limit is not positive
     */
    public Normalization withOutliersBeyond(final double limit) {
        if (!(limit > 0)) {
            throw new IllegalArgumentException("The limit of outliers is " + limit + " SD; it must be positive.");
        }
        return new Normalization(m_reference, m_scale, limit);
    }

    /**
     * Normalises an image.
     *
     * @param image the image; voxels that are NaN or infinite do not count in mean and SD and stay NaN or infinite
     *             (without a limit of outliers)
     * @param mask the region, on the image's grid; used with {@link Reference#REGION} only
     * @return an image of 64-bit floats on the same grid
     * @throws IllegalArgumentException if the reference has fewer than two voxels or they are all equal
     */
    public Volume apply(final Volume image, final Mask mask) {
        final double[] voxels = image.voxels();
        final Moments all = Moments.of(voxels, m_reference == Reference.REGION ? mask.inside() : null,
            Double.NEGATIVE_INFINITY);
        final Moments moments = m_reference == Reference.FOREGROUND ? Moments.of(voxels, null, all.mean()) : all;
        if (!(moments.deviation() > 0)) {
            throw new IllegalArgumentException("The grey values do not vary (" + moments.count() + " voxels, mean "
                + moments.mean()
                + "), so they cannot be normalised; leave this image out or switch normalisation off.");
        }
        final double perDeviation = 1 / moments.deviation();
        final double mean = moments.mean();
        final double[] normalized = new double[voxels.length];
        for (int i = 0; i < voxels.length; i++) {
            final double z = (voxels[i] - mean) * perDeviation;
            normalized[i] = Math.max(-m_outliers, Math.min(m_outliers, z)) * m_scale;
        }
        return new Volume(image.geometry(), VoxelType.FLOAT64, normalized);
    }
}
