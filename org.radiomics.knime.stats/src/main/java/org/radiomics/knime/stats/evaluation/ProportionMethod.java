package org.radiomics.knime.stats.evaluation;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.radiomics.knime.stats.distribution.BetaQuantile;

/** How the confidence interval of a count of a total is computed. */
public enum ProportionMethod {
    /** Score interval without continuity correction (Wilson, JASA 1927, 22:209): R's prop.test(correct = FALSE). */
    WILSON("Wilson") {
        @Override
        Interval limits(final int count, final int total, final double confidence) {
            final double z = new NormalDistribution(null, 0, 1).inverseCumulativeProbability((1 + confidence) / 2);
            final double p = count / (double)total;
            final double center = p + z * z / (2 * total);
            final double half = z * Math.sqrt((p * (1 - p) + z * z / (4 * total)) / total);
            final double width = 1 + z * z / total;
            return new Interval(count == 0 ? 0 : (center - half) / width, count == total ? 1 : (center + half) / width);
        }
    },
    /** Exact binomial interval (Clopper and Pearson, Biometrika 1934, 26:404): R's binom.test. */
    CLOPPER_PEARSON("Clopper-Pearson") {
        @Override
        Interval limits(final int count, final int total, final double confidence) {
            final double tail = (1 - confidence) / 2;
            return new Interval(count == 0 ? 0 : BetaQuantile.of(tail, count, total - count + 1),
                count == total ? 1 : BetaQuantile.of(1 - tail, count + 1, total - count));
        }
    };

    private final String m_label;

    ProportionMethod(final String label) {
        m_label = label;
    }

    /** @return its name for readers */
    public String label() {
        return m_label;
    }

    /**
     * @param count 0 to total
     * @param total rows looked at
     * @param confidence level: 0.95
     * @return the interval; NaN if the total is 0
     */
    public Interval of(final int count, final int total, final double confidence) {
        return total == 0 ? new Interval(Double.NaN, Double.NaN) : limits(count, total, confidence);
    }

    abstract Interval limits(int count, int total, double confidence);
}
