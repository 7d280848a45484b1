package org.radiomics.knime.stats.reliability;

import org.radiomics.knime.stats.distribution.PowerOfTwo;

/**
 * Two readings of the same patients: those pairs of which both are there, scaled by a power of two so that squares are
 * numbers.
 *
 * @param first values times scale
 * @param second values times scale
 * @param scale that was applied
 * @param dropped pairs left out because a reading was missing or not finite
 */
record Pairs(double[] first, double[] second, double scale, int dropped) {

    /**
     * @throws IllegalArgumentException if there are not as many first as second readings
     */
    static Pairs of(final double[] first, final double[] second) {
        if (first.length != second.length) {
            throw new IllegalArgumentException("Agreement needs two readings of each patient; there are " + first.length
                + " first and " + second.length + " second ones.");
        }
        final double[] a = new double[first.length];
        final double[] b = new double[first.length];
        int count = 0;
        double largest = 0;
        for (int i = 0; i < first.length; i++) {
            if (Double.isFinite(first[i]) && Double.isFinite(second[i])) {
                a[count] = first[i];
                b[count++] = second[i];
                largest = Math.max(largest, Math.max(Math.abs(first[i]), Math.abs(second[i])));
            }
        }
        final double scale = PowerOfTwo.toUnit(largest);
        final double[][] kept = new double[2][count];
        for (int i = 0; i < count; i++) {
            kept[0][i] = a[i] * scale;
            kept[1][i] = b[i] * scale;
        }
        return new Pairs(kept[0], kept[1], scale, first.length - count);
    }

    int count() {
        return first.length;
    }

    /** @return the mean, of which a second pass removes the rounding of the first */
    static double mean(final double[] values) {
        double mean = 0;
        for (final double value : values) {
            mean += value / values.length;
        }
        double rest = 0;
        for (final double value : values) {
            rest += (value - mean) / values.length;
        }
        return mean + rest;
    }
}
