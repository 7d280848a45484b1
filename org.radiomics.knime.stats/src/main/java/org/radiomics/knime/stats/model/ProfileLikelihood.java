package org.radiomics.knime.stats.model;

import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * Profile-likelihood limits: the values of one coefficient at which the likelihood, maximised over all others, has
 * fallen by half the chi-square quantile. Found as the roots of the signed root of the deviance, which is nearly a
 * straight line.
 */
final class ProfileLikelihood {

    private static final int MAX_DOUBLINGS = 40;

    private final TrainingDesign m_design;

    private final double m_maximum;

    private final boolean m_firth;

    private final double m_quantile;

    /**
     * @param design of the fit
     * @param maximum what the fit maximised
     * @param firth whether the likelihood is penalised
     * @param confidence level
     */
    ProfileLikelihood(final TrainingDesign design, final double maximum, final boolean firth, final double confidence) {
        m_design = design;
        m_maximum = maximum;
        m_firth = firth;
        m_quantile = new NormalDistribution(null, 0, 1).inverseCumulativeProbability((1 + confidence) / 2);
    }

    /**
     * @param beta the fit's coefficients on the scale of the data
     * @param errors their standard errors
     * @return lower and upper limit of each; infinite where the likelihood never falls far enough
     */
    double[][] limits(final double[] beta, final double[] errors) {
        final double[][] limits = new double[beta.length][];
        for (int j = 0; j < beta.length; j++) {
            final double[][] fixedLast = fixedLast(j);
            limits[j] = new double[]{limit(fixedLast, j, beta[j], -errors[j]), limit(fixedLast, j, beta[j], errors[j])};
        }
        return limits;
    }

    /**
     * The design with the profiled column last. For the intercept the columns are scaled only, since centring moves it.
     */
    private double[][] fixedLast(final int j) {
        final double[][] z = m_design.standardized();
        final double[][] ordered = new double[z.length][];
        int next = 0;
        for (int k = 0; k < z.length; k++) {
            if (k != j) {
                ordered[next++] = j == 0 ? m_design.standardization().scaled(m_design.design(), k - 1) : z[k];
            }
        }
        ordered[next] = z[j];
        return ordered;
    }

    private double limit(final double[][] fixedLast, final int j, final double estimate, final double unit) {
        final Irls irls = new Irls(fixedLast, m_design.outcome().positive(), m_firth);
        final double scale = j == 0 ? 1 : m_design.standardization().scale(j - 1);
        final UnivariateFunction distance = steps -> {
            final double[] start = new double[fixedLast.length];
            start[start.length - 1] = (estimate + steps * unit) * scale;
            final double profile = irls.fit(start, start.length - 1).objective(m_firth);
            return Math.sqrt(Math.max(0, 2 * (m_maximum - profile))) - m_quantile;
        };
        double far = m_quantile;
        for (int doubling = 0; distance.value(far) < 0; doubling++) {
            if (doubling == MAX_DOUBLINGS) {
                return unit > 0 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
            }
            far *= 2;
        }
        return estimate + unit * new BrentSolver(1e-12, 1e-10).solve(200, distance, 0, far);
    }
}
