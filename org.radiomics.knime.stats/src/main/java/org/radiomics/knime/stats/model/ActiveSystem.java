package org.radiomics.knime.stats.model;

import java.util.Arrays;

/**
 * The Newton equations of the active predictors: (X' V X + l2 I) d = g, the intercept eliminated. The weighted Gram
 * matrix is built once and may be factored for shrinking subsets of the predictors. Linearly dependent predictors,
 * which radiomic features are full of, are told by a vanishing pivot and trade with each other instead.
 */
final class ActiveSystem implements NewtonSystem {

    /** A pivot below this share of its diagonal element marks a predictor that depends on earlier ones. */
    private static final double DEPENDENT = 1e-10;

    /** A slope below this share of its terms is their rounding. */
    private static final double SLOPE_ROUNDING = 1e-9;

    private final StandardizedDesign m_design;

    /** One value per row of the design, or one per row of the factor. */
    private double[] m_scratch = new double[0];

    /** The active columns, row by row. */
    private double[][] m_rows = new double[0][0];

    /** Upper triangle. */
    private double[][] m_gram = new double[0][0];

    /** Upper triangle of the Cholesky factor U, U' U = the kept part of the Gram matrix. */
    private double[][] m_factor = new double[0][0];

    /** Weighted column sums of the active predictors divided by the sum of the weights. */
    private double[] m_means = new double[0];

    private boolean[] m_dependent = new boolean[0];

    /** Positions in the Gram matrix that the factor covers. */
    private int[] m_kept = new int[0];

    private double[] m_solution = new double[0];

    private double[] m_weight = new double[0];

    private double m_l2;

    private int m_built;

    private int m_size;

    ActiveSystem(final StandardizedDesign design) {
        m_design = design;
    }

    private void reserve(final int size) {
        if (size > m_gram.length) {
            final int capacity = Math.max(16, size + size / 2);
            m_scratch = new double[Math.max(capacity, m_design.rows())];
            m_rows = new double[m_design.rows()][capacity];
            m_gram = new double[capacity][capacity];
            m_factor = new double[capacity][capacity];
            m_means = new double[capacity];
            m_solution = new double[capacity];
            m_dependent = new boolean[capacity];
            m_kept = new int[capacity];
        }
    }

    @Override
    public void build(final int[] active, final int count, final double[] weight, final double l2) {
        reserve(count);
        m_design.gather(active, count, m_rows);
        double total = 0;
        for (final double w : weight) {
            total += w;
        }
        Arrays.fill(m_means, 0, count, 0);
        StandardizedDesign.addRows(m_rows, weight, weight.length, m_means, 0, count);
        for (int a = 0; a < count; a++) {
            m_means[a] /= total;
            final double[] gram = m_gram[a];
            final double[] column = m_design.column(active[a]);
            for (int i = 0; i < weight.length; i++) {
                m_scratch[i] = weight[i] * (column[i] - m_means[a]);
            }
            Arrays.fill(gram, a, count, 0);
            StandardizedDesign.addRows(m_rows, m_scratch, weight.length, gram, a, count);
            gram[a] += l2;
            m_kept[a] = a;
        }
        m_built = count;
        m_weight = weight;
        m_l2 = l2;
        m_size = count;
        factor(0);
    }

    @Override
    public boolean isWhole() {
        return m_size == m_built;
    }

    @Override
    public void step(final double[] beta, final boolean holdSigns, final double[] right, final double tolerance,
        final double[] step) {
        Arrays.fill(step, 0, m_built, 0);
        if (holdSigns) {
            exchange(beta, right, tolerance, step);
        }
        double left = 1;
        while (m_size > 0) {
            for (int a = 0; a < m_size; a++) {
                m_solution[a] = left * right[m_kept[a]];
            }
            solve(m_solution);
            final int first = holdSigns ? firstCrossing(beta, step, 1) : -1;
            final double length = advance(first, 1, beta, step);
            if (first < 0) {
                return;
            }
            // Along a step the right side of those that stay shrinks in proportion.
            left *= 1 - length;
        }
    }

    /**
     * Lets each dependent predictor trade with those before it, along the direction that leaves the linear predictor as
     * it is, or nearly so: to the minimum on that line, or until one of them reaches 0 and is left out. Where the
     * objective does not change on that line, no predictor replaces another one: the dependent one, which came last,
     * gives its share back, or all stay as they are if another one would reach 0 before.
     */
    private void exchange(final double[] beta, final double[] right, final double tolerance, final double[] step) {
        int a = 0;
        while (a < m_size) {
            boolean left = false;
            if (m_dependent[a]) {
                final double slope = alongDependence(a, beta, right, tolerance, step);
                final double longest = slope == 0 ? Double.POSITIVE_INFINITY : slope / curvature(a);
                final int first = firstCrossing(beta, step, longest);
                if (first == a || slope > 0) {
                    advance(first, longest, beta, step);
                    left = first >= 0;
                }
            }
            a = left ? 0 : a + 1;
        }
    }

    /**
     * Sets the solution to the direction of a dependent predictor in which the objective falls; returns how steeply. If
     * it does not change, the direction is that in which the predictor shrinks.
     */
    private double alongDependence(final int dependent, final double[] beta, final double[] right,
        final double tolerance, final double[] step) {
        Arrays.fill(m_solution, 0, m_size, 0);
        m_solution[dependent] = 1;
        double slope = right[m_kept[dependent]];
        double terms = Math.abs(slope);
        for (int a = dependent - 1; a >= 0; a--) {
            if (!m_dependent[a]) {
                final double[] row = m_factor[a];
                double sum = 0;
                for (int b = a + 1; b <= dependent; b++) {
                    sum -= row[b] * m_solution[b];
                }
                m_solution[a] = sum / row[a];
                slope += m_solution[a] * right[m_kept[a]];
                terms += Math.abs(m_solution[a] * right[m_kept[a]]);
            }
        }
        final boolean flat = Math.abs(slope) <= Math.max(tolerance / 2, SLOPE_ROUNDING * terms);
        final double sign = flat ? -Math.signum(beta[m_kept[dependent]] + step[m_kept[dependent]])
            : Math.signum(slope);
        for (int a = 0; a <= dependent; a++) {
            m_solution[a] *= sign;
        }
        return flat ? 0 : Math.abs(slope);
    }

    /** The second derivative of the objective along the solution, which ends at a position. */
    private double curvature(final int last) {
        double curvature = 0;
        for (int a = 0; a <= last; a++) {
            curvature += m_l2 * m_solution[a] * m_solution[a];
        }
        for (int i = 0; i < m_weight.length; i++) {
            double change = 0;
            for (int a = 0; a <= last; a++) {
                change += m_solution[a] * (m_rows[i][m_kept[a]] - m_means[m_kept[a]]);
            }
            curvature += m_weight[i] * change * change;
        }
        return curvature;
    }

    /** Goes along the solution to where a predictor reaches 0 and is left out, or to its end if it has one. */
    private double advance(final int first, final double longest, final double[] beta, final double[] step) {
        final double open = Double.isInfinite(longest) ? 0 : longest;
        final double length = first < 0 ? open : -(beta[m_kept[first]] + step[m_kept[first]]) / m_solution[first];
        for (int a = 0; a < m_size; a++) {
            step[m_kept[a]] += length * m_solution[a];
        }
        if (first >= 0) {
            step[m_kept[first]] = -beta[m_kept[first]];
            remove(first);
        }
        return length;
    }

    /** The kept predictor that reaches 0 first on the way of the present solution before its longest length, or -1. */
    private int firstCrossing(final double[] beta, final double[] step, final double longest) {
        double length = longest;
        int first = -1;
        for (int a = 0; a < m_size; a++) {
            final double b = beta[m_kept[a]] + step[m_kept[a]];
            if (b * m_solution[a] < 0 && -b / m_solution[a] < length) {
                length = -b / m_solution[a];
                first = a;
            }
        }
        return first;
    }

    /** Leaves one predictor out, by its position among those that are left. */
    private void remove(final int position) {
        System.arraycopy(m_kept, position + 1, m_kept, position, m_size - position - 1);
        for (int a = 0; a < position; a++) {
            System.arraycopy(m_factor[a], position + 1, m_factor[a], position, m_size - position - 1);
        }
        m_size--;
        factor(position);
    }

    /** Computes the rows of the factor from one on; a dependent predictor gets that of the unit matrix. */
    private void factor(final int from) {
        for (int a = from; a < m_size; a++) {
            final double[] row = m_factor[a];
            final double[] gram = m_gram[m_kept[a]];
            for (int b = a; b < m_size; b++) {
                row[b] = gram[m_kept[b]];
            }
            final double diagonal = row[a];
            for (int c = 0; c < a; c++) {
                m_scratch[c] = -m_factor[c][a];
            }
            StandardizedDesign.addRows(m_factor, m_scratch, a, row, a, m_size);
            m_dependent[a] = !(row[a] > DEPENDENT * diagonal);
            final double scale = m_dependent[a] ? 0 : 1 / Math.sqrt(row[a]);
            for (int b = a; b < m_size; b++) {
                row[b] *= scale;
            }
            if (m_dependent[a]) {
                row[a] = 1;
            }
        }
    }

    /** Solves the equations of the kept predictors in place; the solution of dependent ones is 0. */
    private void solve(final double[] right) {
        for (int a = 0; a < m_size; a++) {
            final double[] row = m_factor[a];
            final double value = m_dependent[a] ? 0 : right[a] / row[a];
            right[a] = value;
            for (int b = a + 1; b < m_size; b++) {
                right[b] -= row[b] * value;
            }
        }
        for (int a = m_size - 1; a >= 0; a--) {
            final double[] row = m_factor[a];
            double sum = right[a];
            for (int b = a + 1; b < m_size; b++) {
                sum -= row[b] * right[b];
            }
            right[a] = m_dependent[a] ? 0 : sum / row[a];
        }
    }

    @Override
    public double mean(final int position) {
        return m_means[position];
    }
}
