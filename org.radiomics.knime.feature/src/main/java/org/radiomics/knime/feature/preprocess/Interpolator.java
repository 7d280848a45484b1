package org.radiomics.knime.feature.preprocess;

/** How grey values between voxels are found. */
public enum Interpolator {
    /** The value of the nearest voxel; halfway, of the next one. */
    NEAREST,
    /** Linear along each axis. */
    LINEAR,
    /** Cubic B-spline through the voxels, with mirrored borders. */
    BSPLINE
}
