package org.radiomics.knime.stats.test;

import org.radiomics.knime.stats.distribution.PowerOfTwo;

/**
 * Count, mean and standard deviation of a group, computed or taken from print.
 *
 * @param count of values
 * @param mean NaN if there is no value
 * @param sd with divisor count - 1; NaN if there are fewer than two values
 */
public record Moments(int count, double mean, double sd) {

    /**
     * Computes the moments in two passes.
     *
     * @param values without missing or infinite ones
     * @return their moments
     * @throws IllegalArgumentException if a value is not finite
     */
    public static Moments of(final double... values) {
        double largest = 0;
        boolean constant = true;
        for (final double value : values) {
            if (Double.isNaN(value) || Double.isInfinite(value)) {
                throw new IllegalArgumentException("A group holds the value " + value + "; remove or replace it.");
            }
            largest = Math.max(largest, Math.abs(value));
            constant &= value == values[0];
        }
        if (values.length == 0) {
            return new Moments(0, Double.NaN, Double.NaN);
        }
        if (constant) {
            return new Moments(values.length, values[0], values.length < 2 ? Double.NaN : 0);
        }
        final double scale = PowerOfTwo.toUnit(largest);
        double mean = 0;
        for (final double value : values) {
            mean += value * scale / values.length;
        }
        double rest = 0;
        double squares = 0;
        for (final double value : values) {
            final double deviation = value * scale - mean;
            rest += deviation / values.length;
            squares += deviation * deviation;
        }
        squares -= values.length * rest * rest;
        return new Moments(values.length, (mean + rest) / scale, Math.sqrt(squares / (values.length - 1)) / scale);
    }
}
