package org.radiomics.knime.stats.evaluation;

import java.util.Arrays;

/**
 * Logistic regression by Newton's iteration, for resamples. As {@link Rule#RMS_RESAMPLE} it iterates as {@code
 * rms::lrm.fit} and drops what {@code rms::calibrate} drops: it starts at the intercept alone, holds log odds within 30
 * of 0, takes a last step once two deviances in a row differ by at most 0.025, and gives up after eleven. Stopping
 * there matters: a resample whose outcomes are separated has no optimum, but it has this estimate, and the bias
 * correction is defined with it.
 */
final class NewtonRefit {

    private static final double SINGULAR = 1e-13;

    /** How many factors of at most 2 one row adds to a product that began below 1e100. */
    private static final int MOST_FACTORS = 100;

    /**
     * How to iterate.
     *
     * @param tolerance the difference of two deviances after which a last step is taken
     * @param iterations after which it gives up
     * @param bound of the log odds of a row
     * @param ranked whether it also gives up where {@link InformationRank} finds the information singular
     */
    record Rule(double tolerance, int iterations, double bound, boolean ranked) {

        /** As {@code lrm.fit} fits predictors to a resample in {@code calibrate} and {@code validate}. */
        static final Rule RMS_RESAMPLE = new Rule(0.025, 11, 30, true);

        /** As {@code lrm.fit} fits outcomes to log odds in {@code validate}. */
        static final Rule RMS_LINE = new Rule(0.025, 11, 30, false);

        /** To the maximum of the likelihood. */
        static final Rule MAXIMUM = new Rule(1e-12, 100, Double.POSITIVE_INFINITY, false);
    }

    /** How an iteration ended. */
    enum End {

        /** With a fit. */
        SETTLED,

        /** One of the outcomes was not drawn. */
        ONE_OUTCOME,

        /** A column is constant or determined by others among the rows drawn. */
        DETERMINED,

        /** It did not settle, or ran to where the information is singular: the outcomes are separated, or nearly. */
        SEPARATED
    }

    /**
     * @param linear predictor of every row; null if there is none
     * @param end how it came to that
     */
    record Fit(double[] linear, End end) {
    }

    private final double[][] m_rows;

    private final boolean[] m_positive;

    private final int m_width;

    private final Rule m_rule;

    private final InformationRank m_rank;

    /**
     * @param design columns without the intercept
     * @param positive the outcome of each row
     * @param rule how to iterate
     */
    NewtonRefit(final double[][] design, final boolean[] positive, final Rule rule) {
        m_rule = rule;
        m_positive = positive;
        m_width = design.length + 1;
        m_rows = new double[positive.length][m_width];
        for (int i = 0; i < m_rows.length; i++) {
            m_rows[i][0] = 1;
        }
        final double[] centre = new double[m_width];
        final double[] scale = new double[m_width];
        scale[0] = 1;
        for (int j = 0; j < design.length; j++) {
            standardize(design[j], j + 1, centre, scale);
        }
        m_rank = rule.ranked() ? rank(new InformationRank(centre, scale)) : null;
    }

    /** The rule of rms depends on units; where it would refuse all the rows, rms has nothing to compare with. */
    private InformationRank rank(final InformationRank rank) {
        final int[] once = new int[m_positive.length];
        Arrays.fill(once, 1);
        return iterate(once, rank).end() == End.SETTLED ? rank : null;
    }

    /** Newton's iterates do not depend on centre and scale, their rounding does. */
    private void standardize(final double[] x, final int column, final double[] centre,
        final double[] scale) {
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
        centre[column] = mean;
        scale[column] = largest;
    }

    /**
     * @param counts how often each row was drawn
     * @return the fit to the rows drawn; where it did not settle, what it had come to, if anything
     */
    Fit fit(final int[] counts) {
        return iterate(counts, m_rank);
    }

    /**
     * @param counts how often each row was drawn
     * @return whether a column is constant or determined by others among the rows drawn
     */
    boolean determined(final int[] counts) {
        final double[][] information = new double[m_width][m_width];
        derivatives(counts, new double[m_width], new double[m_width], information);
        return solve(information, new double[m_width]) == null;
    }

    private Fit iterate(final int[] counts, final InformationRank rank) {
        final double[] beta = start(counts);
        if (beta == null) {
            return new Fit(null, End.ONE_OUTCOME);
        }
        final double[] gradient = new double[m_width];
        final double[][] information = new double[m_width][m_width];
        double[] step = new double[m_width];
        double length = 1;
        double before = 1e30;
        for (int iteration = 1; iteration <= m_rule.iterations(); iteration++) {
            final double deviance = derivatives(counts, beta, gradient, information);
            if (deviance - before > 1e-10) {
                length /= 2;
                for (int j = 0; j < m_width; j++) {
                    beta[j] -= length * step[j];
                }
                continue;
            }
            length = 1;
            step = rank != null && rank.isSingular(information) ? null : solve(information, gradient);
            if (step == null) {
                return new Fit(null, iteration == 1 ? End.DETERMINED : End.SEPARATED);
            }
            for (int j = 0; j < m_width; j++) {
                beta[j] += step[j];
            }
            if (before - deviance <= m_rule.tolerance()) {
                return settled(counts, beta, rank, gradient, information);
            }
            before = deviance;
        }
        return new Fit(predict(beta), End.SEPARATED);
    }

    /** rms inverts the information at the last estimate too. */
    private Fit settled(final int[] counts, final double[] beta, final InformationRank rank, final double[] gradient,
        final double[][] information) {
        if (rank != null) {
            derivatives(counts, beta, gradient, information);
            if (rank.isSingular(information)) {
                return new Fit(null, End.SEPARATED);
            }
        }
        return new Fit(predict(beta), End.SETTLED);
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
            final double eta = Math.max(-m_rule.bound(), Math.min(m_rule.bound(), dot(row, beta)));
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
