package org.radiomics.knime.stats.evaluation;

import java.util.Arrays;

/**
 * Logistic regression as {@code rms::lrm.fit} iterates it, for resamples. It starts at the intercept alone, takes a
 * last step once two deviances in a row differ by at most 0.025, and gives up after eleven. Stopping there matters: a
 * resample whose outcomes are separated has no optimum, but it has this estimate, and the bias correction is defined
 * with it.
 */
final class NewtonRefit {

    private static final double DEVIANCE_TOLERANCE = 0.025;

    private static final int MAX_ITERATIONS = 11;

    private static final double SINGULAR = 1e-13;

    /** How many factors of at most 2 one row adds to a product that began below 1e100. */
    private static final int MOST_FACTORS = 100;

    private final double[][] m_rows;

    private final boolean[] m_positive;

    private final int m_width;

    private final double m_tolerance;

    private final int m_iterations;

    /**
     * @param design columns without the intercept
     * @param positive the outcome of each row
     */
    NewtonRefit(final double[][] design, final boolean[] positive) {
        this(design, positive, DEVIANCE_TOLERANCE, MAX_ITERATIONS);
    }

    /**
     * @param design columns without the intercept
     * @param positive the outcome of each row
     * @param tolerance the difference of two deviances after which a last step is taken
     * @param iterations after which it gives up
     */
    NewtonRefit(final double[][] design, final boolean[] positive, final double tolerance, final int iterations) {
        m_tolerance = tolerance;
        m_iterations = iterations;
        m_positive = positive;
        m_width = design.length + 1;
        m_rows = new double[positive.length][m_width];
        for (int i = 0; i < m_rows.length; i++) {
            m_rows[i][0] = 1;
        }
        for (int j = 0; j < design.length; j++) {
            standardize(design[j], j + 1);
        }
    }

    /** Newton's iterates do not depend on centre and scale, their rounding does. */
    private void standardize(final double[] x, final int column) {
        double mean = 0;
        for (final double v : x) {
            mean += v / x.length;
        }
        double largest = 0;
        for (final double v : x) {
            largest = Math.max(largest, Math.abs(v - mean));
        }
        for (int i = 0; i < x.length; i++) {
            m_rows[i][column] = largest == 0 ? 0 : (x[i] - mean) / largest;
        }
    }

    /**
     * @param counts how often each row was drawn
     * @return the linear predictor of every row by the fit to the rows drawn; null if one outcome was not drawn, a
     *         column is determined by others among them or the iteration gave up
     */
    double[] fit(final int[] counts) {
        final Fit fit = iterate(counts);
        return fit == null || !fit.settled() ? null : fit.linear();
    }

    /**
     * @param counts how often each row was drawn
     * @return the same, but where the iteration gave up, what it had come to
     */
    double[] fitOrLast(final int[] counts) {
        final Fit fit = iterate(counts);
        return fit == null ? null : fit.linear();
    }

    /** Where the iteration ended, and whether it had come to rest. */
    private record Fit(double[] linear, boolean settled) {
    }

    private Fit iterate(final int[] counts) {
        final double[] beta = start(counts);
        if (beta == null) {
            return null;
        }
        final double[] gradient = new double[m_width];
        final double[][] information = new double[m_width][m_width];
        double[] step = new double[m_width];
        double length = 1;
        double before = 1e30;
        for (int iteration = 1; iteration <= m_iterations; iteration++) {
            final double deviance = derivatives(counts, beta, gradient, information);
            if (deviance - before > 1e-10) {
                length /= 2;
                for (int j = 0; j < m_width; j++) {
                    beta[j] -= length * step[j];
                }
                continue;
            }
            length = 1;
            step = solve(information, gradient);
            if (step == null) {
                return null;
            }
            for (int j = 0; j < m_width; j++) {
                beta[j] += step[j];
            }
            if (before - deviance <= m_tolerance) {
                return new Fit(predict(beta), true);
            }
            before = deviance;
        }
        return new Fit(predict(beta), false);
    }

    private double[] start(final int[] counts) {
        int drawn = 0;
        int positives = 0;
        for (int i = 0; i < counts.length; i++) {
            drawn += counts[i];
            positives += m_positive[i] ? counts[i] : 0;
        }
        if (positives == 0 || positives == drawn) {
            return null;
        }
        final double[] beta = new double[m_width];
        beta[0] = Math.log(positives / (double)(drawn - positives));
        return beta;
    }

    private double[] predict(final double[] beta) {
        final double[] eta = new double[m_rows.length];
        for (int i = 0; i < eta.length; i++) {
            eta[i] = dot(m_rows[i], beta);
        }
        return eta;
    }

    private static double dot(final double[] row, final double[] beta) {
        double sum = 0;
        for (int j = 0; j < beta.length; j++) {
            sum += row[j] * beta[j];
        }
        return sum;
    }

    /** Fills gradient and information (lower triangle) and returns the deviance. */
    private double derivatives(final int[] counts, final double[] beta, final double[] gradient,
        final double[][] information) {
        Arrays.fill(gradient, 0);
        for (final double[] row : information) {
            Arrays.fill(row, 0);
        }
        double deviance = 0;
        // The logarithms of 1 + exp(-|eta|), at most ln 2 each, are taken of products of a few: a logarithm costs most
        // here.
        double product = 1;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] == 0) {
                continue;
            }
            final double[] row = m_rows[i];
            final double eta = dot(row, beta);
            final double small = Math.exp(-Math.abs(eta));
            final double large = 1 / (1 + small);
            final boolean right = eta >= 0 == m_positive[i];
            final double miss = right ? small * large : large;
            final double residual = counts[i] * (m_positive[i] ? miss : -miss);
            final double weight = counts[i] * small * large * large;
            deviance += right ? 0 : 2 * counts[i] * Math.abs(eta);
            product *= counts[i] == 1 ? 1 + small : Math.pow(1 + small, Math.min(counts[i], MOST_FACTORS));
            deviance += counts[i] <= MOST_FACTORS ? 0 : 2 * (counts[i] - MOST_FACTORS) * Math.log1p(small);
            if (product > 1e100) {
                deviance += 2 * Math.log(product);
                product = 1;
            }
            for (int j = 0; j < row.length; j++) {
                gradient[j] += residual * row[j];
                final double weighted = weight * row[j];
                for (int k = 0; k <= j; k++) {
                    information[j][k] += weighted * row[k];
                }
            }
        }
        return deviance + 2 * Math.log(product);
    }

    /** Cholesky on the matrix scaled to a unit diagonal; null if a column is determined by those before it. */
    private static double[] solve(final double[][] a, final double[] b) {
        final int size = b.length;
        final double[] scale = new double[size];
        for (int j = 0; j < size; j++) {
            if (!(a[j][j] > 0)) {
                return null;
            }
            scale[j] = Math.sqrt(a[j][j]);
        }
        final double[][] root = new double[size][size];
        for (int j = 0; j < size; j++) {
            for (int k = 0; k <= j; k++) {
                double sum = a[j][k] / scale[j] / scale[k];
                for (int m = 0; m < k; m++) {
                    sum -= root[j][m] * root[k][m];
                }
                if (j == k && sum < SINGULAR) {
                    return null;
                }
                root[j][k] = j == k ? Math.sqrt(sum) : sum / root[k][k];
            }
        }
        final double[] x = new double[size];
        for (int j = 0; j < size; j++) {
            double sum = b[j] / scale[j];
            for (int k = 0; k < j; k++) {
                sum -= root[j][k] * x[k];
            }
            x[j] = sum / root[j][j];
        }
        for (int j = size - 1; j >= 0; j--) {
            double sum = x[j];
            for (int k = j + 1; k < size; k++) {
                sum -= root[k][j] * x[k];
            }
            x[j] = sum / root[j][j];
        }
        for (int j = 0; j < size; j++) {
            x[j] /= scale[j];
        }
        return x;
    }
}
