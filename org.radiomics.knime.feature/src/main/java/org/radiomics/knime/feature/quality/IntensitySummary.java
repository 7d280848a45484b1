package org.radiomics.knime.feature.quality;

import java.util.Arrays;

/**
 * Intensities in a few numbers; all NaN where there is none.
 *
 * @param minimum smallest
 * @param percentile1 that one in a hundred does not exceed
 * @param median that half do not exceed
 * @param mean of all
 * @param deviation standard deviation, by the number of intensities
 * @param percentile99 that 99 in a hundred do not exceed
 * @param maximum largest
 */
public record IntensitySummary(double minimum, double percentile1, double median, double mean, double deviation,
    double percentile99, double maximum) {

    /** @param values finite; sorted in place */
    static IntensitySummary of(final double[] values) {
        if (values.length == 0) {
            return new IntensitySummary(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN,
                Double.NaN);
        }
        Arrays.sort(values);
        double sum = 0;
        for (final double value : values) {
            sum += value;
        }
        final double mean = sum / values.length;
        double squares = 0;
        for (final double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return new IntensitySummary(values[0], quantile(values, 0.01), quantile(values, 0.5), mean,
            Math.sqrt(squares / values.length), quantile(values, 0.99), values[values.length - 1]);
    }

    /** Linear between order statistics, as numpy's default. */
    private static double quantile(final double[] sorted, final double share) {
        final double place = share * (sorted.length - 1);
        final int below = (int)place;
        final int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
