package org.radiomics.knime.stats.reliability;

import org.radiomics.knime.stats.distribution.FisherF;
import org.radiomics.knime.stats.distribution.PowerOfTwo;

/**
 * Intraclass correlation from the two-way analysis of variance of a complete subject x rater table.
 * <p>
 * Sources: P. E. Shrout and J. L. Fleiss, Psychological Bulletin 86 (1979) 420-428; K. O. McGraw and S. P. Wong,
 * Psychological Methods 1 (1996) 30-46 (limits of the absolute-agreement forms by Satterthwaite's degrees of freedom).
 * The numbers are those of R's {@code psych::ICC(lmer = FALSE)}.
 */
public final class Icc {

    /** Values that differ by no more than this many units in the last place differ by rounding only. */
    private static final int ROUNDING_ULPS = 4;

    private final Form m_form;

    private final double m_confidence;

    private final boolean m_inference;

    private Icc(final Form form, final double confidence, final boolean inference) {
        m_form = form;
        m_confidence = confidence;
        m_inference = inference;
    }

    /** The six forms, named after Shrout and Fleiss; K marks the mean of the k raters. */
    public enum Form {
        /** one-way random, single rater: ICC(1,1) */
        ICC1,
        /** two-way random, absolute agreement, single rater: ICC(2,1) */
        ICC2,
        /** two-way mixed, consistency, single rater: ICC(3,1) */
        ICC3,
        /** one-way random, mean of k raters: ICC(1,k) */
        ICC1K,
        /** two-way random, absolute agreement, mean of k raters: ICC(2,k) */
        ICC2K,
        /** two-way mixed, consistency, mean of k raters: ICC(3,k) */
        ICC3K;

        boolean isAverage() {
            return this == ICC1K || this == ICC2K || this == ICC3K;
        }
    }

    /**
     * What was found.
     *
     * @param form which ICC
     * @param estimate at most 1, may be negative; NaN with a reason
     * @param lower limit of the confidence interval
     * @param upper limit of the confidence interval
     * @param f statistic of the hypothesis that the ICC is 0; infinite where raters agree perfectly
     * @param df1 of the numerator
     * @param df2 of the denominator
     * @param p upper tail of f
     * @param subjects complete rows that entered
     * @param raters columns
     * @param dropped rows left out because a reading was missing or not finite
     * @param reason why the estimate is NaN; empty if it is not
     */
    public record Result(Form form, double estimate, double lower, double upper, double f, double df1, double df2,
        double p, int subjects, int raters, int dropped, String reason) {
    }

    /** @return ICC(2,1) with 95 % limits */
    public static Icc withDefaults() {
        return new Icc(Form.ICC2, 0.95, true);
    }

    /** @return this, for another form */
    public Icc withForm(final Form form) {
        return new Icc(form, m_confidence, m_inference);
    }

    /**
     * @param confidence of the limits, strictly between 0 and 1
     * @return this, with other limits
     * @throws IllegalArgumentException if it is not
     */
    public Icc withConfidence(final double confidence) {
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException(
                "The confidence of ICC limits is " + confidence + "; give a number between 0 and 1, for example 0.95.");
        }
        return new Icc(m_form, confidence, m_inference);
    }

    /** @return which ICC is computed */
    public Form form() {
        return m_form;
    }

    /** @return this, without limits and p, which are NaN: they take most of the time, and not every use needs them */
    Icc estimateOnly() {
        return new Icc(m_form, m_confidence, false);
    }

    /** @return confidence of the limits */
    public double confidence() {
        return m_confidence;
    }

    /**
     * Computes the ICC. Rows with a value that is missing or not finite are left out and counted.
     *
     * @param ratings one row per subject, one column per rater
     * @return the result; NaN with a reason for fewer than two complete rows or without variance
     * @throws IllegalArgumentException if there are fewer than two raters or the rows differ in length
     */
    public Result compute(final double[][] ratings) {
        final int raters = ratings.length == 0 ? 2 : ratings[0].length;
        if (raters < 2) {
            throw new IllegalArgumentException("An ICC needs at least two raters, there is " + raters + ".");
        }
        final double[] values = new double[ratings.length * raters];
        int subjects = 0;
        double largest = 0;
        for (final double[] row : ratings) {
            if (row.length != raters) {
                throw new IllegalArgumentException(
                    "Every subject needs " + raters + " readings for the ICC, one has " + row.length + ".");
            }
            double rowLargest = 0;
            for (final double value : row) {
                rowLargest = Math.max(rowLargest, Double.isNaN(value) ? Double.POSITIVE_INFINITY : Math.abs(value));
            }
            if (rowLargest < Double.POSITIVE_INFINITY) {
                System.arraycopy(row, 0, values, subjects++ * raters, raters);
                largest = Math.max(largest, rowLargest);
            }
        }
        final int dropped = ratings.length - subjects;
        if (subjects < 2) {
            return none(subjects, raters, dropped, "fewer than two subjects with all readings");
        }
        final double scale = PowerOfTwo.toUnit(largest);
        for (int i = 0; i < subjects * raters; i++) {
            values[i] *= scale;
        }
        final Squares squares = Squares.of(values, subjects, raters, ROUNDING_ULPS * Math.ulp(largest * scale));
        if (squares.total() == 0) {
            return none(subjects, raters, dropped, "all readings are equal");
        }
        if (squares.subjects() == 0 && (squares.error() == 0 || m_form.isAverage())) {
            return none(subjects, raters, dropped, "the subjects do not differ");
        }
        return result(squares, dropped);
    }

    private Result none(final int subjects, final int raters, final int dropped, final String reason) {
        final double nan = Double.NaN;
        return new Result(m_form, nan, nan, nan, nan, nan, nan, nan, subjects, raters, dropped, reason);
    }

    private Result result(final Squares s, final int dropped) {
        final boolean oneWay = m_form == Form.ICC1 || m_form == Form.ICC1K;
        final double n = s.n();
        final double k = s.k();
        final double df1 = n - 1;
        final double df2 = oneWay ? n * (k - 1) : (n - 1) * (k - 1);
        final double noise = oneWay ? s.meanWithin() : s.meanError();
        final double f = s.meanSubjects() / noise;
        final boolean absolute = m_form == Form.ICC2 || m_form == Form.ICC2K;
        final double[] single = absolute ? absoluteAgreement(s) : oneFactor(s.meanSubjects(), noise, df1, df2, k);
        final double[] reported = single.clone();
        if (m_form.isAverage()) {
            for (int i = 0; i < reported.length; i++) {
                // Spearman-Brown: the ICC of the mean of k raters
                reported[i] = single[i] * k / (1 + single[i] * (k - 1));
            }
        }
        return new Result(m_form, reported[0], reported[1], reported[2], f, df1, df2,
            m_inference ? FisherF.upperTail(f, df1, df2) : Double.NaN, s.n(), s.k(), dropped, "");
    }

    /** Estimate and limits of ICC(1,1) and ICC(3,1), whose F is exact. */
    private double[] oneFactor(final double between, final double noise, final double df1, final double df2,
        final double k) {
        final double tail = (1 - m_confidence) / 2;
        final double lowerNoise = noise * quantile(tail, df1, df2);
        final double upperNoise = noise / quantile(tail, df2, df1);
        return new double[]{(between - noise) / (between + (k - 1) * noise),
            (between - lowerNoise) / (between + (k - 1) * lowerNoise),
            (between - upperNoise) / (between + (k - 1) * upperNoise)};
    }

    /** Estimate and limits of ICC(2,1), McGraw and Wong, table 7. */
    private double[] absoluteAgreement(final Squares s) {
        final double n = s.n();
        final double k = s.k();
        final double msb = s.meanSubjects();
        final double msj = s.meanRaters();
        final double mse = s.meanError();
        final double icc = (msb - mse) / (msb + (k - 1) * mse + k * (msj - mse) / n);
        final double a = k * icc * msj;
        final double b = (n * (1 + (k - 1) * icc) - k * icc) * mse;
        final double denominator = (n - 1) * a * a + b * b;
        if (denominator == 0) {
            return new double[]{icc, icc, icc};
        }
        final double v = (k - 1) * (n - 1) * (a + b) * (a + b) / denominator;
        final double tail = (1 - m_confidence) / 2;
        final double fUpper = quantile(tail, n - 1, v);
        final double fLower = quantile(tail, v, n - 1);
        final double other = k * msj + (k * n - k - n) * mse;
        return new double[]{icc, n * (msb / fUpper - mse) / (other + n * msb / fUpper),
            n * (fLower * msb - mse) / (other + n * fLower * msb)};
    }

    private double quantile(final double tail, final double df1, final double df2) {
        return m_inference ? FisherF.upperQuantile(tail, df1, df2) : Double.NaN;
    }

    /** Sums of squares of the two-way layout; those that rounding alone explains are 0. */
    private record Squares(int n, int k, double subjects, double raters, double error, double total) {

        static Squares of(final double[] values, final int n, final int k, final double rounding) {
            centre(values, n * k);
            final double[] rows = new double[n];
            final double[] columns = new double[k];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < k; j++) {
                    rows[i] += values[i * k + j] / k;
                    columns[j] += values[i * k + j] / n;
                }
            }
            double total = 0;
            double error = 0;
            double subjects = 0;
            double raters = 0;
            for (int i = 0; i < n; i++) {
                subjects += k * rows[i] * rows[i];
                for (int j = 0; j < k; j++) {
                    final double d = values[i * k + j];
                    final double residual = d - rows[i] - columns[j];
                    total += d * d;
                    error += residual * residual;
                }
            }
            for (int j = 0; j < k; j++) {
                raters += n * columns[j] * columns[j];
            }
            final double noise = n * k * rounding * rounding;
            return new Squares(n, k, drop(subjects, noise), drop(raters, noise), drop(error, noise),
                drop(total, noise));
        }

        private static double drop(final double sum, final double noise) {
            return sum <= noise ? 0 : sum;
        }

        /** Subtracts the mean, twice: the second pass removes the rounding of the first. */
        private static void centre(final double[] values, final int count) {
            for (int pass = 0; pass < 2; pass++) {
                double mean = 0;
                for (int i = 0; i < count; i++) {
                    mean += values[i] / count;
                }
                for (int i = 0; i < count; i++) {
                    values[i] -= mean;
                }
            }
        }

        double meanSubjects() {
            return subjects / (n - 1);
        }

        double meanRaters() {
            return raters / (k - 1);
        }

        double meanError() {
            return error / ((n - 1.0) * (k - 1));
        }

        double meanWithin() {
            return (raters + error) / (n * (k - 1.0));
        }
    }
}
