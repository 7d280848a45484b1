package org.radiomics.knime.feature.filter;

/**
 * Part of an image in the precision in which it is to be filtered by the periodic wavelet transform.
 */
interface Samples {

    /**
     * Splits along one axis into low and high frequencies: sample n of the result is the sum over k of
     * {@code tap[k] * sample[(n + taps / 2 - k) mod period]}, not normalised, added up in the order that
     * {@link TapOrder} gives.
     *
     * @param axis 0 = x, 1 = y, 2 = z
     * @param wanted samples of the result along the axis; what they need must be there
     * @return low, high
     */
    Samples[] split(int axis, Window wanted);

    /**
     * @param part a grid that lies in the grid of these samples
     * @return the samples of the part, x fastest
     */
    double[] voxels(SampleGrid part);
}
