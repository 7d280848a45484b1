package org.radiomics.knime.stats.test;

import org.radiomics.knime.stats.distribution.FisherF;

/** Student's t test of two independent groups, two-sided: with one pooled variance, or with two as Welch. */
public final class TTest {

    private static final TTest POOLED = new TTest(true);

    private static final TTest WELCH = new TTest(false);

    private static final double OUTSIDE = 0.05;

    private final boolean m_pooled;

    private TTest(final boolean pooled) {
        m_pooled = pooled;
    }

    /**
     * What was found.
     *
     * @param t NaN with a reason; infinite where the means differ and nothing varies within the groups
     * @param df degrees of freedom, a fraction for Welch
     * @param p two-sided
     * @param difference of the means, first minus second
     * @param lower 95 % limit of the difference
     * @param upper 95 % limit of the difference
     * @param reason why t is NaN; empty if it is not
     */
    public record Result(double t, double df, double p, double difference, double lower, double upper, String reason) {
    }

    /** @return the test that assumes equal variances */
    public static TTest pooled() {
        return POOLED;
    }

    /** @return the test that does not, with the degrees of freedom of Welch and Satterthwaite */
    public static TTest welch() {
        return WELCH;
    }

    /**
     * Tests two groups of values.
     *
     * @param first without missing or infinite values
     * @param second likewise
     * @return the result
     * @throws IllegalArgumentException if a value is not finite
     */
    public Result test(final double[] first, final double[] second) {
        return test(Moments.of(first), Moments.of(second));
    }

    /**
     * Tests two groups of which only the moments are known.
     *
     * @param first count, mean and SD
     * @param second likewise
     * @return the result; NaN with a reason where nothing varies and the means are equal, or for too few values: the
     *         pooled test needs one in each group and three in all, as R's, Welch's two in each group
     */
    public Result test(final Moments first, final Moments second) {
        final double difference = first.mean() - second.mean();
        if (Math.min(first.count(), second.count()) < (m_pooled ? 1 : 2)) {
            return none(difference, m_pooled ? "a group has no values" : "a group has fewer than two values");
        }
        if (first.count() + second.count() < 3) {
            return none(difference, "both groups have one value");
        }
        final double sd1 = first.count() == 1 ? 0 : first.sd();
        final double sd2 = second.count() == 1 ? 0 : second.sd();
        // Everything in units of the larger SD, whose square may not be a number.
        final double unit = Math.max(sd1, sd2);
        if (unit == 0) {
            return difference == 0 ? none(0, "all values are equal")
                : new Result(Math.copySign(Double.POSITIVE_INFINITY, difference),
                    first.count() + second.count() - 2, 0, difference, difference, difference, "");
        }
        final double variance1 = Math.pow(sd1 / unit, 2);
        final double variance2 = Math.pow(sd2 / unit, 2);
        final double n1 = first.count();
        final double n2 = second.count();
        final double squaredError;
        final double df;
        if (m_pooled) {
            df = n1 + n2 - 2;
            squaredError = ((n1 - 1) * variance1 + (n2 - 1) * variance2) / df * (1 / n1 + 1 / n2);
        } else {
            final double e1 = variance1 / n1;
            final double e2 = variance2 / n2;
            squaredError = e1 + e2;
            df = squaredError * squaredError / (e1 * e1 / (n1 - 1) + e2 * e2 / (n2 - 1));
        }
        final double error = Math.sqrt(squaredError) * unit;
        final double t = difference / error;
        final double reach = FisherF.studentQuantile(OUTSIDE, df) * error;
        final double p = FisherF.twoSidedStudent(t, df);
        return new Result(t, df, p, difference, difference - reach, difference + reach, "");
    }

    private static Result none(final double difference, final String reason) {
        final double nan = Double.NaN;
        return new Result(nan, nan, nan, difference, nan, nan, reason);
    }
}
