package org.radiomics.knime.stats.distribution;

import org.apache.commons.math3.special.Beta;

/** Quantiles of the beta distribution to the last digits, as R's {@code qbeta}. */
public final class BetaQuantile {

    private BetaQuantile() {
    }

    /**
     * Halves the interval until its ends are neighbouring numbers.
     *
     * @param p probability below the quantile, 0 to 1
     * @param a first shape, positive
     * @param b second shape, positive
     * @return the quantile, 0 to 1
     */
    public static double of(final double p, final double a, final double b) {
        double low = 0;
        double high = 1;
        for (double middle = 0.5; middle > low && middle < high; middle = low + (high - low) / 2) {
            if (Beta.regularizedBeta(middle, a, b) < p) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }
}
