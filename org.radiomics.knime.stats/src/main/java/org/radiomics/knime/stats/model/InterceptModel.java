package org.radiomics.knime.stats.model;

import java.util.List;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.special.Erf;
import org.radiomics.knime.stats.cohort.TrainingRows;

/**
 * Logistic regression on nothing: every patient has the share of the positive level among the training rows. R's
 * {@code glm(y ~ 1, family = binomial)}.
 */
public final class InterceptModel {

    private static final double CONFIDENCE = 0.95;

    private InterceptModel() {
    }

    /**
     * @param rows of both levels; their columns do not matter
     * @return the model, with a Wald interval of the intercept
     * @throws IllegalArgumentException if all rows have one level
     */
    public static LogisticModel fit(final TrainingRows rows) {
        final int n = rows.size();
        final int positives = rows.outcome().positives();
        if (positives == 0 || positives == n) {
            throw new IllegalArgumentException("All " + n + " training rows have one level of \""
                + rows.outcome().name() + "\". A model needs rows of both levels.");
        }
        final double share = positives / (double)n;
        final double logOdds = Math.log(positives / (double)(n - positives));
        final double variance = 1 / (n * share * (1 - share));
        final double error = Math.sqrt(variance);
        final double half =
            error * new NormalDistribution(null, 0, 1).inverseCumulativeProbability((1 + CONFIDENCE) / 2);
        final double z = logOdds / error;
        final Term intercept = new Term("(Intercept)", null, null, null, logOdds, error, z,
            Erf.erfc(Math.abs(z) / Math.sqrt(2)), logOdds - half, logOdds + half);
        final double logLikelihood = positives * Math.log(share) + (n - positives) * Math.log1p(-share);
        return new LogisticModel(rows.outcome().name(), rows.outcome().negativeLevel(), rows.outcome().positiveLevel(),
            List.of(), List.of(intercept), new FitStatistics(n, positives, 1, logLikelihood, Double.NaN,
                -2 * logLikelihood, 0, Double.NaN, 0.5, 0),
            false, CONFIDENCE, IntervalMethod.WALD, List.of(), new double[][]{{variance}});
    }
}
