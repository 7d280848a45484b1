package org.radiomics.knime.stats.model;

import org.apache.commons.math3.special.Gamma;

/**
 * How well a logistic model fits its training rows.
 *
 * @param rows that were used
 * @param positives rows with the positive level
 * @param coefficients including the intercept
 * @param logLikelihood at the estimate, without Firth's penalty
 * @param penalizedLogLikelihood with Firth's penalty; NaN without
 * @param nullDeviance -2 log-likelihood of the model that has only an intercept
 * @param iterations Newton steps
 */
public record FitStatistics(int rows, int positives, int coefficients, double logLikelihood,
    double penalizedLogLikelihood, double nullDeviance, int iterations) {

    /** @return -2 log-likelihood */
    public double deviance() {
        return -2 * logLikelihood;
    }

    /** @return Akaike's criterion: deviance + 2 x number of coefficients */
    public double aic() {
        return deviance() + 2 * coefficients;
    }

    /** @return fewer of positive and negative rows, divided by the number of coefficients without the intercept */
    public double eventsPerVariable() {
        return Math.min(positives, rows - positives) / (double)(coefficients - 1);
    }

    /**
     * @return p value of the likelihood-ratio test against the intercept-only model; NaN with Firth's correction, whose
     *         penalty changes with the number of coefficients
     */
    public double likelihoodRatioP() {
        if (!Double.isNaN(penalizedLogLikelihood)) {
            return Double.NaN;
        }
        final double statistic = Math.max(0, nullDeviance - deviance());
        return Gamma.regularizedGammaQ((coefficients - 1) / 2.0, statistic / 2);
    }
}
