package org.radiomics.knime.stats.test;

import org.radiomics.knime.stats.distribution.FisherF;
import org.radiomics.knime.stats.distribution.PowerOfTwo;

/**
 * One-way analysis of variance by two passes (means first, then squared deviations), so that a large mean with a small
 * spread costs no digits.
 */
public final class OneWayAnova {

    private static final OneWayAnova DEFAULT = new OneWayAnova();

    private OneWayAnova() {
    }

    /**
     * What was found.
     *
     * @param f at least 0; infinite where the groups differ and nothing varies within them; NaN with a reason
     * @param df1 groups minus one
     * @param df2 values minus groups
     * @param p P(F &ge; f)
     * @param reason why f is NaN; empty if it is not
     */
    public record Result(double f, int df1, int df2, double p, String reason) {
    }

    /** @return the test */
    public static OneWayAnova withDefaults() {
        return DEFAULT;
    }

    /**
     * Tests whether the groups have one mean.
     *
     * @param groups two or more, each with at least one value, no value missing or infinite
     * @return the result; NaN with a reason where all values are equal or there is one value per group
     * @throws IllegalArgumentException if there are fewer than two groups, one is empty or a value is not finite
     */
    public Result test(final double[]... groups) {
        final double scale = PowerOfTwo.toUnit(FiniteGroups.check("the analysis of variance", groups));
        int count = 0;
        double mean = 0;
        boolean constant = true;
        for (final double[] group : groups) {
            count += group.length;
            for (final double value : group) {
                constant &= value == groups[0][0];
            }
        }
        final int df1 = groups.length - 1;
        final int df2 = count - groups.length;
        if (constant || df2 < 1) {
            return new Result(Double.NaN, df1, df2, Double.NaN,
                constant ? "all values are equal" : "one value per group leaves nothing to compare with");
        }
        for (final double[] group : groups) {
            for (final double value : group) {
                mean += value * scale / count;
            }
        }
        final double[] groupMeans = new double[groups.length];
        double centre = 0;
        for (int g = 0; g < groups.length; g++) {
            groupMeans[g] = centredMean(groups[g], scale, mean);
            centre += groupMeans[g] * groups[g].length / count;
        }
        double between = 0;
        double within = 0;
        for (int g = 0; g < groups.length; g++) {
            final double difference = groupMeans[g] - centre;
            between += groups[g].length * difference * difference;
            for (final double value : groups[g]) {
                final double residual = value * scale - mean - groupMeans[g];
                within += residual * residual;
            }
        }
        final double f = between / df1 / (within / df2);
        return new Result(f, df1, df2, FisherF.upperTail(f, df1, df2), "");
    }

    /** The mean of (value - origin); exact for a group of equal values. */
    private static double centredMean(final double[] group, final double scale, final double origin) {
        final double first = group[0] * scale - origin;
        double sum = 0;
        for (final double value : group) {
            sum += value * scale - origin - first;
        }
        return first + sum / group.length;
    }
}
