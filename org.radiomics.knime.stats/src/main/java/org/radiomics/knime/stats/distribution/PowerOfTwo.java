package org.radiomics.knime.stats.distribution;

/** Scaling that rounds nothing, so that squares of 1e-300 and 1e300 stay in range. */
public final class PowerOfTwo {

    /** The reciprocal of anything smaller would be infinite. */
    private static final int SMALLEST_EXPONENT = -1000;

    private PowerOfTwo() {
    }

    /**
     * @param largest magnitude, finite, at least 0
     * @return the power of two that brings it between 1 and 2; 1 for 0; 2^1000 for what is below 2^-1000
     */
    public static double toUnit(final double largest) {
        return largest == 0 ? 1 : Math.scalb(1.0, -Math.max(Math.getExponent(largest), SMALLEST_EXPONENT));
    }
}
