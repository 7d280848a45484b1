package org.radiomics.knime.stats.evaluation;

import java.util.List;

import org.radiomics.knime.stats.evaluation.Roc.Direction;

/**
 * A threshold learned on training rows, to be applied to any rows as it is.
 *
 * @param score name of the score's column
 * @param threshold a row is called positive where its score is at least this, or at most, by the direction
 * @param direction which scores speak for the positive level
 * @param rule how the threshold was chosen, for a person
 * @param tied all thresholds that satisfy the rule equally well, the chosen one among them
 */
public record Cutoff(String score, double threshold, Direction direction, String rule, List<Double> tied) {

    private static final double USUAL = 0.95;

    /** Copies the list. */
    public Cutoff {
        tied = List.copyOf(tied);
    }

    /**
     * Calls rows positive or negative and counts.
     *
     * @param positive one flag per row
     * @param values one score per row; rows with NaN are left out and counted
     * @return the counts, with 95 % intervals
     * @throws IllegalArgumentException if the lengths differ
     */
    public Performance apply(final boolean[] positive, final double[] values) {
        return apply(positive, values, USUAL);
    }

    /**
     * Calls rows positive or negative and counts.
     *
     * @param positive one flag per row
     * @param values one score per row; rows with NaN are left out and counted
     * @param confidence level of the intervals, between 0 and 1
     * @return the counts, with intervals
     * @throws IllegalArgumentException if the lengths differ
     */
    public Performance apply(final boolean[] positive, final double[] values, final double confidence) {
        if (positive.length != values.length) {
            throw new IllegalArgumentException("There are " + positive.length + " outcomes but " + values.length
                + " values of \"" + score + "\". Give one per row.");
        }
        final int[] counts = new int[4];
        int missing = 0;
        for (int i = 0; i < values.length; i++) {
            if (Double.isNaN(values[i])) {
                missing++;
            } else {
                counts[(positive[i] ? 0 : 1) + (isPositive(values[i]) ? 0 : 2)]++;
            }
        }
        return new Performance(counts[0], counts[1], counts[3], counts[2], missing, confidence);
    }

    /** @return whether a row with that score is called positive; false for NaN */
    public boolean isPositive(final double value) {
        return direction == Direction.HIGHER_IS_POSITIVE ? value >= threshold : value <= threshold;
    }
}
