package org.radiomics.knime.stats.test;

import java.util.Arrays;

/**
 * Levene's test of equal variances: one-way analysis of variance of the absolute deviations from the group's centre.
 * The centre is the mean, as in SPSS and in Levene's paper (1960); with the median it is the test of Brown and
 * Forsythe.
 */
public final class Levene {

    private final Centre m_centre;

    private Levene(final Centre centre) {
        m_centre = centre;
    }

    /** What deviations are taken from. */
    public enum Centre {
        /** the group's mean, as SPSS */
        MEAN,
        /** the group's median, as Brown and Forsythe */
        MEDIAN
    }

    /** @return the test with deviations from the mean */
    public static Levene withDefaults() {
        return new Levene(Centre.MEAN);
    }

    /** @return the test with deviations from another centre */
    public Levene withCentre(final Centre centre) {
        return new Levene(centre);
    }

    /**
     * Tests whether the groups have one variance.
     *
     * @param groups two or more, each with at least one value, no value missing or infinite
     * @return F and p; NaN with a reason where all deviations are equal
     * @throws IllegalArgumentException if there are fewer than two groups, one is empty or a value is not finite
     */
    public OneWayAnova.Result test(final double[]... groups) {
        final double[][] deviations = new double[groups.length][];
        for (int g = 0; g < groups.length; g++) {
            final double[] group = groups[g];
            final double centre = m_centre == Centre.MEAN ? Moments.of(group).mean() : median(group);
            deviations[g] = new double[group.length];
            for (int i = 0; i < group.length; i++) {
                deviations[g][i] = Math.abs(group[i] - centre);
            }
        }
        final OneWayAnova.Result result = OneWayAnova.withDefaults().test(deviations);
        return new OneWayAnova.Result(result.f(), result.df1(), result.df2(), result.p(),
            result.reason().replace("all values are", "all deviations from the centre are"));
    }

    private static double median(final double[] values) {
        if (values.length == 0) {
            return Double.NaN;
        }
        final double[] sorted = values.clone();
        Arrays.sort(sorted);
        final int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : sorted[middle - 1] / 2 + sorted[middle] / 2;
    }
}
