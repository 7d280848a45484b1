package org.radiomics.knime.stats.model;

import java.util.Arrays;

/**
 * The Newton equations (X' V X + l2 I) d = g of more active predictors than rows, by Woodbury's identity: with
 * A = V^(1/2) X, the intercept eliminated, d = (g - A' (A A' + l2 I)^-1 A g) / l2 needs equations of as many unknowns
 * as there are rows. The products of the rows are kept from one set of predictors to the next.
 */
final class KernelSystem implements NewtonSystem {

    private final StandardizedDesign m_design;

    /** Of the rows of the predictors that are marked, the lower triangle. */
    private final double[][] m_products;

    private final boolean[] m_inProducts;

    /** Lower triangle of the Cholesky factor of A A' + l2 I. */
    private final double[][] m_factor;

    /** Weights divided by their sum. */
    private final double[] m_share;

    /** Roots of the weights. */
    private final double[] m_root;

    private final double[] m_rows;

    private final double[] m_means;

    private final double[] m_direction;

    private final boolean[] m_kept;

    private int[] m_active = new int[0];

    private int m_built;

    private double m_l2;

    private boolean m_whole;

    KernelSystem(final StandardizedDesign design) {
        final int n = design.rows();
        final int p = design.columns();
        m_design = design;
        m_products = new double[n][n];
        m_inProducts = new boolean[p];
        m_factor = new double[n][n];
        m_share = new double[n];
        m_root = new double[n];
        m_rows = new double[n];
        m_means = new double[p];
        m_direction = new double[p];
        m_kept = new boolean[p];
    }

    @Override
    public void build(final int[] active, final int count, final double[] weight, final double l2) {
        m_active = Arrays.copyOf(active, count);
        m_built = count;
        m_l2 = l2;
        m_whole = true;
        Arrays.fill(m_kept, 0, count, true);
        double total = 0;
        for (final double w : weight) {
            total += w;
        }
        for (int i = 0; i < weight.length; i++) {
            m_share[i] = weight[i] / total;
            m_root[i] = Math.sqrt(weight[i]);
        }
        for (int a = 0; a < count; a++) {
            m_means[a] = StandardizedDesign.dot(m_design.column(active[a]), m_share);
        }
        updateProducts();
        factor();
    }

    /** Brings the products to the active predictors. */
    private void updateProducts() {
        final boolean[] wanted = new boolean[m_inProducts.length];
        for (final int j : m_active) {
            wanted[j] = true;
        }
        for (int j = 0; j < wanted.length; j++) {
            if (wanted[j] != m_inProducts[j]) {
                addProducts(j, wanted[j] ? 1 : -1);
            }
        }
    }

    private void addProducts(final int j, final int sign) {
        m_inProducts[j] = sign > 0;
        final double[] x = m_design.column(j);
        for (int i = 0; i < x.length; i++) {
            final double[] row = m_products[i];
            final double value = sign * x[i];
            for (int k = 0; k <= i; k++) {
                row[k] += value * x[k];
            }
        }
    }

    /** Factors A A' + l2 I; its entries follow from the products and the weighted means of the predictors. */
    private void factor() {
        final int n = m_root.length;
        final double[] shared = new double[n];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < n; k++) {
                shared[i] += (k <= i ? m_products[i][k] : m_products[k][i]) * m_share[k];
            }
        }
        final double twice = StandardizedDesign.dot(shared, m_share);
        for (int i = 0; i < n; i++) {
            final double[] row = m_factor[i];
            for (int k = 0; k <= i; k++) {
                row[k] = m_root[i] * m_root[k] * (m_products[i][k] - shared[i] - shared[k] + twice);
            }
            row[i] += m_l2;
            for (int k = 0; k <= i; k++) {
                final double[] before = m_factor[k];
                double sum = row[k];
                for (int c = 0; c < k; c++) {
                    sum -= row[c] * before[c];
                }
                // Without rounding no pivot is below l2.
                row[k] = k < i ? sum / before[k] : Math.sqrt(Math.max(sum, m_l2));
            }
        }
    }

    @Override
    public boolean isWhole() {
        return m_whole;
    }

    @Override
    public void step(final double[] beta, final boolean holdSigns, final double[] right, final double tolerance,
        final double[] step) {
        Arrays.fill(step, 0, m_built, 0);
        double left = 1;
        while (true) {
            direction(left, right);
            final int first = holdSigns ? firstCrossing(beta, step) : -1;
            final double length = first < 0 ? 1 : -(beta[first] + step[first]) / m_direction[first];
            for (int a = 0; a < m_built; a++) {
                step[a] += length * m_direction[a];
            }
            if (first < 0) {
                return;
            }
            step[first] = -beta[first];
            remove(first);
            // Along a step the right side of those that stay shrinks in proportion.
            left *= 1 - length;
        }
    }

    private void remove(final int position) {
        m_kept[position] = false;
        m_whole = false;
        addProducts(m_active[position], -1);
        factor();
    }

    /** The solution for a share of the right side; 0 for predictors that were left out. */
    private void direction(final double share, final double[] right) {
        Arrays.fill(m_rows, 0);
        double shift = 0;
        for (int a = 0; a < m_built; a++) {
            if (m_kept[a]) {
                shift += right[a] * m_means[a];
                final double[] x = m_design.column(m_active[a]);
                for (int i = 0; i < x.length; i++) {
                    m_rows[i] += right[a] * x[i];
                }
            }
        }
        for (int i = 0; i < m_rows.length; i++) {
            m_rows[i] = m_root[i] * (m_rows[i] - shift);
        }
        solve(m_rows);
        double total = 0;
        for (int i = 0; i < m_rows.length; i++) {
            m_rows[i] *= m_root[i];
            total += m_rows[i];
        }
        for (int a = 0; a < m_built; a++) {
            m_direction[a] = !m_kept[a] ? 0 : share / m_l2
                * (right[a] - StandardizedDesign.dot(m_design.column(m_active[a]), m_rows) + m_means[a] * total);
        }
    }

    private void solve(final double[] x) {
        for (int i = 0; i < x.length; i++) {
            double sum = x[i];
            for (int k = 0; k < i; k++) {
                sum -= m_factor[i][k] * x[k];
            }
            x[i] = sum / m_factor[i][i];
        }
        for (int i = x.length - 1; i >= 0; i--) {
            x[i] /= m_factor[i][i];
            for (int k = 0; k < i; k++) {
                x[k] -= m_factor[i][k] * x[i];
            }
        }
    }

    /** The predictor that reaches 0 first on the way of the direction, or -1. */
    private int firstCrossing(final double[] beta, final double[] step) {
        double length = 1;
        int first = -1;
        for (int a = 0; a < m_built; a++) {
            final double b = beta[a] + step[a];
            if (m_kept[a] && b * m_direction[a] < 0 && -b / m_direction[a] < length) {
                length = -b / m_direction[a];
                first = a;
            }
        }
        return first;
    }

    @Override
    public double mean(final int position) {
        return m_means[position];
    }
}
