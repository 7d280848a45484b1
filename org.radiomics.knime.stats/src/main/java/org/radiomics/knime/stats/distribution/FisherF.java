package org.radiomics.knime.stats.distribution;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.special.Beta;

/**
 * Tails and quantiles of Fisher's F, and through it of Student's t, whose square is F with 1 and df degrees of freedom.
 * Tails are computed directly, never as one minus the other tail, so that tiny p-values keep their digits.
 */
public final class FisherF {

    private static final double TOLERANCE = 1e-14;

    private static final int MAX_ITERATIONS = 200;

    /** Beyond this log-odds of the beta variable the quantile is 0 or infinite in double precision. */
    private static final double WIDEST = 1400;

    private static final double LARGEST_SQUARED = 1e150;

    private FisherF() {
    }

    /**
     * The p-value of an F statistic.
     *
     * @param f at least 0, may be infinite
     * @param df1 of the numerator, positive
     * @param df2 of the denominator, positive
     * @return P(F &ge; f); NaN if an argument is NaN
     */
    public static double upperTail(final double f, final double df1, final double df2) {
        if (Double.isNaN(f) || f == Double.POSITIVE_INFINITY) {
            return Double.isNaN(f) ? Double.NaN : 0;
        }
        return Beta.regularizedBeta(df2 / (df2 + df1 * f), df2 / 2, df1 / 2);
    }

    /**
     * The two-sided p-value of Student's t.
     *
     * @param t any sign, may be infinite
     * @param df positive
     * @return P(|T| &ge; |t|); NaN if an argument is NaN
     */
    public static double twoSidedStudent(final double t, final double df) {
        if (Math.abs(t) > LARGEST_SQUARED && !Double.isInfinite(t)) {
            // The square may not be a number: the first term of the tail, which is all of it here.
            final double a = df / 2;
            return Math.exp(a * (Math.log(df) - 2 * Math.log(Math.abs(t))) - Math.log(a) - Beta.logBeta(a, 0.5));
        }
        return upperTail(t * t, 1, df);
    }

    /**
     * The value that is exceeded with probability {@code upper}. Newton steps on the logarithm of the smaller tail in
     * the log-odds of the beta variable, kept inside a shrinking bracket.
     *
     * @param upper tail probability, strictly between 0 and 1
     * @param df1 of the numerator, positive
     * @param df2 of the denominator, positive
     * @return f with P(F &ge; f) = upper; infinite or 0 where it leaves the range of doubles; NaN if an argument is NaN
     */
    public static double upperQuantile(final double upper, final double df1, final double df2) {
        if (Double.isNaN(upper) || Double.isNaN(df1) || Double.isNaN(df2)) {
            return Double.NaN;
        }
        final double a = df1 / 2;
        final double b = df2 / 2;
        final double logBeta = Beta.logBeta(a, b);
        final boolean useUpper = upper <= 0.5;
        final double logTarget = Math.log(useUpper ? upper : 1 - upper);
        double low = -WIDEST;
        double high = WIDEST;
        double t = start(upper, df1, df2);
        for (int i = 0; i < MAX_ITERATIONS && high - low > TOLERANCE; i++) {
            final double x = 1 / (1 + Math.exp(-t));
            final double y = 1 / (1 + Math.exp(t));
            final double tail = useUpper ? Beta.regularizedBeta(y, b, a) : Beta.regularizedBeta(x, a, b);
            final double excess = Math.log(tail) - logTarget;
            if (useUpper == excess > 0) {
                low = t;
            } else {
                high = t;
            }
            // d tail / dt = +-x^a y^b / B(a, b)
            final double slope = Math.exp(a * Math.log(x) + b * Math.log(y) - logBeta) / tail;
            final double step = (useUpper ? excess : -excess) / slope;
            final double next = t + step;
            if (Math.abs(step) <= TOLERANCE * Math.max(1, Math.abs(t))) {
                t = next;
                break;
            }
            t = next > low && next < high ? next : (low + high) / 2;
        }
        return Math.exp(t) * df2 / df1;
    }

    /**
     * The two-sided critical value of Student's t.
     *
     * @param twoSided probability outside of +-t, strictly between 0 and 1
     * @param df positive
     * @return the positive t
     */
    public static double studentQuantile(final double twoSided, final double df) {
        return Math.sqrt(upperQuantile(twoSided, 1, df));
    }

    /** A first guess of the log-odds: Abramowitz and Stegun 26.6.16, or the centre where that does not apply. */
    private static double start(final double upper, final double df1, final double df2) {
        if (df1 <= 1.5 || df2 <= 1.5) {
            return Math.log(df1 / df2);
        }
        final double z = -new NormalDistribution(null, 0, 1).inverseCumulativeProbability(upper);
        final double h = 2 / (1 / (df1 - 1) + 1 / (df2 - 1));
        final double l = (z * z - 3) / 6;
        final double w = z * Math.sqrt(Math.max(h + l, 0)) / h
            - (1 / (df1 - 1) - 1 / (df2 - 1)) * (l + 5.0 / 6 - 2 / (3 * h));
        return Math.max(-50, Math.min(50, 2 * w + Math.log(df1 / df2)));
    }
}
