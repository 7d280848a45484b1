package org.radiomics.knime.stats.evaluation;

/**
 * Decisions at a cut-off against the outcome. Intervals are Wilson's.
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
}
