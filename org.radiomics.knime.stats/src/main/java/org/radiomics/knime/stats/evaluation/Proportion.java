package org.radiomics.knime.stats.evaluation;

import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * A count of a total, with Wilson's score interval.
 *
 * @param count of rows that satisfy something
 * @param total rows looked at
 * @param confidence level of the interval
 */
public record Proportion(int count, int total, double confidence) {

    /** @return count / total; NaN if the total is 0 */
    public double estimate() {
        return total == 0 ? Double.NaN : count / (double)total;
    }

    /** @return lower limit (Wilson, JASA 1927, 22:209); NaN if the total is 0 */
    public double lower() {
        return count == 0 && total > 0 ? 0 : limit(-1);
    }

    /** @return upper limit (Wilson); NaN if the total is 0 */
    public double upper() {
        return count == total && total > 0 ? 1 : limit(1);
    }

    private double limit(final int side) {
        final double z = new NormalDistribution(null, 0, 1).inverseCumulativeProbability((1 + confidence) / 2);
        final double p = estimate();
        final double center = p + z * z / (2 * total);
        final double half = z * Math.sqrt((p * (1 - p) + z * z / (4 * total)) / total);
        return (center + side * half) / (1 + z * z / total);
    }

    @Override
    public String toString() {
        return count + "/" + total;
    }
}
