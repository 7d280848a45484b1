package org.radiomics.knime.stats.selection;

import java.util.ArrayList;
import java.util.List;

/**
 * Columns of numbers taken in one by one and split into an orthonormal basis and coefficients (Gram-Schmidt, twice, so
 * that the basis stays orthogonal to rounding). A column that depends on those before it is not taken in.
 */
public final class ColumnBasis {

    /** A column depends on others if less of its length than this is its own; that of R's lm. */
    private static final double OWN_SHARE = 1e-7;

    private final List<double[]> m_basis = new ArrayList<>();

    /** The coefficients of each column taken in on the basis up to itself. */
    private final List<double[]> m_coefficients = new ArrayList<>();

    /**
     * @param column finite values
     * @param length that the column's own part is measured against
     * @return whether it was taken in; not if it depends on the columns before
     */
    public boolean add(final double[] column, final double length) {
        final double[] rest = column.clone();
        final double[] coefficients = new double[m_basis.size() + 1];
        for (int pass = 0; pass < 2; pass++) {
            for (int k = 0; k < m_basis.size(); k++) {
                final double part = UnitColumns.dot(m_basis.get(k), rest);
                coefficients[k] += part;
                for (int i = 0; i < rest.length; i++) {
                    rest[i] -= part * m_basis.get(k)[i];
                }
            }
        }
        final double own = Math.sqrt(UnitColumns.dot(rest, rest));
        if (!(own > OWN_SHARE * length)) {
            return false;
        }
        for (int i = 0; i < rest.length; i++) {
            rest[i] /= own;
        }
        coefficients[m_basis.size()] = own;
        m_basis.add(rest);
        m_coefficients.add(coefficients);
        return true;
    }

    /** @return how many columns were taken in */
    public int size() {
        return m_basis.size();
    }

    /**
     * @param values one per row
     * @return the coefficients of the least-squares fit by the columns that were taken in
     */
    public double[] leastSquares(final double[] values) {
        final double[] rest = values.clone();
        final double[] x = new double[size()];
        for (int k = 0; k < x.length; k++) {
            x[k] = UnitColumns.dot(m_basis.get(k), rest);
            for (int i = 0; i < rest.length; i++) {
                rest[i] -= x[k] * m_basis.get(k)[i];
            }
        }
        for (int j = x.length - 1; j >= 0; j--) {
            for (int k = j + 1; k < x.length; k++) {
                x[j] -= m_coefficients.get(k)[j] * x[k];
            }
            x[j] /= m_coefficients.get(j)[j];
        }
        return x;
    }

    /** @return row by row the inverse of the triangle of coefficients: its rows' products are (A'A)^-1 */
    double[][] inverseTriangle() {
        final double[][] inverse = new double[size()][size()];
        for (int c = 0; c < size(); c++) {
            inverse[c][c] = 1 / m_coefficients.get(c)[c];
            for (int r = c - 1; r >= 0; r--) {
                double sum = 0;
                for (int k = r + 1; k <= c; k++) {
                    sum += m_coefficients.get(k)[r] * inverse[k][c];
                }
                inverse[r][c] = -sum / m_coefficients.get(r)[r];
            }
        }
        return inverse;
    }
}
