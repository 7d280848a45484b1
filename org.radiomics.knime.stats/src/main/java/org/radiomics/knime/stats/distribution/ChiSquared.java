package org.radiomics.knime.stats.distribution;

import org.apache.commons.math3.special.Gamma;

/** The upper tail of the chi-squared distribution, computed directly so that tiny p-values keep their digits. */
public final class ChiSquared {

    /** The logarithm of what is below the smallest double. */
    private static final double VANISHING = -760;

    private ChiSquared() {
    }

    /**
     * The p-value of a chi-squared statistic.
     *
     * @param statistic at least 0, may be infinite
     * @param df positive
     * @return P(X &ge; statistic); NaN if an argument is NaN
     */
    public static double upperTail(final double statistic, final double df) {
        if (Double.isNaN(statistic) || Double.isNaN(df)) {
            return Double.NaN;
        }
        final double a = df / 2;
        final double x = statistic / 2;
        // The continued fraction of the tail does not converge where its factor leaves the range of doubles.
        if (x > a + 1 && a * Math.log(x) - x - Gamma.logGamma(a) < VANISHING || statistic == Double.POSITIVE_INFINITY) {
            return 0;
        }
        return Gamma.regularizedGammaQ(a, x);
    }
}
