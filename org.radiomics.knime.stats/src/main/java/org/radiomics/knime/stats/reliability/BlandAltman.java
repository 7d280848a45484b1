package org.radiomics.knime.stats.reliability;

import org.radiomics.knime.stats.distribution.FisherF;
import org.radiomics.knime.stats.distribution.StandardNormal;

/**
 * Limits of agreement of two readings: the mean of their differences and the range that holds most differences, each
 * with a confidence interval. J. M. Bland and D. G. Altman, Lancet 327 (1986) 307-310 and Statistical Methods in
 * Medical Research 8 (1999) 135-160: limits at bias +- z SD, whose variance is SD^2 (1/n + z^2 / (2 (n - 1)));
 * intervals by Student's t with n - 1 degrees of freedom. For 95 % z is 1.959964, as in R's {@code epiR::epi.ccc}; the
 * papers round it to 1.96, which {@link #withMultiplier} gives.
 */
public final class BlandAltman {

    private static final double OUTSIDE = 0.05;

    private final double m_multiplier;

    /** One less the level of the intervals. */
    private final double m_missed;

    private BlandAltman(final double multiplier, final double missed) {
        m_multiplier = multiplier;
        m_missed = missed;
    }

    /**
     * A number with its confidence interval.
     *
     * @param value itself
     * @param lower end of the interval
     * @param upper end of the interval
     */
    public record Limit(double value, double lower, double upper) {
    }

    /**
     * What was found.
     *
     * @param bias mean of first minus second; NaN with a reason
     * @param sd of the differences, divisor n - 1
     * @param lower limit of agreement
     * @param upper limit of agreement
     * @param pairs that entered
     * @param dropped pairs left out because a reading was missing or not finite
     * @param reason why the numbers are NaN; empty if they are not
     */
    public record Result(Limit bias, double sd, Limit lower, Limit upper, int pairs, int dropped, String reason) {
    }

    /** @return limits that hold 95 % of normal differences */
    public static BlandAltman withDefaults() {
        return new BlandAltman(StandardNormal.upperQuantile(OUTSIDE / 2), OUTSIDE);
    }

    /**
     * @param confidence level of the intervals of bias and limits: 0.95
     * @return the same limits with other intervals
     * @throws IllegalArgumentException if it is not between 0 and 1
     */
    public BlandAltman withConfidence(final double confidence) {
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("The confidence of the intervals of limits of agreement is " + confidence
                + "; give a number between 0 and 1, for example 0.95.");
        }
        return new BlandAltman(m_multiplier, 1 - confidence);
    }

    /**
     * @param multiplier of the SD, positive
     * @return limits at another distance from the bias
     * @throws IllegalArgumentException if it is not positive
     */
    public BlandAltman withMultiplier(final double multiplier) {
        if (!(multiplier > 0) || Double.isInfinite(multiplier)) {
            throw new IllegalArgumentException("Limits of agreement are " + multiplier
                + " SD from the bias; give a positive number, for example 1.96.");
        }
        return new BlandAltman(multiplier, m_missed);
    }

    /**
     * Computes the limits. Pairs with a value that is missing or not finite are left out and counted.
     *
     * @param first readings, one per patient
     * @param second readings of the same patients
     * @return the result; NaN with a reason for fewer than two pairs
     * @throws IllegalArgumentException if there are not as many second readings
     */
    public Result compute(final double[] first, final double[] second) {
        final Pairs pairs = Pairs.of(first, second);
        final int n = pairs.count();
        if (n < 2) {
            final double nan = Double.NaN;
            final Limit none = new Limit(nan, nan, nan);
            return new Result(none, nan, none, none, n, pairs.dropped(), "fewer than two patients with both readings");
        }
        final double[] differences = new double[n];
        for (int i = 0; i < n; i++) {
            differences[i] = pairs.first()[i] - pairs.second()[i];
        }
        final double bias = Pairs.mean(differences);
        double squares = 0;
        for (final double difference : differences) {
            squares += (difference - bias) * (difference - bias);
        }
        final double sd = Math.sqrt(squares / (n - 1));
        final double t = FisherF.studentQuantile(m_missed, n - 1);
        final double z = m_multiplier;
        final double biasReach = t * sd / Math.sqrt(n);
        final double limitReach = t * sd * Math.sqrt(1.0 / n + z * z / (2 * (n - 1.0)));
        return new Result(limit(bias, biasReach, pairs), sd / pairs.scale(), limit(bias - z * sd, limitReach, pairs),
            limit(bias + z * sd, limitReach, pairs), n, pairs.dropped(), "");
    }

    private static Limit limit(final double value, final double reach, final Pairs pairs) {
        final double scale = pairs.scale();
        return new Limit(value / scale, (value - reach) / scale, (value + reach) / scale);
    }
}
