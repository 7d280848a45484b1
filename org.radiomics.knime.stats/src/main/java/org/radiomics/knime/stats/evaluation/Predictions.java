package org.radiomics.knime.stats.evaluation;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Outcomes beside predicted probabilities, complete and checked.
 *
 * @param positive one flag per row
 * @param probability of the positive level, 0 to 1
 * @param missing rows left out because they have no probability
 */
record Predictions(boolean[] positive, double[] probability, int missing) {

    /**
     * @param positive one flag per row
     * @param probability one per row; NaN where missing
     * @return the rows with a probability
     * @throws IllegalArgumentException if the lengths differ or a probability is outside 0 to 1
     */
    static Predictions of(final boolean[] positive, final double[] probability) {
        if (positive.length != probability.length) {
            throw new IllegalArgumentException("There are " + positive.length + " outcomes but " + probability.length
                + " probabilities. Give one per row.");
        }
        for (int i = 0; i < probability.length; i++) {
            if (probability[i] < 0 || probability[i] > 1) {
                throw new IllegalArgumentException("The probability of row " + (i + 1) + " is " + probability[i]
                    + ", outside 0 to 1. Choose a column of probabilities, not of scores.");
            }
        }
        final int[] kept = IntStream.range(0, probability.length).filter(i -> !Double.isNaN(probability[i])).toArray();
        final boolean[] keptPositive = new boolean[kept.length];
        for (int i = 0; i < kept.length; i++) {
            keptPositive[i] = positive[kept[i]];
        }
        return new Predictions(keptPositive, Arrays.stream(kept).mapToDouble(i -> probability[i]).toArray(),
            probability.length - kept.length);
    }

    /** @return the number of rows */
    int size() {
        return positive.length;
    }

    /** @return the number of positive rows */
    int positives() {
        int count = 0;
        for (final boolean p : positive) {
            count += p ? 1 : 0;
        }
        return count;
    }

    /** @return the mean squared difference of outcome and probability; NaN without rows */
    double brier() {
        double sum = 0;
        for (int i = 0; i < positive.length; i++) {
            final double difference = (positive[i] ? 1 : 0) - probability[i];
            sum += difference * difference;
        }
        return sum / positive.length;
    }
}
