package org.radiomics.knime.stats.model;

import java.util.List;

import org.radiomics.knime.stats.cohort.Outcome;

/**
 * A regression on the standardised design, before it is put into words.
 *
 * @param design of the training rows
 * @param fit of all coefficients
 * @param firth whether the likelihood is penalised
 * @param warnings what a reader should know
 */
record Fitted(TrainingDesign design, Irls.Fit fit, boolean firth, List<String> warnings) {

    /** @return the largest (penalised) log-likelihood; with the penalty of the standardised design */
    double objective() {
        return fit.objective(firth);
    }

    /**
     * Twice the loss of (penalised) log-likelihood where some coefficients are held at 0 and all others are fitted
     * anew: the statistic of the likelihood-ratio test. With Firth's penalty the design keeps all its columns, as in
     * Heinze and Schemper (Statistics in Medicine 2002, 21:2409).
     *
     * @param from first coefficient to hold; the intercept is 0
     * @param to the one after the last
     * @return the statistic, not below 0; NaN if the smaller model does not converge
     */
    double likelihoodRatio(final int from, final int to) {
        final double[][] z = design.standardized();
        final double[][] heldLast = new double[z.length][];
        final double[] start = new double[z.length];
        final int free = z.length - (to - from);
        for (int j = 0; j < z.length; j++) {
            final int place = j < from ? j : j < to ? free + j - from : j - (to - from);
            heldLast[place] = z[j];
        }
        final Irls.Fit smaller = new Irls(heldLast, design.outcome().positive(), firth).fit(start, free);
        return smaller.end() == Irls.End.CONVERGED ? Math.max(0, 2 * (objective() - smaller.objective(firth)))
            : Double.NaN;
    }

    /** @return how well the model fits its rows */
    FitStatistics statistics() {
        final Outcome outcome = design.outcome();
        final int positives = outcome.positives();
        final double rate = positives / (double)outcome.size();
        final double nullDeviance =
            -2 * (positives * Math.log(rate) + (outcome.size() - positives) * Math.log1p(-rate));
        // The determinant belongs to the design as given: standardising divides it by the scales.
        final double penalized = firth ? objective() + design.standardization().logScales() : Double.NaN;
        final double penalizedNull =
            firth ? penalized - likelihoodRatio(1, design.standardized().length) / 2 : Double.NaN;
        final double[] logOdds = logOdds();
        return new FitStatistics(outcome.size(), positives, fit.beta().length, fit.logLikelihood(), penalized,
            nullDeviance, fit.iterations(), penalizedNull, FitStatistics.concordance(logOdds, outcome.positive()),
            FitStatistics.tjur(logOdds, outcome.positive()));
    }

    private double[] logOdds() {
        final double[] logOdds = new double[design.outcome().size()];
        for (int j = 0; j < fit.beta().length; j++) {
            for (int i = 0; i < logOdds.length; i++) {
                logOdds[i] += fit.beta()[j] * design.standardized()[j][i];
            }
        }
        return logOdds;
    }
}
