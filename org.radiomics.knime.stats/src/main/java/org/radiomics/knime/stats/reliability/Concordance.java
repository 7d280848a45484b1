package org.radiomics.knime.stats.reliability;

import org.radiomics.knime.stats.distribution.StandardNormal;

/**
 * The concordance correlation of two readings: how closely pairs lie to the line of equality. L. I.-K. Lin, Biometrics
 * 45 (1989) 255-268, with variances of divisor n, and limits by Fisher's z transformation with the variance as
 * corrected in Biometrics 56 (2000) 324-325: what R's {@code epiR::epi.ccc(x, y, ci = "z-transform")} gives, but for
 * two ends of the scale. A limit near 0 is a difference of two numbers near 1 there, exp(2 z) - 1, so that a limit of
 * 1e-8 keeps eight digits; and readings that agree entirely have the limits 1 here, there NaN, from log(2 / 0).
 */
public final class Concordance {

    private final double m_confidence;

    private Concordance(final double confidence) {
        m_confidence = confidence;
    }

    /**
     * What was found.
     *
     * @param estimate between -1 and 1; NaN with a reason
     * @param lower limit of the confidence interval; NaN for two pairs
     * @param upper limit of the confidence interval; NaN for two pairs
     * @param precision Pearson's correlation
     * @param accuracy estimate over precision: 1 where both readings have one mean and one variance
     * @param pairs that entered
     * @param dropped pairs left out because a reading was missing or not finite
     * @param reason why the estimate or its limits are NaN; empty if they are not
     */
    public record Result(double estimate, double lower, double upper, double precision, double accuracy, int pairs,
        int dropped, String reason) {
    }

    /** @return the correlation with 95 % limits */
    public static Concordance withDefaults() {
        return new Concordance(0.95);
    }

    /**
     * @param confidence of the limits, strictly between 0 and 1
     * @return the correlation with other limits
     * @throws IllegalArgumentException if it is not
     */
    public Concordance withConfidence(final double confidence) {
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("The confidence of concordance limits is " + confidence
                + "; give a number between 0 and 1, for example 0.95.");
        }
        return new Concordance(confidence);
    }

    /**
     * Computes the correlation. Pairs with a value that is missing or not finite are left out and counted.
     *
     * @param first readings, one per patient
     * @param second readings of the same patients
     * @return the result; NaN with a reason for fewer than two pairs or a reading without variance
     * @throws IllegalArgumentException if there are not as many second readings
     */
    public Result compute(final double[] first, final double[] second) {
        final Pairs pairs = Pairs.of(first, second);
        final int n = pairs.count();
        if (n < 2) {
            return none(pairs, "fewer than two patients with both readings");
        }
        final double mean1 = Pairs.mean(pairs.first());
        final double mean2 = Pairs.mean(pairs.second());
        double square1 = 0;
        double square2 = 0;
        double product = 0;
        double distance = 0;
        for (int i = 0; i < n; i++) {
            final double x = pairs.first()[i] - mean1;
            final double y = pairs.second()[i] - mean2;
            square1 += x * x;
            square2 += y * y;
            product += x * y;
            distance += Math.pow(pairs.first()[i] - pairs.second()[i], 2);
        }
        if (isConstant(pairs.first()) || isConstant(pairs.second())) {
            return none(pairs, "a reading does not vary");
        }
        final double shift = mean1 - mean2;
        final double most = square1 + square2 + n * shift * shift;
        double residual = 0;
        for (int i = 0; i < n; i++) {
            residual += Math.pow(pairs.second()[i] - mean2 - product / square1 * (pairs.first()[i] - mean1), 2);
        }
        // Unlike 1 - estimate and 1 - r^2, these keep their digits where readings nearly agree.
        final double discord = distance / most;
        final double estimate = discord < 0.5 ? 1 - discord : 2 * product / most;
        final double unexplained = residual / square2;
        final double scale = Math.sqrt(square1) * Math.sqrt(square2);
        return result(pairs, estimate, discord, product / scale, unexplained, n * shift * shift / scale,
            2 * scale / most);
    }

    private static boolean isConstant(final double[] values) {
        for (final double value : values) {
            if (value != values[0]) {
                return false;
            }
        }
        return true;
    }

    private Result result(final Pairs pairs, final double estimate, final double discord, final double r,
        final double unexplained, final double squaredShift, final double accuracy) {
        final int n = pairs.count();
        if (n == 2) {
            return new Result(estimate, Double.NaN, Double.NaN, r, accuracy, n, pairs.dropped(),
                "limits need at least three patients");
        }
        final double square = estimate * estimate;
        final double oneMinusSquare = discord * (2 - discord);
        final double variance = (unexplained * accuracy * accuracy * oneMinusSquare
            + 2 * square * accuracy * discord * squaredShift
            - square * accuracy * accuracy * squaredShift * squaredShift / 2) / (n - 2);
        if (oneMinusSquare == 0) {
            return new Result(estimate, estimate, estimate, r, accuracy, n, pairs.dropped(), "");
        }
        final double z = Math.log((2 - discord) / discord) / 2;
        final double reach = StandardNormal.upperQuantile((1 - m_confidence) / 2) * Math.sqrt(Math.max(0, variance))
            / oneMinusSquare;
        return new Result(estimate, Math.tanh(z - reach), Math.tanh(z + reach), r, accuracy, n, pairs.dropped(), "");
    }

    private static Result none(final Pairs pairs, final String reason) {
        final double nan = Double.NaN;
        return new Result(nan, nan, nan, nan, nan, pairs.count(), pairs.dropped(), reason);
    }
}
