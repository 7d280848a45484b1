package org.radiomics.knime.stats.model;

import java.util.Arrays;

/**
 * Centres and scales a design, and takes coefficients and their covariance back. A logistic fit does not depend on it,
 * its rounding does: columns of 1e-300 and 1e300 fit equally well.
 */
final class Standardization {

    private final double[] m_mean;

    private final double[] m_scale;

    /** @param design columns without the intercept, free of NaN */
    Standardization(final double[][] design) {
        m_mean = new double[design.length];
        m_scale = new double[design.length];
        for (int j = 0; j < design.length; j++) {
            final double[] x = design[j];
            double largest = 0;
            for (final double v : x) {
                largest = Math.max(largest, Math.abs(v));
            }
            // A power of two, so that dividing by it rounds nothing; at most 2^1000, so that its reciprocal is a
            // number.
            final int exponent = Math.min(Math.max(Math.getExponent(largest), -1000), 1000);
            final double unit = largest == 0 ? 1 : Math.scalb(1.0, exponent);
            double mean = 0;
            for (final double v : x) {
                mean += v / unit / x.length;
            }
            double squares = 0;
            for (final double v : x) {
                squares += (v / unit - mean) * (v / unit - mean);
            }
            m_mean[j] = mean * unit;
            m_scale[j] = Math.sqrt(squares / x.length) * unit;
        }
    }

    /** @return standard deviation of a column, 0 if it is constant up to rounding */
    double scale(final int j) {
        return m_scale[j] <= 1e-13 * Math.abs(m_mean[j]) ? 0 : m_scale[j];
    }

    /** @return the sum of ln(scale): what scaling took from half the logarithm of the information's determinant */
    double logScales() {
        double sum = 0;
        for (final double scale : m_scale) {
            sum += Math.log(scale);
        }
        return sum;
    }

    /** @return new columns: the intercept's ones, then the standardised columns */
    double[][] apply(final double[][] design, final int rows) {
        final double[][] z = new double[design.length + 1][rows];
        Arrays.fill(z[0], 1);
        for (int j = 0; j < design.length; j++) {
            for (int i = 0; i < rows; i++) {
                z[j + 1][i] = (design[j][i] - m_mean[j]) / m_scale[j];
            }
        }
        return z;
    }

    /** @return a new column: the design's, scaled but not centred */
    double[] scaled(final double[][] design, final int j) {
        final double[] x = new double[design[j].length];
        for (int i = 0; i < x.length; i++) {
            x[i] = design[j][i] / m_scale[j];
        }
        return x;
    }

    /** @return coefficients on the scale of the data, intercept first */
    double[] back(final double[] standardised) {
        final double[] b = new double[standardised.length];
        b[0] = standardised[0];
        for (int j = 1; j < b.length; j++) {
            b[j] = standardised[j] / m_scale[j - 1];
            b[0] -= m_mean[j - 1] / m_scale[j - 1] * standardised[j];
        }
        return b;
    }

    /**
     * @return standard errors on the scale of the data, intercept first; their squares may be beyond the range of
     *        doubles
     */
    double[] errors(final double[][] v) {
        final double[] errors = new double[v.length];
        errors[0] = Math.sqrt(back(v)[0][0]);
        for (int j = 1; j < v.length; j++) {
            errors[j] = Math.sqrt(v[j][j]) / m_scale[j - 1];
        }
        return errors;
    }

    /**
     * @param v covariance of the standardised coefficients
     * @return the covariance of the intercept on the scale of the data with each standardised coefficient
     */
    double[] withIntercept(final double[][] v) {
        final double[] shared = new double[v.length];
        for (int j = 0; j < shared.length; j++) {
            shared[j] = v[j][0];
            for (int k = 1; k < shared.length; k++) {
                shared[j] -= m_mean[k - 1] / m_scale[k - 1] * v[j][k];
            }
        }
        return shared;
    }

    /** @return covariance on the scale of the data, intercept first; infinite or 0 beyond the range of doubles */
    double[][] back(final double[][] v) {
        final int size = v.length;
        // Row 0 of the transformation is (1, -mean/scale); row j is 1/scale at j.
        final double[] first = new double[size];
        first[0] = 1;
        for (int j = 1; j < size; j++) {
            first[j] = -m_mean[j - 1] / m_scale[j - 1];
        }
        final double[][] covariance = new double[size][size];
        for (int j = 0; j < size; j++) {
            double withFirst = 0;
            for (int k = 0; k < size; k++) {
                withFirst += v[j][k] * first[k];
                if (j > 0 && k > 0) {
                    covariance[j][k] = v[j][k] / m_scale[j - 1] / m_scale[k - 1];
                }
            }
            covariance[0][0] += first[j] * withFirst;
            if (j > 0) {
                covariance[0][j] = withFirst / m_scale[j - 1];
                covariance[j][0] = covariance[0][j];
            }
        }
        return covariance;
    }
}
