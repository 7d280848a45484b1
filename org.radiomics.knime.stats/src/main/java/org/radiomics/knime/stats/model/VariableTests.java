package org.radiomics.knime.stats.model;

import java.util.ArrayList;
import java.util.List;

import org.radiomics.knime.stats.cohort.TrainingRows;

/**
 * What each variable of a logistic regression contributes: the likelihood-ratio test of the model without it, as R's
 * {@code drop1(fit, test = "LRT")}, and its (generalised) variance inflation, as {@code car::vif}. All coefficients of
 * a category are tested together. With Firth's correction the likelihood is the penalised one and the design keeps all
 * its columns, as in {@code logistf}.
 */
public final class VariableTests {

    private final LogisticRegression m_regression;

    private VariableTests(final LogisticRegression regression) {
        m_regression = regression;
    }

    /** @return tests of a model by maximum likelihood */
    public static VariableTests withDefaults() {
        return new VariableTests(LogisticRegression.withDefaults());
    }

    /**
     * @param regression how the model is fitted
     * @return a copy with that setting
     */
    public VariableTests withRegression(final LogisticRegression regression) {
        return new VariableTests(regression);
    }

    /**
     * @param rows with at least one column
     * @return the model with all columns and the tests of each
     * @throws IllegalArgumentException as {@link LogisticRegression#fit}
     */
    public Result fit(final TrainingRows rows) {
        final Fitted fitted = m_regression.fitted(rows);
        final double[][] correlation = correlation(fitted.fit().covariance());
        final List<Entry> entries = new ArrayList<>();
        int from = 1;
        for (final Predictor predictor : fitted.design().predictors()) {
            final int to = from + predictor.width();
            entries.add(new Entry(predictor.column(), predictor.width(), fitted.likelihoodRatio(from, to),
                inflation(correlation, from, to)));
            from = to;
        }
        final LogisticModel model = m_regression.model(fitted);
        return new Result(model, new Entry("whole model", from - 1, model.statistics().likelihoodRatio(), Double.NaN),
            entries);
    }

    private static double[][] correlation(final double[][] covariance) {
        final double[][] correlation = new double[covariance.length][covariance.length];
        for (int j = 0; j < correlation.length; j++) {
            for (int k = 0; k < correlation.length; k++) {
                correlation[j][k] = covariance[j][k] / Math.sqrt(covariance[j][j]) / Math.sqrt(covariance[k][k]);
            }
        }
        return correlation;
    }

    /**
     * Fox and Monette (JASA 1992, 87:178): det(R11) det(R22) / det(R), of the correlations of the variable's
     * coefficients, of the others and of all.
     */
    private static double inflation(final double[][] correlation, final int from, final int to) {
        final List<Integer> own = new ArrayList<>();
        final List<Integer> others = new ArrayList<>();
        final List<Integer> all = new ArrayList<>();
        for (int j = 1; j < correlation.length; j++) {
            (j >= from && j < to ? own : others).add(j);
            all.add(j);
        }
        return Math.exp(logDeterminant(correlation, own) + logDeterminant(correlation, others)
            - logDeterminant(correlation, all));
    }

    private static double logDeterminant(final double[][] matrix, final List<Integer> kept) {
        final double[][] part = new double[kept.size()][kept.size()];
        for (int j = 0; j < part.length; j++) {
            for (int k = 0; k < part.length; k++) {
                part[j][k] = matrix[kept.get(j)][kept.get(k)];
            }
        }
        return new HouseholderQr(part).logDeterminant();
    }

    /**
     * The test of a variable.
     *
     * @param column of the variable, or "whole model"
     * @param degreesOfFreedom its number of coefficients
     * @param chiSquare twice the loss of (penalised) log-likelihood without it; NaN if the smaller model does not
     * converge
     * @param inflation variance inflation, generalised where there is more than one coefficient: 1 if nothing is shared
     * with the other variables; NaN for the whole model
     */
    public record Entry(String column, int degreesOfFreedom, double chiSquare, double inflation) {

        /** @return p value of the likelihood-ratio test; NaN without a statistic */
        public double p() {
            return FitStatistics.chiSquareTail(chiSquare, degreesOfFreedom);
        }

        /** @return inflation^(1 / (2 df)), which is comparable between variables; 1 coefficient: root of the VIF */
        public double inflationPerCoefficient() {
            return Math.pow(inflation, 0.5 / degreesOfFreedom);
        }
    }

    /**
     * A model with the tests of its variables.
     *
     * @param model with all columns
     * @param wholeModel against the intercept alone
     * @param variables one per column, in order
     */
    public record Result(LogisticModel model, Entry wholeModel, List<Entry> variables) {

        /** Copies the list. */
        public Result {
            variables = List.copyOf(variables);
        }
    }
}
