package org.radiomics.knime.stats.model;

import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * Profile-likelihood limits: the values of one coefficient at which the likelihood, maximised over all others, has
 * fallen by half the chi-square quantile. Found as the roots of the signed root of the deviance, which is nearly a
 * straight line.
 */
final class ProfileLikelihood {

    private static final int MAX_DOUBLINGS = 40;

    private static final int MAX_STEPS = 200;

    /** In standard errors, and in units of the root of the deviance. */
    private static final double EXACT = 1e-11;

    private final Fitted m_fitted;

    private final double m_quantile;

    /**
     * @param fitted the fit of all coefficients
     * @param confidence level
     */
    ProfileLikelihood(final Fitted fitted, final double confidence) {
        m_fitted = fitted;
        m_quantile = new NormalDistribution(null, 0, 1).inverseCumulativeProbability((1 + confidence) / 2);
    }

    /**
     * @param beta the fit's coefficients on the scale of the data
     * @param errors their standard errors
     * @return lower and upper limit of each; infinite where the likelihood never falls far enough, NaN where it cannot
     *         be maximised over the other coefficients
     */
    double[][] limits(final double[] beta, final double[] errors) {
        final double[][] limits = new double[beta.length][];
        for (int j = 0; j < beta.length; j++) {
            final Profile profile = new Profile(j, errors[j]);
            limits[j] = new double[]{beta[j] + errors[j] * profile.distance(-1),
                beta[j] + errors[j] * profile.distance(1)};
        }
        return limits;
    }

    /**
     * The likelihood as a function of one coefficient.
     */
    private final class Profile {

        /** The design with the profiled column last; for the intercept not centred, since centring moves it. */
        private final double[][] m_fixedLast;

        /** The estimate in the order of those columns. */
        private final double[] m_estimate;

        /** How the coefficients move per standard error of the last one. */
        private final double[] m_direction;

        Profile(final int j, final double error) {
            final double[][] z = m_fitted.design().standardized();
            final Standardization standardization = m_fitted.design().standardization();
            final double[] beta = m_fitted.fit().beta();
            final double[] shared = j == 0 ? standardization.withIntercept(m_fitted.fit().covariance())
                : m_fitted.fit().covariance()[j];
            final double unit = j == 0 ? error : error * standardization.scale(j - 1);
            m_fixedLast = new double[z.length][];
            m_estimate = new double[z.length];
            m_direction = new double[z.length];
            int next = 0;
            for (int k = 0; k < z.length; k++) {
                final int place = k == j ? z.length - 1 : next++;
                m_fixedLast[place] =
                    j == 0 && k != j ? standardization.scaled(m_fitted.design().design(), k - 1) : z[k];
                m_estimate[place] = j == 0 && k == 0 ? standardization.back(beta)[0] : beta[k];
                m_direction[place] = k == j ? unit : shared[k] / unit;
            }
        }

        /**
         * The distance of the limit from the estimate in standard errors, by false position on a bracket that every
         * third step halves.
         *
         * @param side -1 or 1
         * @return the distance; infinite if the likelihood never falls far enough, NaN if a maximum cannot be found
         */
        double distance(final int side) {
            Point near = new Point(0, m_estimate, -m_quantile);
            Point far = at(side * m_quantile, near, near);
            for (int doubling = 0; far.excess() < 0; doubling++) {
                if (doubling == MAX_DOUBLINGS) {
                    return side * Double.POSITIVE_INFINITY;
                }
                near = far;
                far = at(2 * far.steps(), far, far);
            }
            for (int step = 1; step <= MAX_STEPS && Math.abs(far.steps() - near.steps()) > EXACT; step++) {
                final double share = step % 3 == 0 ? 0.5 : near.excess() / (near.excess() - far.excess());
                final Point between = at(near.steps() + share * (far.steps() - near.steps()), near, far);
                if (!(Math.abs(between.excess()) > EXACT)) {
                    return between.steps() + 0 * between.excess();
                }
                near = between.excess() < 0 ? between : near;
                far = between.excess() < 0 ? far : between;
            }
            return far.steps() + 0 * far.excess();
        }

        /**
         * Maximises over the other coefficients, beginning where they would be if the likelihood were normal, as seen
         * from two other points. The likelihood has one maximum; the penalised one can have two where rows are few.
         */
        private Point at(final double steps, final Point near, final Point far) {
            final Point first = maximize(steps, near);
            if (!m_fitted.firth() || near == far) {
                return first;
            }
            final Point second = maximize(steps, far);
            return Double.isNaN(first.excess()) || second.excess() < first.excess() ? second : first;
        }

        private Point maximize(final double steps, final Point from) {
            final double[] start = new double[m_estimate.length];
            final int last = start.length - 1;
            for (int k = 0; k < last; k++) {
                start[k] = from.beta()[k] + (steps - from.steps()) * m_direction[k];
            }
            start[last] = m_estimate[last] + steps * m_direction[last];
            final Irls.Fit fit =
                new Irls(m_fixedLast, m_fitted.design().outcome().positive(), m_fitted.firth()).fit(start, last);
            final double loss = 2 * (m_fitted.objective() - fit.objective(m_fitted.firth()));
            return new Point(steps, fit.beta(), fit.end() == Irls.End.CONVERGED
                ? Math.sqrt(Math.max(0, loss)) - m_quantile : Double.NaN);
        }
    }

    /**
     * A point of the profile.
     *
     * @param steps from the estimate in standard errors
     * @param beta all coefficients there
     * @param excess root of twice the loss of likelihood, less the quantile; NaN without a maximum
     */
    private record Point(double steps, double[] beta, double excess) {
    }
}
