package org.radiomics.knime.feature.preprocess;

import org.radiomics.knime.feature.image.Mask;
import org.radiomics.knime.feature.image.Volume;

/**
 * Brings grey values that have no unit, as those of MR, to a scale that images of different scans share.
 * Implementations are immutable.
 */
public interface IntensityScaling {

    /**
     * Scales an image.
     *
     * @param image the image; voxels that are NaN or infinite do not count in what is measured and stay NaN or infinite
     * @param region on the image's grid; only voxels of it are measured, where the scaling measures a region. Mostly
     *            the region of interest; a region of reference (muscle, fat) where scans are to agree in that
     * @return an image of 64-bit floats on the same grid
     * @throws IllegalArgumentException if what is measured does not allow to scale the image, with one sentence
     */
    Volume apply(Volume image, Mask region);
}
