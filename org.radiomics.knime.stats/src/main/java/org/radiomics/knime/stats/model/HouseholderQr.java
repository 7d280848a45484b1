package org.radiomics.knime.stats.model;

/**
 * QR decomposition of a tall matrix by Householder reflections, without pivoting. Works in place on arrays it owns.
 * Condition numbers enter once, not squared as in the normal equations.
 */
final class HouseholderQr {

    private final double[][] m_a;

    private final double[] m_diagonal;

    private final double[] m_norm;

    /**
     * @param columns of the matrix, each of length n, n at least the number of columns; overwritten
     */
    HouseholderQr(final double[][] columns) {
        m_a = columns;
        m_diagonal = new double[columns.length];
        m_norm = new double[columns.length];
        for (int j = 0; j < columns.length; j++) {
            m_norm[j] = norm(columns[j], 0);
        }
        for (int j = 0; j < columns.length; j++) {
            reflect(j);
        }
    }

    private void reflect(final int j) {
        final double[] v = m_a[j];
        final double length = norm(v, j);
        if (length == 0) {
            return;
        }
        final double diagonal = v[j] > 0 ? -length : length;
        for (int i = j; i < v.length; i++) {
            v[i] /= -diagonal;
        }
        v[j] += 1;
        for (int k = j + 1; k < m_a.length; k++) {
            apply(v, j, m_a[k]);
        }
        m_diagonal[j] = diagonal;
    }

    private static void apply(final double[] v, final int j, final double[] target) {
        double dot = 0;
        for (int i = j; i < v.length; i++) {
            dot += v[i] * target[i];
        }
        dot /= -v[j];
        for (int i = j; i < v.length; i++) {
            target[i] += dot * v[i];
        }
    }

    private static double norm(final double[] v, final int from) {
        double largest = 0;
        for (int i = from; i < v.length; i++) {
            largest = Math.max(largest, Math.abs(v[i]));
        }
        if (largest == 0) {
            return 0;
        }
        double sum = 0;
        for (int i = from; i < v.length; i++) {
            sum += v[i] / largest * (v[i] / largest);
        }
        return largest * Math.sqrt(sum);
    }

    /**
     * @param j a column
     * @return the part of the column's length that the columns before it do not explain, 0 to 1; 0 for a zero column
     */
    double independence(final int j) {
        return m_norm[j] == 0 ? 0 : Math.abs(m_diagonal[j]) / m_norm[j];
    }

    /** @return the sum of ln |R_jj|: half the logarithm of the determinant of A'A */
    double logDeterminant() {
        double sum = 0;
        for (final double d : m_diagonal) {
            sum += Math.log(Math.abs(d));
        }
        return sum;
    }

    /**
     * @param b right-hand side of length n; overwritten
     * @param size how many of the columns, from the first, to explain b with
     * @return the least-squares solution
     */
    double[] solve(final double[] b, final int size) {
        for (int j = 0; j < size; j++) {
            if (m_diagonal[j] != 0) {
                apply(m_a[j], j, b);
            }
        }
        return backSubstitute(b, size);
    }

    /**
     * Expresses a column by the columns before it.
     *
     * @param j a column
     * @return its least-squares coefficients on columns 0 to j - 1
     */
    double[] explain(final int j) {
        return backSubstitute(m_a[j].clone(), j);
    }

    private double[] backSubstitute(final double[] b, final int size) {
        final double[] x = new double[size];
        for (int j = size - 1; j >= 0; j--) {
            double sum = b[j];
            for (int k = j + 1; k < size; k++) {
                sum -= m_a[k][j] * x[k];
            }
            x[j] = sum / m_diagonal[j];
        }
        return x;
    }

    /**
     * Solves R'x = b, so that |x| squared is b'(A'A)^-1 b.
     *
     * @param b right-hand side, one value per column; overwritten with x
     * @return the squared length of x
     */
    double quadraticForm(final double[] b) {
        double sum = 0;
        for (int j = 0; j < m_a.length; j++) {
            double x = b[j];
            for (int k = 0; k < j; k++) {
                x -= m_a[j][k] * b[k];
            }
            b[j] = x / m_diagonal[j];
            sum += b[j] * b[j];
        }
        return sum;
    }

    /** @return the inverse of A'A */
    double[][] inverseCrossProduct() {
        final int size = m_a.length;
        final double[][] inverse = new double[size][];
        for (int j = 0; j < size; j++) {
            final double[] unit = new double[size];
            unit[j] = 1;
            quadraticForm(unit);
            inverse[j] = backSubstitute(unit, size);
        }
        return inverse;
    }
}
