package org.radiomics.knime.stats.evaluation;

import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * Decisions at a cut-off against the outcome. A proportion has its interval by the method asked for; the likelihood
 * ratios have theirs by the log method.
 *
 * @param truePositives positive rows called positive
 * @param falsePositives negative rows called positive
 * @param trueNegatives negative rows called negative
 * @param falseNegatives positive rows called negative
 * @param missing rows without a score, left out
 * @param confidence level of the intervals
 */
public record Performance(int truePositives, int falsePositives, int trueNegatives, int falseNegatives, int missing,
    double confidence) {

    /** @return positive rows called positive, of all positive rows */
    public Proportion sensitivity() {
        return new Proportion(truePositives, truePositives + falseNegatives, confidence);
    }

    /** @return negative rows called negative, of all negative rows */
    public Proportion specificity() {
        return new Proportion(trueNegatives, trueNegatives + falsePositives, confidence);
    }

    /** @return rows called rightly, of all rows */
    public Proportion accuracy() {
        return new Proportion(truePositives + trueNegatives,
            truePositives + trueNegatives + falsePositives + falseNegatives, confidence);
    }

    /** @return positive rows, of all rows called positive */
    public Proportion positivePredictiveValue() {
        return new Proportion(truePositives, truePositives + falsePositives, confidence);
    }

    /** @return negative rows, of all rows called negative */
    public Proportion negativePredictiveValue() {
        return new Proportion(trueNegatives, trueNegatives + falseNegatives, confidence);
    }

    /** @return sensitivity / (1 - specificity); infinite without false positives, NaN if both are 0 */
    public double positiveLikelihoodRatio() {
        return sensitivity().estimate() / (1 - specificity().estimate());
    }

    /** @return (1 - sensitivity) / specificity; infinite without true negatives, NaN if both are 0 */
    public double negativeLikelihoodRatio() {
        return (1 - sensitivity().estimate()) / specificity().estimate();
    }

    /**
     * The interval of the positive likelihood ratio by the log method (Simel et al., J Clin Epidemiol 1991, 44:763).
     *
     * @return the interval; NaN if there are no true or no false positives, as the ratio's logarithm then has no
     *            variance
     */
    public Interval positiveLikelihoodRatioInterval() {
        return ratioInterval(positiveLikelihoodRatio(), truePositives, falsePositives);
    }

    /**
     * The interval of the negative likelihood ratio by the log method.
     *
     * @return the interval; NaN if there are no false or no true negatives
     */
    public Interval negativeLikelihoodRatioInterval() {
        return ratioInterval(negativeLikelihoodRatio(), falseNegatives, trueNegatives);
    }

    private Interval ratioInterval(final double ratio, final int ofPositives, final int ofNegatives) {
        if (ofPositives == 0 || ofNegatives == 0) {
            return new Interval(Double.NaN, Double.NaN);
        }
        final double error = Math.sqrt(1.0 / ofPositives - 1.0 / (truePositives + falseNegatives) + 1.0 / ofNegatives
            - 1.0 / (trueNegatives + falsePositives));
        final double half =
            new NormalDistribution(null, 0, 1).inverseCumulativeProbability((1 + confidence) / 2) * error;
        return new Interval(ratio * Math.exp(-half), ratio * Math.exp(half));
    }
}
