package org.radiomics.knime.feature.preprocess;

import java.util.concurrent.CancellationException;

import org.radiomics.knime.feature.Monitor;
import org.radiomics.knime.feature.image.Mask;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.preprocess.n4.N4BiasCorrection;

/**
 * What is done to an image and its regions before features are computed, always in this order: take out the bias
 * field, clip grey values, scale them, resample. Every step may be absent. Immutable.
 */
public final class Preprocessor {

    private static final Preprocessor NONE = new Preprocessor(null, null, null, null);

    /** Null for none, as the other steps. */
    private final N4BiasCorrection m_bias;

    private final Clipping m_clipping;

    private final IntensityScaling m_scaling;

    private final Resampling m_resampling;

    private Preprocessor(final N4BiasCorrection bias, final Clipping clipping, final IntensityScaling scaling,
        final Resampling resampling) {
        m_bias = bias;
        m_clipping = clipping;
        m_scaling = scaling;
        m_resampling = resampling;
    }

    /** @return no step at all */
    public static Preprocessor none() {
        return NONE;
    }

    /** @return a copy that takes out the bias field, as it is in the tissue above Otsu's threshold */
    public Preprocessor with(final N4BiasCorrection bias) {
        return new Preprocessor(bias, m_clipping, m_scaling, m_resampling);
    }

    /** @return a copy that clips grey values */
    public Preprocessor with(final Clipping clipping) {
        return new Preprocessor(m_bias, clipping, m_scaling, m_resampling);
    }

    /** @return a copy that scales grey values */
    public Preprocessor with(final IntensityScaling scaling) {
        return new Preprocessor(m_bias, m_clipping, scaling, m_resampling);
    }

    /** @return a copy that resamples images and masks */
    public Preprocessor with(final Resampling resampling) {
        return new Preprocessor(m_bias, m_clipping, m_scaling, resampling);
    }

    /** @return whether neither images nor masks change */
    public boolean isNone() {
        return m_bias == null && m_clipping == null && m_scaling == null && m_resampling == null;
    }

    /**
     * Processes an image.
     *
     * @param image the image
     * @param region on its grid, whose voxels are measured where grey values are scaled by a region
     * @param monitor may cancel
     * @return the processed image; the image itself if no step changes it
     * @throws IllegalArgumentException if a step cannot be taken, with one sentence
     * @throws CancellationException if the monitor cancels
     */
    public Volume apply(final Volume image, final Mask region, final Monitor monitor) {
        Volume processed = image;
        if (m_bias != null) {
            processed = m_bias.apply(processed, null, monitor.withoutProgress()).corrected();
            monitor.checkCancelled();
        }
        if (m_clipping != null) {
            processed = m_clipping.apply(processed);
            monitor.checkCancelled();
        }
        if (m_scaling != null) {
            processed = m_scaling.apply(processed, region);
            monitor.checkCancelled();
        }
        return m_resampling == null ? processed : m_resampling.apply(processed);
    }

    /**
     * Processes a region, onto the grid that its image gets.
     *
     * @param mask the region
     * @return the region on the new grid; the region itself if the grid stays
     * @throws IllegalArgumentException if no voxel of the region is left on the new grid
     */
    public Mask apply(final Mask mask) {
        if (m_resampling == null) {
            return mask;
        }
        final Mask resampled = m_resampling.apply(mask);
        if (resampled.isEmpty()) {
            throw new IllegalArgumentException("The region " + mask.name()
                + " loses all its voxels on the new grid; choose a finer spacing.");
        }
        return resampled;
    }
}
