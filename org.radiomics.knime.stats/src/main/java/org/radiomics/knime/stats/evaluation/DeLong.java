package org.radiomics.knime.stats.evaluation;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.special.Beta;
import org.apache.commons.math3.special.Erf;

/** DeLong's test of the difference between two areas under the curve (DeLong et al., Biometrics 1988, 44:837). */
public final class DeLong {

    private static final double USUAL = 0.95;

    private DeLong() {
    }

    /**
     * Outcome of a test.
     *
     * @param auc1 area of the first curve, on the rows compared
     * @param auc2 area of the second curve, on the rows compared
     * @param difference auc1 - auc2
     * @param standardError of the difference
     * @param statistic difference / standard error: normal if paired, else t; 0 if both are 0
     * @param degreesOfFreedom of t; infinite if paired
     * @param p two-sided
     * @param lower limit of the interval of the difference, of 95 % unless another level was given
     * @param upper limit of that interval
     * @param rows compared
     * @param reason why numbers are NaN; empty otherwise
     */
    public record Result(double auc1, double auc2, double difference, double standardError, double statistic,
        double degreesOfFreedom, double p, double lower, double upper, int rows, String reason) {
    }

    /**
     * Compares two scores of the same rows. Rows without one of the scores are left out.
     *
     * @param first curve
     * @param second curve, with the outcomes of the first, row by row
     * @return the test; NaN with fewer than two rows of a level, or where the standard error is 0 and the difference is
     *        not
     * @throws IllegalArgumentException if the curves are not of the same rows
     */
    public static Result paired(final Roc first, final Roc second) {
        return paired(first, second, USUAL);
    }

    /**
     * As {@link #paired(Roc, Roc)}.
     *
     * @param first curve
     * @param second curve, with the outcomes of the first, row by row
     * @param confidence level of the interval of the difference, between 0 and 1
     * @return the test
     * @throws IllegalArgumentException if the curves are not of the same rows
     */
    public static Result paired(final Roc first, final Roc second, final double confidence) {
        if (!first.sameRows(second)) {
            throw new IllegalArgumentException("The paired DeLong test compares two scores of the same rows, but the"
                + " outcomes of the two curves differ. Use the unpaired test for different patients.");
        }
        final Roc roc1 = first.present(second);
        final Roc roc2 = second.present(first);
        final Placements.Components c1 = roc1.components();
        final Placements.Components c2 = roc2.components();
        final double variance = variance(c1.cases(), c2.cases(), roc1.auc(), roc2.auc())
            + variance(c1.controls(), c2.controls(), roc1.auc(), roc2.auc());
        return result(roc1, roc2, variance, Double.POSITIVE_INFINITY, roc1.positives() + roc1.negatives(),
            confidence);
    }

    /**
     * Compares scores of different patients: Welch's t on DeLong's variances.
     *
     * @param first curve
     * @param second curve
     * @return the test; NaN with fewer than two rows of a level
     */
    public static Result unpaired(final Roc first, final Roc second) {
        return unpaired(first, second, USUAL);
    }

    /**
     * As {@link #unpaired(Roc, Roc)}.
     *
     * @param first curve
     * @param second curve
     * @param confidence level of the interval of the difference, between 0 and 1
     * @return the test
     */
    public static Result unpaired(final Roc first, final Roc second, final double confidence) {
        final double v1 = first.variance();
        final double v2 = second.variance();
        final int n1 = first.positives() + first.negatives();
        final int n2 = second.positives() + second.negatives();
        final double df = (v1 + v2) * (v1 + v2) / (v1 * v1 / (n1 - 1) + v2 * v2 / (n2 - 1));
        return result(first, second, v1 + v2, df, n1 + n2, confidence);
    }

    /** Variance of the mean difference of components; summing squared differences cannot become negative. */
    private static double variance(final double[] x, final double[] y, final double meanX, final double meanY) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            final double d = x[i] - meanX - (y[i] - meanY);
            sum += d * d;
        }
        return sum / (x.length - 1) / x.length;
    }

    private static Result result(final Roc roc1, final Roc roc2, final double variance, final double df,
        final int rows, final double confidence) {
        final double difference = roc1.auc() - roc2.auc();
        // Rounding leaves 1e-34 where all components agree.
        final double error = variance < 1e-30 ? 0 : Math.sqrt(variance);
        if (Double.isNaN(error) || error == 0 && difference != 0) {
            return new Result(roc1.auc(), roc2.auc(), difference, error, Double.NaN, Double.NaN, Double.NaN, Double.NaN,
                Double.NaN, rows, Double.isNaN(error) ? "DeLong's test needs two rows of each level."
                    : "The difference has no variance in these rows.");
        }
        final double statistic = error == 0 ? 0 : difference / error;
        final boolean normal = Double.isInfinite(df) || error == 0;
        final double p = normal ? Erf.erfc(Math.abs(statistic) / Math.sqrt(2))
            : Beta.regularizedBeta(df / (df + statistic * statistic), df / 2, 0.5);
        final double quantile = normal
            ? new NormalDistribution(null, 0, 1).inverseCumulativeProbability((1 + confidence) / 2)
            : new TDistribution(null, df).inverseCumulativeProbability((1 + confidence) / 2);
        return new Result(roc1.auc(), roc2.auc(), difference, error, statistic, df, p, difference - quantile * error,
            difference + quantile * error, rows, "");
    }
}
