package org.radiomics.knime.feature.preprocess;

/** How grey values between voxels are found. */
public enum Interpolator {
    /** The value of the nearest voxel; halfway, of the next one. */
    NEAREST,
    /** Linear along each axis. */
    LINEAR,
    /**
     * Cubic convolution with a = -1/2 (Catmull-Rom), over the four nearest voxels along each axis; Keys, "Cubic
     * convolution interpolation for digital image processing", IEEE Transactions on Acoustics, Speech and Signal
     * Processing 29(6), 1981. At the borders, the image continues with the border's values.
     */
    CUBIC,
    /** Cubic B-spline through the voxels: the tricubic spline of the IBSI. */
    BSPLINE
}
