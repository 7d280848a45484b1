package org.radiomics.knime.stats.evaluation;

import java.util.Arrays;

import org.radiomics.knime.stats.cohort.TrainingRows;
import org.radiomics.knime.stats.model.LogisticModel;

/**
 * Adapts the probabilities of a model to patients of another kind or place, without changing how it ranks them: log
 * odds
 * are shifted, or shifted and stretched, by logistic recalibration (Cox, Biometrika 1958, 45:562). What is learned on
 * training rows is applied to others; rows that it was learned on say nothing about it.
 */
public final class Recalibration {

    private final Method m_method;

    private Recalibration(final Method method) {
        m_method = method;
    }

    /** What is learned. */
    public enum Method {
        /** the intercept, the slope staying 1: as {@code glm(y ~ offset(qlogis(p)), binomial)} */
        INTERCEPT,
        /** intercept and slope: as {@code glm(y ~ qlogis(p), binomial)} */
        INTERCEPT_AND_SLOPE
    }

    /** @return recalibration of intercept and slope */
    public static Recalibration withDefaults() {
        return new Recalibration(Method.INTERCEPT_AND_SLOPE);
    }

    /** @return a copy with that method */
    public Recalibration withMethod(final Method method) {
        return new Recalibration(method);
    }

    /**
     * What was learned.
     *
     * @param method of recalibration
     * @param intercept added to the log odds
     * @param slope that they are multiplied by; 1 where only the intercept was learned
     * @param rows that it was learned on
     * @param missing rows left out because they have no probability
     */
    public record Result(Method method, double intercept, double slope, int rows, int missing) {

        /**
         * @param probability of the positive level, one per row, 0 to 1; NaN where missing
         * @return the recalibrated probabilities; NaN stays NaN
         * @throws IllegalArgumentException if a probability is outside 0 to 1
         */
        public double[] apply(final double[] probability) {
            return Arrays.stream(probability).map(this::one).toArray();
        }

        private double one(final double p) {
            if (p < 0 || p > 1) {
                throw new IllegalArgumentException("A probability is " + p
                    + ", outside 0 to 1. Choose a column of probabilities, not of scores.");
            }
            return LogisticModel.probability(intercept + slope * Math.log(p / (1 - p)));
        }
    }

    /**
     * Learns the recalibration.
     *
     * @param rows that may be learned from
     * @param probability name of their numeric column with the probability of the positive level; NaN where missing
     * @return what was learned
     * @throws IllegalArgumentException if there is no such column, a probability is outside 0 to 1, or 0 or 1, the
     *             outcomes are all alike, or probabilities separate them or are all equal where a slope is asked for
     */
    public Result fit(final TrainingRows rows, final String probability) {
        final double[] values = rows.columns().values(probability);
        final Predictions predictions = Predictions.of(rows.outcome().positive(), values);
        for (int i = 0; i < values.length; i++) {
            if (values[i] == 0 || values[i] == 1) {
                throw new IllegalArgumentException("The probability in row " + (i + 1) + " of \"" + probability
                    + "\" is "
                    + values[i] + ", whose log odds are infinite. Leave out that row, or use probabilities of a model "
                    + "that is less certain.");
            }
        }
        if (predictions.positives() == 0 || predictions.positives() == predictions.size()) {
            throw new IllegalArgumentException("The " + predictions.size() + " rows with a probability in \""
                + probability
                + "\" do not have both levels of \"" + rows.outcome().name() + "\"; recalibration needs both.");
        }
        final CalibrationLine line = CalibrationLine.of(predictions);
        if (m_method == Method.INTERCEPT) {
            return new Result(m_method, line.inTheLarge(), 1, predictions.size(), predictions.missing());
        }
        if (Double.isNaN(line.slope())) {
            throw new IllegalArgumentException("No slope can be learned from \"" + probability
                + "\": the probabilities separate the outcomes or are all equal. Recalibrate the intercept only.");
        }
        return new Result(m_method, line.intercept(), line.slope(), predictions.size(), predictions.missing());
    }
}
