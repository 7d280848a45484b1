package org.radiomics.knime.stats.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.radiomics.knime.stats.Monitor;
import org.radiomics.knime.stats.cohort.Columns;
import org.radiomics.knime.stats.cohort.NumericColumn;
import org.radiomics.knime.stats.cohort.TrainingRows;

/**
 * Logistic or linear regression with the LASSO or elastic-net penalty, for a path of lambdas: the models that R's
 * {@code glmnet(x, y, family = "binomial")} and {@code glmnet(x, y, family = "gaussian")} converge to.
 * <p>
 * As in glmnet, features are standardised with the 1/n standard deviation, the first lambda is the smallest that leaves
 * all coefficients 0, the others are log-spaced down to {@code lambdaRatio} times that (0.01 if there are fewer rows
 * than features, else 0.0001), and the path ends early where the deviance ratio exceeds 0.999 or grows by less than
 * 1e-5 (of itself if numbers are explained). Where alpha is below 0.001 the first lambda is that of 0.001, whose model
 * stands for an infinite lambda. Constant features keep a coefficient of 0. Numbers are standardised, too, before they
 * are explained: the part of lambda that weighs squared coefficients is divided by their standard deviation.
 * <p>
 * The solution of the LASSO is not unique if a feature is a copy of another one, an affine function of it. Then the
 * first in the order of the columns stands for all its copies, whose coefficients stay 0, so paths are continuous in
 * lambda. glmnet may split the coefficient between copies, depending on their order and on its threshold; predictions
 * are the same. The elastic net has one solution, which shares equally.
 */
public final class Lasso {

    private static final double DEVIANCE_LIMIT = 0.999;

    private static final double DEVIANCE_GAIN = 1e-5;

    /** The path may not end early before this many lambdas. */
    private static final int EARLIEST_END = 5;

    private static final double SMALLEST_RATIO = 1e-6;

    private static final double SMALLEST_ALPHA = 1e-3;

    private final double m_alpha;

    private final int m_lambdas;

    private final double m_lambdaRatio;

    private final double[] m_given;

    private Lasso(final double alpha, final int lambdas, final double lambdaRatio, final double[] given) {
        m_alpha = alpha;
        m_lambdas = lambdas;
        m_lambdaRatio = lambdaRatio;
        m_given = given;
    }

    /** @return the LASSO (alpha 1) on glmnet's path of 100 lambdas */
    public static Lasso withDefaults() {
        return new Lasso(1, 100, Double.NaN, null);
    }

    /**
     * @param alpha share of the absolute penalty: 1 is the LASSO, 0 ridge regression
     * @return the elastic net of that mixture
     * @throws IllegalArgumentException if it is not between 0 and 1
     */
    public Lasso withAlpha(final double alpha) {
        if (!(alpha >= 0 && alpha <= 1)) {
            throw new IllegalArgumentException("The elastic-net mixture alpha is " + alpha
                + "; give a number from 0 (ridge) to 1 (LASSO).");
        }
        return new Lasso(alpha, m_lambdas, m_lambdaRatio, m_given);
    }

    /**
     * @param lambdas how many lambdas the path has unless it ends early, at least 3
     * @return a path of that length
     * @throws IllegalArgumentException if there are fewer
     */
    public Lasso withLambdaCount(final int lambdas) {
        if (lambdas < 3) {
            throw new IllegalArgumentException("A LASSO path needs at least 3 lambdas, not " + lambdas + ".");
        }
        return new Lasso(m_alpha, lambdas, m_lambdaRatio, null);
    }

    /**
     * @param ratio the smallest lambda as a share of the largest, strictly between 0 and 1; below 1e-6 it counts as
     *         1e-6
     * @return a path of that width
     * @throws IllegalArgumentException if it is out of range
     */
    public Lasso withLambdaRatio(final double ratio) {
        if (!(ratio > 0 && ratio < 1)) {
            throw new IllegalArgumentException("The ratio of the smallest to the largest lambda is " + ratio
                + "; give a number between 0 and 1, for example 0.01.");
        }
        return new Lasso(m_alpha, m_lambdas, ratio, null);
    }

    /**
     * @param lambdas not negative, in any order; the path takes them in decreasing order and ends early only before a
     *            lambda at which there is no convergence, as at 0 where likelihood has no maximum
     * @return a path of those lambdas
     * @throws IllegalArgumentException if there are none or one is negative or not finite
     */
    public Lasso withLambdas(final double... lambdas) {
        final double[] decreasing = Arrays.stream(lambdas).map(l -> -l).sorted().map(l -> 0 - l).toArray();
        if (decreasing.length == 0 || !Arrays.stream(decreasing).allMatch(l -> l >= 0 && Double.isFinite(l))) {
            throw new IllegalArgumentException(
                "The lambdas are " + Arrays.toString(lambdas) + "; give one or more numbers, none below 0.");
        }
        return new Lasso(m_alpha, m_lambdas, m_lambdaRatio, decreasing);
    }

    /** @return the number of lambdas that are tried at most */
    public int lambdaCount() {
        return m_given == null ? m_lambdas : m_given.length;
    }

    /** @return the given lambdas, decreasing; null if the path computes its own */
    double[] lambdas() {
        return m_given;
    }

    /** @return the share of the absolute penalty */
    public double alpha() {
        return m_alpha;
    }

    /**
     * Fits the path.
     *
     * @param rows with numeric columns without missing values
     * @param monitor is told after each lambda
     * @return the models
     * @throws IllegalArgumentException if a column is categorical or has a value that is not finite, all are constant,
     *         or a level of the outcome has fewer than two rows
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    public LassoPath fit(final TrainingRows rows, final Monitor monitor) {
        return fit(rows.columns(), new LevelsResponse(rows.outcome()), monitor);
    }

    /**
     * Fits the path of a number: the gaussian family. The outcome of the rows plays no part.
     *
     * @param rows with numeric columns without missing values
     * @param response what is explained, one value per row
     * @param monitor is told after each lambda
     * @return the models
     * @throws IllegalArgumentException if a column is categorical or has a value that is not finite, all are constant,
     *         or the response has another length, is constant or not finite
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    public LassoPath fit(final TrainingRows rows, final NumericColumn response, final Monitor monitor) {
        return fit(rows.columns(), numbers(rows, response), monitor);
    }

    /** Refuses a response of another length. */
    static LassoResponse numbers(final TrainingRows rows, final NumericColumn response) {
        if (response.size() != rows.size()) {
            throw new IllegalArgumentException("Response \"" + response.name() + "\" has " + response.size()
                + " values for " + rows.size() + " training rows; give one per row.");
        }
        return new NumbersResponse(response);
    }

    LassoPath fit(final Columns columns, final LassoResponse response, final Monitor monitor) {
        response.check("the training rows");
        final StandardizedDesign design = StandardizedDesign.of(columns);
        if (design.constant().size() == design.columns()) {
            throw new IllegalArgumentException("All " + design.columns()
                + " features are constant in the training rows; the LASSO has nothing to choose from.");
        }
        return new Fit(design, response).path(monitor);
    }

    /** One fit: the design, the solver and the models so far. */
    private final class Fit {

        private final StandardizedDesign m_design;

        private final LassoResponse m_response;

        private final ElasticNetSolver m_solver;

        private final double m_nullLoss;

        private final List<LassoPath.Step> m_steps = new ArrayList<>();

        Fit(final StandardizedDesign design, final LassoResponse response) {
            m_design = design;
            m_response = response;
            m_solver = new ElasticNetSolver(design, response.loss(), m_alpha);
            m_nullLoss = m_solver.loss();
        }

        LassoPath path(final Monitor monitor) {
            final double largest = m_solver.largestGradient() / Math.max(m_alpha, SMALLEST_ALPHA);
            final double[] lambdas = m_given == null ? sequence(largest)
                : Arrays.stream(m_given).map(lambda -> lambda / m_response.unit()).toArray();
            String ending = "all lambdas were fitted";
            double previous = Math.max(largest, lambdas[0]);
            for (int k = 0; k < lambdas.length; k++) {
                monitor.checkCancelled();
                // The first lambda of the own path is where the first coefficient is about to leave 0.
                final double violation = k == 0 && m_given == null ? 0 : m_solver.solve(lambdas[k], previous);
                final double lambda = m_given == null ? lambdas[k] * m_response.unit() : m_given[k];
                if (Double.isNaN(violation)) {
                    ending = "no convergence at lambda " + lambda;
                    break;
                }
                previous = lambdas[k];
                m_steps.add(step(lambda, violation));
                monitor.progress((k + 1.0) / lambdas.length, "lambda " + (k + 1) + " of " + lambdas.length);
                final String end = m_given != null || k + 1 < Math.min(EARLIEST_END, m_lambdas) ? "" : earlyEnd(k);
                if (!end.isEmpty()) {
                    ending = end;
                    break;
                }
            }
            if (m_steps.isEmpty()) {
                throw new IllegalArgumentException("The LASSO did not converge at lambda " + lambdas[0]
                    + "; start with a larger lambda.");
            }
            final double nullDeviance = 2 * m_design.rows() * m_nullLoss * m_response.unit() * m_response.unit();
            return new LassoPath(m_design.names(), m_response, m_steps, nullDeviance, ending, m_design.constant());
        }

        private double[] sequence(final double largest) {
            final double automatic = m_design.rows() < m_design.columns() ? 1e-2 : 1e-4;
            final double ratio = Math.max(SMALLEST_RATIO, Double.isNaN(m_lambdaRatio) ? automatic : m_lambdaRatio);
            final double factor = Math.pow(ratio, 1.0 / (m_lambdas - 1));
            final double[] lambdas = new double[m_lambdas];
            lambdas[0] = largest;
            for (int k = 1; k < m_lambdas; k++) {
                lambdas[k] = lambdas[k - 1] * factor;
            }
            return lambdas;
        }

        private String earlyEnd(final int k) {
            final double ratio = m_steps.get(k).devianceRatio();
            if (ratio > DEVIANCE_LIMIT) {
                return "the deviance ratio exceeds " + DEVIANCE_LIMIT;
            }
            final double least = m_response.endsByRelativeGain() ? DEVIANCE_GAIN * ratio : DEVIANCE_GAIN;
            return ratio - m_steps.get(k - 1).devianceRatio() < least
                ? "the deviance ratio grows by less than " + DEVIANCE_GAIN : "";
        }

        private double finite(final int j, final double coefficient) {
            if (Double.isInfinite(coefficient)) {
                throw new IllegalArgumentException("Feature \"" + m_design.names().get(j)
                    + "\" varies so little that its coefficient is beyond the range of numbers. Multiply the column "
                    + "by a constant.");
            }
            return coefficient;
        }

        private LassoPath.Step step(final double lambda, final double violation) {
            int nonzero = 0;
            for (int j = 0; j < m_design.columns(); j++) {
                nonzero += m_solver.beta(j) == 0 ? 0 : 1;
            }
            final int[] columns = new int[nonzero];
            final double[] coefficients = new double[nonzero];
            double shifted = m_solver.intercept();
            int a = 0;
            for (int j = 0; j < m_design.columns(); j++) {
                final double beta = m_solver.beta(j);
                if (beta != 0) {
                    columns[a] = j;
                    coefficients[a++] = finite(j, m_design.original(j, beta, m_response.unit()));
                    shifted -= m_design.shift(j, beta);
                }
            }
            final double intercept = m_response.center() + m_response.unit() * shifted;
            return new LassoPath.Step(lambda, intercept, columns, coefficients, 1 - m_solver.loss() / m_nullLoss,
                violation);
        }
    }
}
