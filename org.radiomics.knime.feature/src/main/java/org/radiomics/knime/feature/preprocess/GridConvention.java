package org.radiomics.knime.feature.preprocess;

/** How the grid of a resampled image lies to that of the image. */
public enum GridConvention {
    /**
     * Both begin at the same corner, as in PyRadiomics: the origin moves by half the difference of the voxel sizes.
     * Splines are mirrored at the borders. Whole numbers are truncated towards zero, as ITK does.
     */
    PYRADIOMICS,
    /**
     * Both have the same centre (IBSI manual, section "Interpolation": align by centre), with as many voxels as cover
     * the image, ceil(size x old spacing / new spacing). Beyond the borders, the image continues with the border's
     * values. Whole numbers become 64-bit floats, unless they are rounded.
     */
    IBSI
}
