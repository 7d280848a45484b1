package org.radiomics.knime.stats.evaluation;

import java.util.Arrays;

import org.apache.commons.math3.distribution.NormalDistribution;

/** Confidence intervals from the values that a statistic takes on resamples. */
final class BootstrapInterval {

    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

    private BootstrapInterval() {
    }

    /**
     * Efron's bias-corrected and accelerated interval (JASA 1987, 82:171), as R's {@code boot::boot.ci(type = "bca")}.
     *
     * @param interval NaN where it is not defined
     * @param bias z0: the normal quantile of the share of resamples below the estimate
     * @param acceleration a: from the skewness of the influence values
     * @param reason why the interval is NaN or says too little; empty if it is sound
     */
    record Bca(Interval interval, double bias, double acceleration, String reason) {
    }

    /** @return the values that are numbers, ascending */
    static double[] sorted(final double[] values) {
        return Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
    }

    /** @return quantiles of type 7 */
    static Interval percentile(final double[] sorted, final double confidence) {
        return new Interval(Quantile.of(sorted, (1 - confidence) / 2), Quantile.of(sorted, (1 + confidence) / 2));
    }

    /**
     * @param sorted values on resamples, ascending
     * @param estimate on the rows themselves
     * @param influence of each row, divided by the number of rows of its stratum up to a common factor
     * @param confidence level
     */
    static Bca bca(final double[] sorted, final double estimate, final double[] influence, final double confidence) {
        final double squares = Arrays.stream(influence).map(l -> l * l).sum();
        final double acceleration =
            Arrays.stream(influence).map(l -> l * l * l).sum() / (6 * Math.pow(squares, 1.5));
        final long below = Arrays.stream(sorted).filter(t -> t < estimate).count();
        if (below == 0 || below == sorted.length || Double.isNaN(acceleration)) {
            return new Bca(new Interval(Double.NaN, Double.NaN), Double.NaN, acceleration,
                "The BCa interval is not defined: " + (Double.isNaN(acceleration)
                    ? "leaving out a row leaves a level empty or changes nothing."
                    : "the estimate is not within the values of the resamples."));
        }
        final double bias = NORMAL.inverseCumulativeProbability(below / (double)sorted.length);
        final double[] level = new double[2];
        boolean extreme = false;
        for (int side = 0; side < 2; side++) {
            final double z =
                bias + NORMAL.inverseCumulativeProbability((1 + (2 * side - 1) * confidence) / 2);
            level[side] = NORMAL.cumulativeProbability(bias + z / (1 - acceleration * z));
            final double rank = (sorted.length + 1) * level[side];
            extreme |= !(rank > 1 && rank < sorted.length);
        }
        return new Bca(new Interval(normalQuantile(sorted, level[0]), normalQuantile(sorted, level[1])), bias,
            acceleration,
            extreme ? "A limit of the BCa interval is the farthest of the resamples; ask for more of them." : "");
    }

    /** Interpolates between order statistics on the normal scale (Davison and Hinkley 1997, equation 5.8). */
    private static double normalQuantile(final double[] sorted, final double level) {
        final double rank = (sorted.length + 1) * level;
        final int k = (int)rank;
        if (k == 0 || k >= sorted.length) {
            return sorted[k == 0 ? 0 : sorted.length - 1];
        }
        final double low = NORMAL.inverseCumulativeProbability(k / (sorted.length + 1.0));
        final double high = NORMAL.inverseCumulativeProbability((k + 1) / (sorted.length + 1.0));
        final double share = k == rank ? 0 : (NORMAL.inverseCumulativeProbability(level) - low) / (high - low);
        return sorted[k - 1] + share * (sorted[k] - sorted[k - 1]);
    }
}
