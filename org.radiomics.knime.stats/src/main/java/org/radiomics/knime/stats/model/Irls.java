package org.radiomics.knime.stats.model;

import java.util.Arrays;

/**
 * Newton's method for logistic likelihood on a standardised design, each step a weighted least-squares problem solved
 * by QR. With Firth's penalty (Biometrika 1993, 80:27) the residual y - p becomes y - p + h (1/2 - p), h the diagonal
 * of the hat matrix, which maximises the likelihood times the square root of the determinant of the information; its
 * last steps are {@link FirthStep}'s, or the least-squares problem's where those would not ascend.
 */
final class Irls {

    /** How a fit ended. */
    enum End {
        /** The step became negligible. */
        CONVERGED,
        /** A direction was found along which the likelihood never falls. */
        SEPARATED,
        /** The iterations ran out. */
        EXHAUSTED
    }

    /**
     * A fit.
     *
     * @param end how it ended
     * @param beta coefficients of the standardised design, intercept first
     * @param covariance inverse of the information, by the weights of the last step; with Firth's penalty at {@code
     * beta}
     * @param logLikelihood at {@code beta}, without the penalty
     * @param halfLogDeterminant ln of the square root of the determinant of that information
     * @param iterations Newton steps
     * @param direction the separating direction, or null
     * @param allRight whether the fit puts every row on the side of its outcome: after separation, whether it is
     * complete
     */
    record Fit(End end, double[] beta, double[][] covariance, double logLikelihood, double halfLogDeterminant,
        int iterations, double[] direction, boolean allRight) {

        /** @return what the fit maximised */
        double objective(final boolean firth) {
            return firth ? logLikelihood + halfLogDeterminant : logLikelihood;
        }

        private boolean isHigherThan(final Fit other) {
            return end == End.CONVERGED
                && (other.end != End.CONVERGED || objective(true) > other.objective(true) + SAME_MAXIMUM);
        }
    }

    private static final int MAX_ITERATIONS = 60;

    /** Without the derivative of h steps converge linearly. */
    private static final int MAX_ITERATIONS_FIRTH = 1000;

    /** Once steps are this small Firth's fit goes on by Newton's; before, scoring finds the maximum more safely. */
    private static final double NEAR = 0.1;

    /** Penalised likelihoods that differ by less are the same maximum. */
    private static final double SAME_MAXIMUM = 1e-8;

    /** Steps of Firth's fit that stay so small but no longer shrink are rounding noise. */
    private static final double NOISE = 1e-8;

    /**
     * Without separation Newton is done long before this many steps; with it, every step adds about one to the logit.
     */
    private static final int SEPARATION_SUSPECTED = 8;

    private final double[][] m_x;

    private final boolean[] m_y;

    private final boolean m_firth;

    /**
     * @param x standardised columns, the intercept's ones first
     * @param y the outcome of each row
     * @param firth whether to penalise
     */
    Irls(final double[][] x, final boolean[] y, final boolean firth) {
        m_x = x;
        m_y = y;
        m_firth = firth;
    }

    /**
     * Fits all coefficients. The first step regresses the logits of (y + 1/2) / 2, as R's {@code glm} does: with the
     * same start, steps and stopping rule the standard errors, which come from the weights of the last step, agree with
     * its own. The penalised likelihood can have two maxima where rows are few or tails are heavy: it is climbed from 0
     * and from the maximum of the likelihood, and the higher end is taken.
     *
     * @return the fit
     */
    Fit fit() {
        if (m_firth) {
            final Fit fromZero = fit(new double[m_x.length], m_x.length);
            final Fit fromLikelihood = fit(new Irls(m_x, m_y, false).fit().beta(), m_x.length);
            return fromLikelihood.isHigherThan(fromZero) ? fromLikelihood : fromZero;
        }
        final double[] response = new double[m_y.length];
        for (int i = 0; i < response.length; i++) {
            // logit(3/4) + (1 - 3/4) / (3/4 * 1/4) for y = 1, its opposite for y = 0
            response[i] = (m_y[i] ? 1 : -1) * (Math.log(3) + 4 / 3.0);
        }
        final double[][] copy = new double[m_x.length][];
        for (int j = 0; j < copy.length; j++) {
            copy[j] = m_x[j].clone();
        }
        return fit(new HouseholderQr(copy).solve(response, copy.length), m_x.length);
    }

    /**
     * @param start coefficients to start at
     * @param free how many of them to fit; those after keep their value, which profiles the likelihood
     * @return the fit
     */
    Fit fit(final double[] start, final int free) {
        return m_firth ? fitPenalized(start, free) : fitLikelihood(start, free);
    }

    private Fit fitPenalized(final double[] start, final int free) {
        Estimate at = new Estimate(start);
        double damping = 1;
        double sizeBefore = Double.POSITIVE_INFINITY;
        double[] changeBefore = new double[m_y.length];
        for (int iteration = 1; iteration <= MAX_ITERATIONS_FIRTH; iteration++) {
            final double[] scoring =
                Arrays.copyOf(at.m_qr.solve(workingResiduals(at.m_eta, at.m_qr), free), m_x.length);
            final double[] change = multiply(scoring);
            final double size = relativeSize(change, at.m_eta);
            final double[] newton =
                size > NEAR ? null : new FirthStep(m_x, m_y, at.m_eta, at.m_qr, free).solve();
            if (newton == null && overshoots(change, changeBefore)) {
                damping /= 2;
            }
            at = move(at, newton == null ? scoring : Arrays.copyOf(newton, m_x.length), newton == null ? damping : 1);
            if (size <= 1e-11 || size <= NOISE && size >= sizeBefore) {
                return at.end(End.CONVERGED, at.m_qr, iteration, null);
            }
            changeBefore = change;
            sizeBefore = size;
        }
        return at.end(End.EXHAUSTED, at.m_qr, MAX_ITERATIONS_FIRTH, null);
    }

    private Fit fitLikelihood(final double[] start, final int free) {
        Estimate at = new Estimate(start);
        for (int iteration = 1; iteration <= MAX_ITERATIONS; iteration++) {
            final double[] step = Arrays.copyOf(at.m_qr.solve(workingResiduals(at.m_eta, at.m_qr), free), m_x.length);
            final double[] change = multiply(step);
            final double size = relativeSize(change, at.m_eta);
            final Estimate before = at;
            at = move(before, step, 1);
            final double gain = Math.abs(2 * (at.m_objective - before.m_objective));
            if (size <= 1e-5 && gain < 1e-14 * (Math.abs(2 * at.m_objective) + 0.1)) {
                return at.end(End.CONVERGED, before.m_qr, iteration, null);
            }
            if (iteration >= SEPARATION_SUSPECTED && separates(change, at.m_eta)) {
                return at.end(End.SEPARATED, at.m_qr, iteration, step);
            }
        }
        return at.end(End.EXHAUSTED, at.m_qr, MAX_ITERATIONS, null);
    }

    /**
     * Whether a step goes back by more than half of the one before: the derivative that scoring leaves out is then so
     * large that full steps go to and fro about the optimum.
     */
    private static boolean overshoots(final double[] change, final double[] before) {
        double product = 0;
        double square = 0;
        for (int i = 0; i < change.length; i++) {
            product += change[i] * before[i];
            square += before[i] * before[i];
        }
        return product < -0.5 * square;
    }

    /** Takes a share of a Newton step, halved until the objective does not fall; Firth's is at most 5 SD long. */
    private Estimate move(final Estimate from, final double[] step, final double share) {
        final double least = from.m_objective - 1e-11 * (1 + Math.abs(from.m_objective));
        double length = m_firth ? share * Math.min(1, 5 / Math.max(largest(step), 5)) : 1;
        Estimate to = new Estimate(add(from.m_beta, step, length));
        while (!(to.m_objective >= least) && length > 1e-6) {
            length /= 2;
            to = new Estimate(add(from.m_beta, step, length));
        }
        return to;
    }

    /** Coefficients and what follows from them. */
    private final class Estimate {

        private final double[] m_beta;

        private final double[] m_eta;

        private final HouseholderQr m_qr;

        private final double m_objective;

        Estimate(final double[] beta) {
            m_beta = beta;
            m_eta = multiply(beta);
            m_qr = decompose(m_eta);
            m_objective = logLikelihood(m_eta) + (m_firth ? m_qr.logDeterminant() : 0);
        }

        Fit end(final End end, final HouseholderQr information, final int iterations, final double[] direction) {
            return new Fit(end, m_beta, information.inverseCrossProduct(), logLikelihood(m_eta),
                information.logDeterminant(), iterations, direction, allRight());
        }

        private boolean allRight() {
            for (int i = 0; i < m_eta.length; i++) {
                if ((m_y[i] ? m_eta[i] : -m_eta[i]) < 1e-9) {
                    return false;
                }
            }
            return true;
        }
    }

    /**
     * The certificate of separation: no row moves towards the wrong outcome, those that move are as good as certain,
     * and one of them still moves by about one, as rows without an optimum do.
     */
    private boolean separates(final double[] change, final double[] eta) {
        final double far = largest(change);
        boolean moves = false;
        for (int i = 0; i < change.length; i++) {
            final double towards = m_y[i] ? change[i] : -change[i];
            if (towards < -1e-7 * far) {
                return false;
            }
            final double reached = m_y[i] ? eta[i] : -eta[i];
            if (towards > 1e-3 && reached < 5) {
                return false;
            }
            moves |= towards > 0.5 && reached < 2 * MAX_ITERATIONS;
        }
        return moves;
    }

    private double[] multiply(final double[] beta) {
        final double[] product = new double[m_y.length];
        for (int j = 0; j < beta.length; j++) {
            final double b = beta[j];
            final double[] x = m_x[j];
            for (int i = 0; i < product.length; i++) {
                product[i] += b * x[i];
            }
        }
        return product;
    }

    private HouseholderQr decompose(final double[] eta) {
        final double[][] weighted = new double[m_x.length][eta.length];
        for (int i = 0; i < eta.length; i++) {
            final double root = rootWeight(eta[i]);
            for (int j = 0; j < weighted.length; j++) {
                weighted[j][i] = root * m_x[j][i];
            }
        }
        return new HouseholderQr(weighted);
    }

    /** sqrt(p (1 - p)), written so that it keeps its digits where p is near 0 or 1. */
    private static double rootWeight(final double eta) {
        return 0.5 / Math.cosh(Math.min(Math.abs(eta), 1400) / 2);
    }

    /** (y - p) / sqrt(p (1 - p)), which is exp(-eta / 2) for y = 1 and -exp(eta / 2) for y = 0, and Firth's part. */
    private double[] workingResiduals(final double[] eta, final HouseholderQr qr) {
        final double[] residual = new double[eta.length];
        final double[] row = new double[m_x.length];
        for (int i = 0; i < eta.length; i++) {
            final double bounded = Math.max(-1400, Math.min(1400, eta[i]));
            residual[i] = m_y[i] ? Math.exp(-bounded / 2) : -Math.exp(bounded / 2);
            if (m_firth) {
                final double root = rootWeight(eta[i]);
                for (int j = 0; j < row.length; j++) {
                    row[j] = root * m_x[j][i];
                }
                // 1/2 - p = -tanh(eta / 2) / 2
                residual[i] -= qr.quadraticForm(row) * Math.tanh(eta[i] / 2) / 2 / root;
            }
        }
        return residual;
    }

    private double logLikelihood(final double[] eta) {
        double sum = 0;
        for (int i = 0; i < eta.length; i++) {
            final double towards = m_y[i] ? eta[i] : -eta[i];
            sum -= towards > 0 ? Math.log1p(Math.exp(-towards)) : Math.log1p(Math.exp(towards)) - towards;
        }
        return sum;
    }

    private static double[] add(final double[] beta, final double[] step, final double length) {
        final double[] next = new double[beta.length];
        for (int j = 0; j < beta.length; j++) {
            next[j] = beta[j] + length * step[j];
        }
        return next;
    }

    private static double largest(final double[] values) {
        double largest = 0;
        for (final double v : values) {
            largest = Math.max(largest, Math.abs(v));
        }
        return largest;
    }

    private static double relativeSize(final double[] change, final double[] eta) {
        double size = 0;
        for (int i = 0; i < eta.length; i++) {
            size = Math.max(size, Math.abs(change[i]) / (1 + Math.abs(eta[i])));
        }
        return size;
    }
}
