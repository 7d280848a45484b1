package org.radiomics.knime.stats.distribution;

import org.apache.commons.math3.special.Erf;

/** Tails and quantiles of the standard normal distribution; tiny tails keep their digits. */
public final class StandardNormal {

    private static final double SQRT_2 = Math.sqrt(2);

    private static final double LOG_2_PI = Math.log(2 * Math.PI);

    private static final double TOLERANCE = 1e-15;

    private static final int MAX_ITERATIONS = 50;

    private StandardNormal() {
    }

    /**
     * @param z any number, may be infinite
     * @return P(Z &ge; z); NaN for NaN
     */
    public static double upperTail(final double z) {
        return Erf.erfc(z / SQRT_2) / 2;
    }

    /**
     * @param z any number, may be infinite
     * @return P(|Z| &ge; |z|); NaN for NaN
     */
    public static double twoSided(final double z) {
        return Erf.erfc(Math.abs(z) / SQRT_2);
    }

    /**
     * The value that is exceeded with probability {@code upper}, by Newton steps on the logarithm of the smaller tail.
     *
     * @param upper tail probability, 0 to 1
     * @return z with P(Z &ge; z) = upper; infinite for 0 and 1; NaN for NaN
     */
    public static double upperQuantile(final double upper) {
        if (upper > 0.5) {
            return -upperQuantile(1 - upper);
        }
        if (upper <= 0 || Double.isNaN(upper)) {
            return upper == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
        }
        final double logUpper = Math.log(upper);
        double z = upper > 1e-3 ? SQRT_2 * Erf.erfInv(1 - 2 * upper)
            : Math.sqrt(-2 * logUpper - Math.log(-2 * logUpper) - LOG_2_PI);
        for (int i = 0; i < MAX_ITERATIONS; i++) {
            final double tail = upperTail(z);
            // d log tail / dz = -density / tail
            final double step = (Math.log(tail) - logUpper) * tail * Math.exp((z * z + LOG_2_PI) / 2);
            z += step;
            if (Math.abs(step) <= TOLERANCE * Math.max(1, z)) {
                break;
            }
        }
        return z;
    }
}
