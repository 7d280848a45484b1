package org.radiomics.knime.stats.model;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.radiomics.knime.stats.cohort.Columns;

/**
 * The models of a LASSO for decreasing lambda, on the original scale of the features. Models between two lambdas are
 * linear interpolations of their coefficients, models beyond the ends are the models at the ends, as in glmnet.
 * Immutable.
 */
public final class LassoPath {

    private final List<String> m_features;

    private final LassoResponse m_response;

    private final double[] m_lambda;

    private final List<Step> m_steps;

    private final double m_nullDeviance;

    private final String m_ending;

    private final List<String> m_constant;

    /** One model: the nonzero coefficients with their columns, on the original scale. */
    record Step(double lambda, double intercept, int[] columns, double[] coefficients, double devianceRatio,
        double violation) {
    }

    LassoPath(final List<String> features, final LassoResponse response, final List<Step> steps,
        final double nullDeviance, final String ending, final List<String> constant) {
        m_features = features;
        m_response = response;
        m_steps = List.copyOf(steps);
        m_lambda = m_steps.stream().mapToDouble(Step::lambda).toArray();
        m_nullDeviance = nullDeviance;
        m_ending = ending;
        m_constant = constant;
    }

    /** @return the names of all features, in the order of the training columns */
    public List<String> features() {
        return m_features;
    }

    /** @return the features without variance, which never enter */
    public List<String> constantFeatures() {
        return m_constant;
    }

    /** @return the number of models */
    public int size() {
        return m_lambda.length;
    }

    /** @return the penalties, decreasing */
    public double[] lambda() {
        return m_lambda.clone();
    }

    /** @return the intercept of a model */
    public double intercept(final int step) {
        return m_steps.get(step).intercept();
    }

    /** @return the coefficients of a model, one per feature */
    public double[] coefficients(final int step) {
        final double[] dense = new double[m_features.size()];
        final Step model = m_steps.get(step);
        for (int a = 0; a < model.columns().length; a++) {
            dense[model.columns()[a]] = model.coefficients()[a];
        }
        return dense;
    }

    /** @return the indices of the features whose coefficients in a model are not 0; read only */
    int[] columns(final int step) {
        return m_steps.get(step).columns();
    }

    /** @return how many coefficients of a model are not 0 */
    public int nonzero(final int step) {
        return m_steps.get(step).columns().length;
    }

    /** @return the share of the null deviance that a model explains, 0 to 1 */
    public double devianceRatio(final int step) {
        return m_steps.get(step).devianceRatio();
    }

    /**
     * @return the deviance of the model without features; for numbers the sum of their squared deviations, infinite or
     *         0 where that is beyond the range of doubles
     */
    public double nullDeviance() {
        return m_nullDeviance;
    }

    /** @return the largest violation of the optimality (KKT) conditions of a model, divided by its lambda if not 0 */
    public double violation(final int step) {
        return m_steps.get(step).violation();
    }

    /** @return why the path ends where it does, in words */
    public String ending() {
        return m_ending;
    }

    /**
     * The linear predictor of some rows: log-odds of the positive level, or the number that is explained.
     *
     * @param columns with all features of the path
     * @param step of the path
     * @return one value per row; NaN where a feature with a coefficient is missing
     */
    public double[] linearPredictor(final Columns columns, final int step) {
        return signature(step).score(columns);
    }

    /** @return a model of the path with the features that have a coefficient */
    public Signature signature(final int step) {
        final Step model = m_steps.get(step);
        return m_response.signature(model.lambda(), model.intercept(),
            Arrays.stream(model.columns()).mapToObj(m_features::get).toList(), model.coefficients());
    }

    /**
     * The model at any lambda.
     *
     * @param lambda positive
     * @return the interpolated model with the features that have a coefficient
     */
    public Signature signatureAt(final double lambda) {
        final Position at = Position.of(m_lambda, lambda);
        if (at.left() == at.right()) {
            final Signature end = signature(at.left());
            return m_response.signature(lambda, end.intercept(), end.features(), end.coefficients());
        }
        final double[] left = coefficients(at.left());
        final double[] right = coefficients(at.right());
        final int[] columns = IntStream.range(0, left.length)
            .filter(j -> left[j] != 0 || right[j] != 0).toArray();
        final double[] mixed = new double[columns.length];
        for (int a = 0; a < columns.length; a++) {
            mixed[a] = at.mix(left[columns[a]], right[columns[a]]);
        }
        return m_response.signature(lambda, at.mix(intercept(at.left()), intercept(at.right())),
            Arrays.stream(columns).mapToObj(m_features::get).toList(), mixed);
    }

    /** Between which models a lambda lies, and the share of the left one. */
    record Position(int left, int right, double share) {

        /** The position among decreasing lambdas. */
        static Position of(final double[] lambdas, final double lambda) {
            final int last = lambdas.length - 1;
            if (!(lambda < lambdas[0])) {
                return new Position(0, 0, 1);
            }
            if (lambda <= lambdas[last]) {
                return new Position(last, last, 1);
            }
            int right = 1;
            while (lambdas[right] > lambda) {
                right++;
            }
            if (lambdas[right] == lambda) {
                return new Position(right, right, 1);
            }
            return new Position(right - 1, right, (lambda - lambdas[right]) / (lambdas[right - 1] - lambdas[right]));
        }

        double mix(final double atLeft, final double atRight) {
            return share * atLeft + (1 - share) * atRight;
        }
    }

    /** The linear predictor of rows that are given by column, without a detour through names. */
    void linearPredictor(final double[][] columns, final int step, final double[] result) {
        final Step model = m_steps.get(step);
        Arrays.fill(result, model.intercept());
        for (int a = 0; a < model.columns().length; a++) {
            final double[] column = columns[model.columns()[a]];
            final double coefficient = model.coefficients()[a];
            for (int i = 0; i < result.length; i++) {
                result[i] += coefficient * column[i];
            }
        }
    }
}
