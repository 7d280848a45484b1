package org.radiomics.knime.stats.test;

import java.util.Arrays;
import org.radiomics.knime.stats.distribution.PowerOfTwo;
import org.radiomics.knime.stats.distribution.StandardNormal;

/**
 * The test of normality by Shapiro and Wilk for {@value #FEWEST} to {@value #MOST} values, with the weights and the
 * p-value of P. Royston, Applied Statistics 44 (1995) 547-551 (AS R94), as R's {@code shapiro.test}.
 */
public final class ShapiroWilk {

    static final int FEWEST = 3;

    static final int MOST = 5000;

    /** Up to this count Royston transforms W by another function than above. */
    private static final int SMALL = 11;

    private static final double IMPOSSIBLE = 1e-99;

    private static final double ROUNDING = 1e-15;

    // Polynomials of Royston's paper, from the constant upwards: the two outermost weights in n^-1/2, ...
    private static final double[] OUTERMOST = {0, 0.221157, -0.147981, -2.07119, 4.434685, -2.706056};

    private static final double[] SECOND = {0, 0.042981, -0.293762, -1.752461, 5.682633, -3.582633};

    // ... location and scale of the transformed W in n, or in ln n for larger samples.
    private static final double[] SMALL_SHIFT = {-2.273, 0.459};

    private static final double[] SMALL_MEAN = {0.544, -0.39978, 0.025054, -6.714e-4};

    private static final double[] SMALL_LOG_SD = {1.3822, -0.77857, 0.062767, -0.0020322};

    private static final double[] LARGE_MEAN = {-1.5861, -0.31082, -0.083751, 0.0038915};

    private static final double[] LARGE_LOG_SD = {-0.4803, -0.082676, 0.0030302};

    private static final ShapiroWilk DEFAULT = new ShapiroWilk();

    private ShapiroWilk() {
    }

    /**
     * What was found.
     *
     * @param w at most 1, small where the values are not normal; NaN with a reason
     * @param p of a W as small
     * @param reason why w is NaN; empty if it is not
     */
    public record Result(double w, double p, String reason) {
    }

    /** @return the test */
    public static ShapiroWilk withDefaults() {
        return DEFAULT;
    }

    /**
     * Tests whether values are a sample of a normal distribution.
     *
     * @param values none missing or infinite
     * @return the result; NaN with a reason for too few or too many values, or equal ones
     * @throws IllegalArgumentException if a value is not finite
     */
    public Result test(final double... values) {
        final Moments moments = Moments.of(values);
        final int n = values.length;
        if (n < FEWEST || n > MOST) {
            return none("the Shapiro-Wilk test needs " + FEWEST + " to " + MOST + " values, there are " + n);
        }
        if (moments.sd() == 0) {
            return none("all values are equal");
        }
        final double[] sorted = values.clone();
        Arrays.sort(sorted);
        final double oneMinusW = oneMinusW(sorted, upperWeights(n));
        return new Result(1 - oneMinusW, p(oneMinusW, n), "");
    }

    private static Result none(final String reason) {
        return new Result(Double.NaN, Double.NaN, reason);
    }

    /** The weights of the largest values, the largest first; those of the smallest are their negatives. */
    private static double[] upperWeights(final int n) {
        final double[] weights = new double[n / 2];
        if (n == FEWEST) {
            weights[0] = Math.sqrt(0.5);
            return weights;
        }
        double squares = 0;
        for (int i = 0; i < weights.length; i++) {
            // expected order statistics of normal values, after Blom
            weights[i] = StandardNormal.upperQuantile((i + 1 - 0.375) / (n + 0.25));
            squares += 2 * weights[i] * weights[i];
        }
        final double norm = Math.sqrt(squares);
        final double u = 1 / Math.sqrt(n);
        final int fitted = n > 5 ? 2 : 1;
        double rest = squares;
        double share = 1;
        for (int i = 0; i < fitted; i++) {
            final double weight = weights[i] / norm + polynomial(i == 0 ? OUTERMOST : SECOND, u);
            rest -= 2 * weights[i] * weights[i];
            share -= 2 * weight * weight;
            weights[i] = weight;
        }
        final double factor = Math.sqrt(rest / share);
        for (int i = fitted; i < weights.length; i++) {
            weights[i] /= factor;
        }
        return weights;
    }

    /** 1 - W as a product, which keeps its digits where W is nearly 1. */
    private static double oneMinusW(final double[] sorted, final double[] weights) {
        final int n = sorted.length;
        final double scale = PowerOfTwo.toUnit(Math.max(Math.abs(sorted[0]), Math.abs(sorted[n - 1])));
        final double origin = sorted[n / 2] * scale;
        double mean = 0;
        for (final double value : sorted) {
            mean += (value * scale - origin) / n;
        }
        double squares = 0;
        double weightSquares = 0;
        double products = 0;
        for (int i = 0; i < n; i++) {
            final int mirrored = n - 1 - i;
            final double weight = i == mirrored ? 0 : i < mirrored ? -weights[i] : weights[mirrored];
            final double deviation = sorted[i] * scale - origin - mean;
            squares += deviation * deviation;
            weightSquares += weight * weight;
            products += weight * deviation;
        }
        final double norm = Math.sqrt(squares * weightSquares);
        return Math.max(0, (norm - products) / norm * ((norm + products) / norm));
    }

    private static double p(final double oneMinusW, final int n) {
        if (n == FEWEST) {
            // exact; 0 where two of the three values are equal, up to rounding
            final double p = 1 - 6 / Math.PI * Math.asin(Math.sqrt(oneMinusW));
            return p < ROUNDING ? 0 : p;
        }
        final double log = Math.log(oneMinusW);
        if (n > SMALL) {
            final double logN = Math.log(n);
            return normalTail(log, polynomial(LARGE_MEAN, logN), polynomial(LARGE_LOG_SD, logN));
        }
        final double gamma = polynomial(SMALL_SHIFT, n);
        return log >= gamma ? IMPOSSIBLE
            : normalTail(-Math.log(gamma - log), polynomial(SMALL_MEAN, n), polynomial(SMALL_LOG_SD, n));
    }

    private static double normalTail(final double y, final double mean, final double logSd) {
        return StandardNormal.upperTail((y - mean) / Math.exp(logSd));
    }

    private static double polynomial(final double[] coefficients, final double x) {
        double value = 0;
        for (int i = coefficients.length - 1; i >= 0; i--) {
            value = value * x + coefficients[i];
        }
        return value;
    }
}
