package org.radiomics.knime.stats.test;

import org.radiomics.knime.stats.distribution.FisherF;

/**
 * The one-way analysis of variance of groups whose variances differ: B. L. Welch, Biometrika 38 (1951) 330-336, as R's
 * {@code oneway.test(var.equal = FALSE)}.
 */
public final class WelchAnova {

    private static final WelchAnova DEFAULT = new WelchAnova();

    private WelchAnova() {
    }

    /**
     * What was found.
     *
     * @param f at least 0; NaN with a reason
     * @param df1 groups minus one
     * @param df2 a fraction
     * @param p P(F &ge; f)
     * @param reason why f is NaN; empty if it is not
     */
    public record Result(double f, double df1, double df2, double p, String reason) {
    }

    /** @return the test */
    public static WelchAnova withDefaults() {
        return DEFAULT;
    }

    /**
     * Tests whether the groups have one mean.
     *
     * @param groups two or more, each with at least one value, no value missing or infinite
     * @return the result; NaN with a reason where a group has one value or no variance, since groups are weighted by
     *         count over variance
     * @throws IllegalArgumentException if there are fewer than two groups, one is empty or a value is not finite
     */
    public Result test(final double[]... groups) {
        FiniteGroups.check("Welch's analysis of variance", groups);
        final int k = groups.length;
        final Moments[] moments = new Moments[k];
        double unit = 0;
        for (int g = 0; g < k; g++) {
            moments[g] = Moments.of(groups[g]);
            if (!(moments[g].sd() > 0)) {
                final double nan = Double.NaN;
                return new Result(nan, k - 1, nan, nan,
                    "group " + (g + 1) + (groups[g].length < 2 ? " has one value" : " has no variance"));
            }
            unit = Math.max(unit, moments[g].sd());
        }
        // Means from that of the first group, in units of the largest SD, whose square may not be a number.
        final double[] weight = new double[k];
        final double[] mean = new double[k];
        double weights = 0;
        double centre = 0;
        for (int g = 0; g < k; g++) {
            final double sd = moments[g].sd() / unit;
            weight[g] = groups[g].length / (sd * sd);
            mean[g] = (moments[g].mean() - moments[0].mean()) / unit;
            weights += weight[g];
            centre += weight[g] * mean[g];
        }
        return result(groups, weight, mean, weights, centre / weights);
    }

    private static Result result(final double[][] groups, final double[] weight, final double[] mean,
        final double weights, final double centre) {
        final int k = groups.length;
        double between = 0;
        double share = 0;
        for (int g = 0; g < k; g++) {
            between += weight[g] * (mean[g] - centre) * (mean[g] - centre);
            final double rest = 1 - weight[g] / weights;
            share += rest * rest / (groups[g].length - 1);
        }
        final double df1 = k - 1;
        final double df2 = ((double)k * k - 1) / (3 * share);
        final double f = between / df1 / (1 + 2 * (k - 2) * share / ((double)k * k - 1));
        return new Result(f, df1, df2, FisherF.upperTail(f, df1, df2), "");
    }
}
