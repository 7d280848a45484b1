package org.radiomics.knime.stats.test;

import java.util.Arrays;

/**
 * The order of a group's values.
 *
 * @param lowerQuartile by R's default definition, type 7; NaN without values
 * @param median likewise
 * @param upperQuartile likewise
 * @param shapiroP p of the Shapiro-Wilk test; NaN where it cannot be computed
 */
public record Spread(double lowerQuartile, double median, double upperQuartile, double shapiroP) {

    /**
     * @param values of a group, none missing or infinite
     * @return their quartiles and test of normality
     */
    public static Spread of(final double... values) {
        final double[] sorted = values.clone();
        Arrays.sort(sorted);
        return new Spread(quantile(sorted, 0.25), quantile(sorted, 0.5), quantile(sorted, 0.75),
            ShapiroWilk.withDefaults().test(values).p());
    }

    private static double quantile(final double[] sorted, final double share) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        final double at = share * (sorted.length - 1);
        final int low = (int)at;
        final double above = at - low;
        return above == 0 ? sorted[low] : (1 - above) * sorted[low] + above * sorted[low + 1];
    }
}
