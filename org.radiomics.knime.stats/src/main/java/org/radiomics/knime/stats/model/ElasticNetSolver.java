package org.radiomics.knime.stats.model;

import java.util.Arrays;

/**
 * Minimises a mean loss + lambda (alpha |b|_1 + (1 - alpha) / 2 |b|^2) along decreasing lambda, on standardised
 * predictors, the intercept free. Each solution starts from the one before.
 * <p>
 * Predictors that the sequential strong rule (R. Tibshirani et al., JRSS B 74 (2012) 245-266) does not discard form the
 * working set. Coordinate descent (J. Friedman et al., J. Stat. Software 33 (2010) no. 1) decides which of them enter;
 * Newton's method on the active ones, whose signs are held, then converges quadratically, where plain coordinate
 * descent needs thousands of sweeps on correlated features. A predictor that reaches 0 on the way leaves. The
 * optimality (KKT) conditions of all predictors are checked before a solution counts.
 */
final class ElasticNetSolver {

    /** Largest violation of the optimality conditions, relative to lambda. */
    private static final double TOLERANCE = 1e-10;

    /** Violations that the rounding of the gradients alone may cause; they are of order 1 before the fit. */
    private static final double GRADIENT_ROUNDING = 4e-15;

    private static final int MAX_ITERATIONS = 500;

    private static final int MAX_HALVINGS = 40;

    /** Relative rise of the objective that rounding explains. */
    private static final double ROUNDING = 1e-12;

    /** The Newton matrix is built again when a step with the old one leaves more than this share of the violation. */
    private static final double SLOW = 0.02;

    private final StandardizedDesign m_design;

    private final PenalizedLoss m_loss;

    private final double m_alpha;

    private final double[] m_beta;

    private double m_intercept;

    private final double[] m_eta;

    private final double[] m_residual;

    private final double[] m_weight;

    private double m_value;

    private final double[] m_gradient;

    /** Columns that stay out, because any of their share is as well placed in an earlier column. */
    private final boolean[] m_copied;

    private final boolean[] m_working;

    private final int[] m_active;

    private int m_activeCount;

    private final boolean[] m_isActive;

    private final NewtonSystem m_ofPredictors;

    /** Where there are more active predictors than rows, which only the elastic net can have. */
    private final NewtonSystem m_ofRows;

    /** One of the two. */
    private NewtonSystem m_system;

    private boolean m_systemFits;

    private final double[] m_activeBeta;

    private final double[] m_right;

    private final double[] m_step;

    private final double[] m_betaBefore;

    private final double[] m_etaBefore;

    ElasticNetSolver(final StandardizedDesign design, final PenalizedLoss loss, final double alpha) {
        final int n = design.rows();
        final int p = design.columns();
        m_design = design;
        m_loss = loss;
        m_alpha = alpha;
        m_beta = new double[p];
        m_betaBefore = new double[p];
        m_gradient = new double[p];
        m_copied = alpha == 1 ? CopiedColumns.of(design) : new boolean[p];
        m_working = new boolean[p];
        m_isActive = new boolean[p];
        m_active = new int[p];
        m_activeBeta = new double[p];
        m_right = new double[p];
        m_step = new double[p];
        m_eta = new double[n];
        m_etaBefore = new double[n];
        m_residual = new double[n];
        m_weight = new double[n];
        m_ofPredictors = new ActiveSystem(design);
        m_ofRows = alpha < 1 && p > n ? new KernelSystem(design) : m_ofPredictors;
        m_system = m_ofPredictors;
        m_intercept = loss.nullIntercept();
        Arrays.fill(m_eta, m_intercept);
        m_value = loss.evaluate(m_eta, m_residual, m_weight);
        design.products(m_residual, m_gradient);
    }

    /** @return the mean loss of the present solution */
    double loss() {
        return m_value;
    }

    double intercept() {
        return m_intercept;
    }

    double beta(final int j) {
        return m_beta[j];
    }

    /** @return the largest absolute inner product of a predictor with the residual */
    double largestGradient() {
        double largest = 0;
        for (final double g : m_gradient) {
            largest = Math.max(largest, Math.abs(g));
        }
        return largest;
    }

    /**
     * Moves to the solution of a smaller lambda.
     *
     * @param lambda the penalty
     * @param previous the lambda of the present solution
     * @return the largest violation of the optimality conditions divided by lambda, or as it is if lambda is 0; NaN if
     *         there was no convergence
     */
    double solve(final double lambda, final double previous) {
        final double l1 = m_alpha * lambda;
        final double l2 = lambda - l1;
        final double cut = m_alpha * (2 * lambda - previous);
        for (int j = 0; j < m_beta.length; j++) {
            m_working[j] = m_isActive[j] || !m_copied[j] && Math.abs(m_gradient[j]) > cut;
        }
        final double tolerance = Math.max(TOLERANCE * lambda, GRADIENT_ROUNDING);
        double before = Double.POSITIVE_INFINITY;
        for (int iteration = 0; iteration < MAX_ITERATIONS; iteration++) {
            final double violation = violation(l1, l2);
            if (violation <= tolerance) {
                final double overall = checkAll(l1, l2);
                if (overall <= tolerance) {
                    return Math.max(overall, copiedViolation(l1)) / (lambda == 0 ? 1 : lambda);
                }
            }
            m_systemFits &= violation <= SLOW * before || iteration == 0;
            before = violation;
            step(l1, l2, tolerance);
            workingGradient();
        }
        return Double.NaN;
    }

    private void workingGradient() {
        for (int j = 0; j < m_beta.length; j++) {
            if (m_working[j]) {
                m_gradient[j] = StandardizedDesign.dot(m_design.column(j), m_residual);
            }
        }
    }

    /** The largest violation in the working set, and of the intercept. */
    private double violation(final double l1, final double l2) {
        double largest = Math.abs(sum(m_residual));
        for (int j = 0; j < m_beta.length; j++) {
            if (m_working[j]) {
                largest = Math.max(largest, violation(j, l1, l2));
            }
        }
        return largest;
    }

    private double violation(final int j, final double l1, final double l2) {
        final double b = m_beta[j];
        return b == 0 ? Math.abs(m_gradient[j]) - l1 : Math.abs(m_gradient[j] - l2 * b - Math.copySign(l1, b));
    }

    /** Takes the predictors that violate the conditions into the working set, copies excepted. */
    private double checkAll(final double l1, final double l2) {
        m_design.products(m_residual, m_gradient);
        double largest = Math.abs(sum(m_residual));
        for (int j = 0; j < m_beta.length; j++) {
            if (!m_copied[j]) {
                final double violation = violation(j, l1, l2);
                largest = Math.max(largest, violation);
                m_working[j] |= violation > 0;
            }
        }
        return largest;
    }

    /** The largest violation among the copies: that of their originals up to the rounding of the columns. */
    private double copiedViolation(final double l1) {
        double largest = 0;
        for (int j = 0; j < m_beta.length; j++) {
            if (m_copied[j]) {
                largest = Math.max(largest, Math.abs(m_gradient[j]) - l1);
            }
        }
        return largest;
    }

    /** One step on the quadratic model at the present point, shortened until the objective does not rise. */
    private void step(final double l1, final double l2, final double tolerance) {
        final double interceptBefore = m_intercept;
        System.arraycopy(m_beta, 0, m_betaBefore, 0, m_beta.length);
        System.arraycopy(m_eta, 0, m_etaBefore, 0, m_eta.length);
        final double objective = m_value + penalty(l1, l2);
        if (enter(l1, tolerance)) {
            sweep(l1, l2, tolerance);
        }
        newton(l1, l2, tolerance);
        m_value = m_loss.evaluate(m_eta, m_residual, m_weight);
        final double limit = objective + ROUNDING * Math.abs(objective);
        for (int i = 0; i < MAX_HALVINGS && !(m_value + penalty(l1, l2) <= limit); i++) {
            m_intercept = (m_intercept + interceptBefore) / 2;
            halve();
            m_value = m_loss.evaluate(m_eta, m_residual, m_weight);
        }
    }

    /** Goes half of the way back to where the step started. */
    private void halve() {
        m_systemFits = false;
        for (int j = 0; j < m_beta.length; j++) {
            m_beta[j] = (m_beta[j] + m_betaBefore[j]) / 2;
            if (m_beta[j] != 0) {
                activate(j);
            }
        }
        for (int i = 0; i < m_eta.length; i++) {
            m_eta[i] = (m_eta[i] + m_etaBefore[i]) / 2;
        }
    }

    private double penalty(final double l1, final double l2) {
        double sum = 0;
        for (int a = 0; a < m_activeCount; a++) {
            final double b = m_beta[m_active[a]];
            sum += l1 * Math.abs(b) + l2 / 2 * b * b;
        }
        return sum;
    }

    private void activate(final int j) {
        if (!m_isActive[j]) {
            m_isActive[j] = true;
            m_active[m_activeCount++] = j;
            m_systemFits = false;
        }
    }

    /** Whether a predictor of the working set wants to become active. */
    private boolean enter(final double l1, final double tolerance) {
        for (int j = 0; j < m_beta.length; j++) {
            if (m_working[j] && m_beta[j] == 0 && Math.abs(m_gradient[j]) > l1 + tolerance) {
                return true;
            }
        }
        return false;
    }

    /** One sweep of coordinate descent on the quadratic model: the active predictors, then those that want to enter. */
    private void sweep(final double l1, final double l2, final double tolerance) {
        final int before = m_activeCount;
        for (int a = 0; a < before; a++) {
            coordinate(m_active[a], l1, l2);
        }
        for (int j = 0; j < m_beta.length; j++) {
            if (m_working[j] && !m_isActive[j] && Math.abs(m_gradient[j]) > l1 + tolerance
                && Math.abs(StandardizedDesign.dot(m_design.column(j), m_residual)) > l1 + tolerance) {
                activate(j);
                coordinate(j, l1, l2);
            }
        }
        dropZeros();
        final double shift = sum(m_residual) / sum(m_weight);
        m_intercept += shift;
        for (int i = 0; i < m_eta.length; i++) {
            m_eta[i] += shift;
            m_residual[i] -= shift * m_weight[i];
        }
        for (int a = 0; a < m_activeCount; a++) {
            m_gradient[m_active[a]] = StandardizedDesign.dot(m_design.column(m_active[a]), m_residual);
        }
    }

    private void coordinate(final int j, final double l1, final double l2) {
        final double[] x = m_design.column(j);
        double curvature = 0;
        double gradient = 0;
        for (int i = 0; i < x.length; i++) {
            curvature += m_weight[i] * x[i] * x[i];
            gradient += m_residual[i] * x[i];
        }
        final double pull = gradient + curvature * m_beta[j];
        final double size = Math.abs(pull) - l1;
        final double next = size > 0 ? Math.copySign(size, pull) / (curvature + l2) : 0;
        final double step = next - m_beta[j];
        m_beta[j] = next;
        if (step != 0) {
            for (int i = 0; i < x.length; i++) {
                m_eta[i] += step * x[i];
                m_residual[i] -= step * m_weight[i] * x[i];
            }
        }
    }

    private void dropZeros() {
        int kept = 0;
        for (int a = 0; a < m_activeCount; a++) {
            final int j = m_active[a];
            if (m_beta[j] == 0) {
                m_isActive[j] = false;
                m_systemFits = false;
            } else {
                m_active[kept++] = j;
            }
        }
        m_activeCount = kept;
    }

    /** Solves the quadratic model for the active predictors; the absolute penalty holds their signs. */
    private void newton(final double l1, final double l2, final double tolerance) {
        if (!m_systemFits) {
            m_system = m_activeCount > m_eta.length ? m_ofRows : m_ofPredictors;
            m_system.build(m_active, m_activeCount, m_weight, l2);
        }
        final double total = sum(m_residual);
        for (int a = 0; a < m_activeCount; a++) {
            final double b = m_beta[m_active[a]];
            m_activeBeta[a] = b;
            m_right[a] = m_gradient[m_active[a]] - total * m_system.mean(a) - l2 * b - Math.copySign(l1, b);
        }
        m_system.step(m_activeBeta, l1 > 0, m_right, tolerance, m_step);
        m_systemFits = m_system.isWhole();
        double shift = total / sum(m_weight);
        for (int a = 0; a < m_activeCount; a++) {
            final int j = m_active[a];
            m_beta[j] += m_step[a];
            shift -= m_step[a] * m_system.mean(a);
            add(m_step[a], m_design.column(j), m_eta);
        }
        m_intercept += shift;
        for (int i = 0; i < m_eta.length; i++) {
            m_eta[i] += shift;
        }
        dropZeros();
    }

    private static void add(final double factor, final double[] column, final double[] result) {
        for (int i = 0; i < result.length; i++) {
            result[i] += factor * column[i];
        }
    }

    private static double sum(final double[] values) {
        double sum = 0;
        for (final double value : values) {
            sum += value;
        }
        return sum;
    }
}
