package org.radiomics.knime.stats.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.radiomics.knime.stats.cohort.Column;
import org.radiomics.knime.stats.cohort.Columns;
import org.radiomics.knime.stats.cohort.NumericColumn;
import org.radiomics.knime.stats.distribution.PowerOfTwo;

/**
 * Predictors with mean 0 and standard deviation 1 (divided by n, not n - 1, as glmnet), twice: column by column for
 * sweeps over single predictors, and row by row for the gradient of all of them at once.
 */
final class StandardizedDesign {

    private final List<String> m_names;

    private final int m_rows;

    /** One array of rows per column; a constant column is all zeros. */
    private final double[][] m_columns;

    /** The transpose. */
    private final double[][] m_transposed;

    private final double[] m_sd;

    /** mean / standard deviation; 0 for a constant column. */
    private final double[] m_offset;

    private final List<String> m_constant = new ArrayList<>();

    private StandardizedDesign(final Columns columns) {
        m_names = columns.names();
        m_rows = columns.size();
        m_columns = new double[m_names.size()][];
        m_transposed = new double[m_rows][m_names.size()];
        m_sd = new double[m_names.size()];
        m_offset = new double[m_names.size()];
    }

    /**
     * @param columns numeric, without missing values
     * @return the standardised columns
     * @throws IllegalArgumentException if a column is categorical or has a value that is not finite
     */
    static StandardizedDesign of(final Columns columns) {
        final StandardizedDesign design = new StandardizedDesign(columns);
        int j = 0;
        for (final Column column : columns.all()) {
            design.standardize(j++, column);
        }
        return design;
    }

    private void standardize(final int j, final Column column) {
        if (!(column instanceof NumericColumn numeric)) {
            throw new IllegalArgumentException("Column \"" + column.name()
                + "\" is a category; choose numeric features for the LASSO.");
        }
        final double[] values = numeric.values();
        double largest = 0;
        boolean constant = true;
        for (int i = 0; i < m_rows; i++) {
            if (Double.isNaN(values[i]) || Double.isInfinite(values[i])) {
                throw new IllegalArgumentException("Feature \"" + column.name() + "\" is "
                    + (Double.isNaN(values[i]) ? "missing" : "infinite") + " in training row " + (i + 1)
                    + "; remove the feature or the row before the LASSO.");
            }
            largest = Math.max(largest, Math.abs(values[i]));
            constant &= values[i] == values[0];
        }
        m_columns[j] = new double[m_rows];
        if (constant) {
            m_constant.add(column.name());
            return;
        }
        fill(j, values, PowerOfTwo.toUnit(largest));
    }

    private void fill(final int j, final double[] values, final double scale) {
        final double[] x = m_columns[j];
        double mean = 0;
        for (final double value : values) {
            mean += value * scale / m_rows;
        }
        double rest = 0;
        for (int i = 0; i < m_rows; i++) {
            x[i] = values[i] * scale - mean;
            rest += x[i] / m_rows;
        }
        double squares = 0;
        for (int i = 0; i < m_rows; i++) {
            x[i] -= rest;
            squares += x[i] * x[i];
        }
        final double sd = Math.sqrt(squares / m_rows);
        for (int i = 0; i < m_rows; i++) {
            x[i] /= sd;
            m_transposed[i][j] = x[i];
        }
        m_sd[j] = sd / scale;
        m_offset[j] = (mean + rest) / sd;
    }

    int rows() {
        return m_rows;
    }

    int columns() {
        return m_columns.length;
    }

    List<String> names() {
        return m_names;
    }

    /** @return the names of the columns without variance, which never enter a model */
    List<String> constant() {
        return List.copyOf(m_constant);
    }

    /** @return the rows of a column; read only */
    double[] column(final int j) {
        return m_columns[j];
    }

    /** @return the coefficient of the original column that acts as {@code beta * unit} does on the standardised one */
    double original(final int j, final double beta, final double unit) {
        return m_sd[j] == 0 ? 0 : beta * (unit / m_sd[j]);
    }

    /** @return what a standardised coefficient takes from the intercept on the original scale */
    double shift(final int j, final double beta) {
        return beta * m_offset[j];
    }

    /**
     * Computes the inner products of all columns with one vector.
     *
     * @param vector one value per row
     * @param result one value per column, overwritten
     */
    void products(final double[] vector, final double[] result) {
        Arrays.fill(result, 0);
        addRows(m_transposed, vector, m_rows, result, 0, result.length);
    }

    /**
     * Copies some columns, row by row.
     *
     * @param columns of the design
     * @param count how many of them
     * @param rows one array per row, at least that long; overwritten
     */
    void gather(final int[] columns, final int count, final double[][] rows) {
        for (int i = 0; i < m_rows; i++) {
            final double[] from = m_transposed[i];
            final double[] to = rows[i];
            for (int a = 0; a < count; a++) {
                to[a] = from[columns[a]];
            }
        }
    }

    /**
     * Adds weighted rows to a row, over a range of columns. Without a running sum, the JIT turns the inner loop into
     * vector instructions.
     *
     * @param rows to add, at least {@code count}
     * @param weight one per row
     * @param count of rows
     * @param result is added to
     * @param from first column
     * @param to last column, exclusive
     */
    static void addRows(final double[][] rows, final double[] weight, final int count, final double[] result,
        final int from, final int to) {
        int i = 0;
        for (; i + 3 < count; i += 4) {
            addFour(rows[i], rows[i + 1], rows[i + 2], rows[i + 3], weight[i], weight[i + 1], weight[i + 2],
                weight[i + 3], result, from, to);
        }
        for (; i < count; i++) {
            final double[] row = rows[i];
            final double w = weight[i];
            for (int j = from; j < to; j++) {
                result[j] += w * row[j];
            }
        }
    }

    private static void addFour(final double[] a, final double[] b, final double[] c, final double[] d,
        final double wa, final double wb, final double wc, final double wd, final double[] result, final int from,
        final int to) {
        for (int j = from; j < to; j++) {
            result[j] += wa * a[j] + wb * b[j] + (wc * c[j] + wd * d[j]);
        }
    }

    /** @return the inner product of two vectors of one length; four sums, because additions wait for each other */
    static double dot(final double[] a, final double[] b) {
        final int n = Math.min(a.length, b.length);
        final int whole = n & ~3;
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        // A plain bound: with i + 3 < n the JIT checks every index.
        for (int i = 0; i < whole; i += 4) {
            s0 += a[i] * b[i];
            s1 += a[i + 1] * b[i + 1];
            s2 += a[i + 2] * b[i + 2];
            s3 += a[i + 3] * b[i + 3];
        }
        for (int i = whole; i < n; i++) {
            s0 += a[i] * b[i];
        }
        return (s0 + s1) + (s2 + s3);
    }
}
