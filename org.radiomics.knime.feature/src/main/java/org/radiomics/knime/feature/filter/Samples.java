package org.radiomics.knime.feature.filter;

/**
 * An image in the precision in which it is to be filtered, with its axes extended to even lengths, as the periodic
 * wavelet transform needs them.
 */
interface Samples {

    /**
     * Splits along one axis into low and high frequencies: sample n of the result is the sum over k of
     * {@code tap[k] * sample[(n + taps / 2 - k) mod length]}, not normalised, added up in the order that
     * {@link TapOrder} gives.
     *
     * @param axis 0 = x, 1 = y, 2 = z
     * @return low, high
     */
    Samples[] split(int axis);

    /** @return the samples as voxels of the original size, x fastest, without the extensions */
    double[] voxels();
}
