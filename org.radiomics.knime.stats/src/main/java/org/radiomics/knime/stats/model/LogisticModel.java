package org.radiomics.knime.stats.model;

import java.util.Arrays;
import java.util.List;

import org.radiomics.knime.stats.cohort.Columns;

/**
 * A fitted logistic regression: the log odds of the positive level are the intercept plus a sum over the predictors.
 *
 * @param outcome name of the outcome's column
 * @param negativeLevel the level that counts as 0
 * @param positiveLevel the level whose probability is predicted and to which the odds ratios refer
 * @param predictors in order
 * @param terms the coefficients, intercept first
 * @param statistics of the fit
 * @param firth whether Firth's correction was used
 * @param confidence level of the intervals: 0.95
 * @param intervals how the intervals were found
 * @param warnings what a reader should know: rows left out, few events
 * @param covariance of the coefficients, in the order of the terms; infinite or 0 beyond the range of doubles; read
 * only
 */
public record LogisticModel(String outcome, String negativeLevel, String positiveLevel, List<Predictor> predictors,
    List<Term> terms, FitStatistics statistics, boolean firth, double confidence, IntervalMethod intervals,
    List<String> warnings, double[][] covariance) {

    /** Copies the lists. */
    public LogisticModel {
        predictors = List.copyOf(predictors);
        terms = List.copyOf(terms);
        warnings = List.copyOf(warnings);
    }

    /** @return the intercept */
    public double intercept() {
        return terms.get(0).coefficient();
    }

    /** @return the names of the columns that a prediction needs */
    public List<String> columns() {
        return predictors.stream().map(Predictor::column).toList();
    }

    /**
     * @param predictor index of a predictor
     * @return its coefficients: one for a number; one per level for a category, 0 for the reference
     */
    public double[] coefficients(final int predictor) {
        int from = 1;
        for (int p = 0; p < predictor; p++) {
            from += predictors.get(p).width();
        }
        final Predictor chosen = predictors.get(predictor);
        final int skip = chosen.isCategorical() ? 1 : 0;
        final double[] coefficients = new double[chosen.width() + skip];
        for (int k = 0; k < chosen.width(); k++) {
            coefficients[k + skip] = terms.get(from + k).coefficient();
        }
        return coefficients;
    }

    /**
     * The numbers that the coefficients multiply, without the intercept.
     *
     * @param columns any rows with the predictors' columns
     * @return {@code design[j][i]} for coefficient j + 1 and row i; NaN where a value is missing
     * @throws IllegalArgumentException if a column is absent or of another kind, or a level did not occur in training
     */
    public double[][] design(final Columns columns) {
        return Design.of(predictors, columns);
    }

    /**
     * @param columns any rows with the predictors' columns
     * @return the log odds of the positive level per row; NaN where a predictor is missing
     * @throws IllegalArgumentException if a column is absent or of another kind, or a level did not occur in training
     */
    public double[] linearPredictor(final Columns columns) {
        final double[][] design = design(columns);
        final double[] eta = new double[columns.size()];
        Arrays.fill(eta, intercept());
        for (int j = 0; j < design.length; j++) {
            final double coefficient = terms.get(j + 1).coefficient();
            for (int i = 0; i < eta.length; i++) {
                eta[i] += coefficient * design[j][i];
            }
        }
        return eta;
    }

    /**
     * @param columns any rows with the predictors' columns
     * @return the probability of the positive level per row; NaN where a predictor is missing
     * @throws IllegalArgumentException if a column is absent or of another kind, or a level did not occur in training
     */
    public double[] predict(final Columns columns) {
        final double[] probability = linearPredictor(columns);
        for (int i = 0; i < probability.length; i++) {
            probability[i] = probability(probability[i]);
        }
        return probability;
    }

    /**
     * @param logOdds any number; NaN gives NaN
     * @return 1 / (1 + exp(-logOdds)), without loss of digits near 0
     */
    public static double probability(final double logOdds) {
        return logOdds >= 0 ? 1 / (1 + Math.exp(-logOdds)) : Math.exp(logOdds) / (1 + Math.exp(logOdds));
    }

    /** @return the whole model as JSON text, every number in full precision */
    public String toJson() {
        return LogisticModelJson.write(this);
    }

    /**
     * @param json what {@link #toJson()} wrote
     * @return the same model
     * @throws IllegalArgumentException if the text is not such a model
     */
    public static LogisticModel fromJson(final String json) {
        return LogisticModelJson.read(json);
    }
}
