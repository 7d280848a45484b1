package org.radiomics.knime.stats.model;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

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
 * @param penalizedNull with Firth's penalty of the whole design, where all coefficients but the intercept are 0; NaN
 * without Firth's correction
 * @param concordance share of pairs of a positive and a negative row in which the positive one has the larger predicted
 * probability, ties counted half: the apparent area under the ROC curve
 * @param tjur mean predicted probability of the positive rows minus that of the negative ones (Tjur 2009)
 */
public record FitStatistics(int rows, int positives, int coefficients, double logLikelihood,
    double penalizedLogLikelihood, double nullDeviance, int iterations, double penalizedNull, double concordance,
    double tjur) {

    /** Log odds that differ by less, of the largest, count as tied: rows of equal probability differ by rounding. */
    private static final double TIED = 1e-12;

    /** @return -2 log-likelihood */
    public double deviance() {
        return -2 * logLikelihood;
    }

    /** @return Akaike's criterion: deviance + 2 x number of coefficients */
    public double aic() {
        return deviance() + 2 * coefficients;
    }

    /** @return Schwarz's criterion: deviance + ln(rows) x number of coefficients */
    public double bic() {
        return deviance() + Math.log(rows) * coefficients;
    }

    /** @return McFadden's pseudo-R2: 1 - deviance / null deviance */
    public double mcFadden() {
        return 1 - deviance() / nullDeviance;
    }

    /** @return Cox and Snell's pseudo-R2: 1 - exp((deviance - null deviance) / rows) */
    public double coxSnell() {
        return -Math.expm1((deviance() - nullDeviance) / rows);
    }

    /** @return Nagelkerke's pseudo-R2, which is Cox and Snell's divided by its maximum; {@code rms::lrm}'s R2 */
    public double nagelkerke() {
        return coxSnell() / -Math.expm1(-nullDeviance / rows);
    }

    /** @return fewer of positive and negative rows, divided by the number of coefficients without the intercept */
    public double eventsPerVariable() {
        return Math.min(positives, rows - positives) / (double)(coefficients - 1);
    }

    /**
     * @return statistic of the likelihood-ratio test against the intercept-only model; with Firth's correction of the
     *         penalised likelihood, as {@code logistf} has it; NaN for a Firth model saved by an earlier version
     */
    public double likelihoodRatio() {
        return Double.isNaN(penalizedLogLikelihood) ? Math.max(0, nullDeviance - deviance())
            : 2 * (penalizedLogLikelihood - penalizedNull);
    }

    /** @return p value of {@link #likelihoodRatio()} with one degree of freedom per coefficient but the intercept */
    public double likelihoodRatioP() {
        return chiSquareTail(likelihoodRatio(), coefficients - 1);
    }

    /** @return the upper tail of the chi-square distribution; NaN for NaN */
    static double chiSquareTail(final double statistic, final int degreesOfFreedom) {
        return Double.isNaN(statistic) ? Double.NaN : Gamma.regularizedGammaQ(degreesOfFreedom / 2.0, statistic / 2);
    }

    /** @return the area under the ROC curve of the log odds */
    static double concordance(final double[] logOdds, final boolean[] positive) {
        final int[] order = IntStream.range(0, logOdds.length).boxed()
            .sorted(Comparator.comparingDouble(i -> logOdds[i])).mapToInt(Integer::intValue).toArray();
        final double largest = Arrays.stream(logOdds).map(Math::abs).max().orElse(0);
        double negativesBelow = 0;
        double pairs = 0;
        double positives = 0;
        for (int from = 0; from < order.length;) {
            int to = from;
            double negativesHere = 0;
            double positivesHere = 0;
            while (to < order.length
                && (to == from || logOdds[order[to]] - logOdds[order[to - 1]] <= TIED * Math.max(1, largest))) {
                positivesHere += positive[order[to]] ? 1 : 0;
                negativesHere += positive[order[to]] ? 0 : 1;
                to++;
            }
            pairs += positivesHere * (negativesBelow + negativesHere / 2);
            negativesBelow += negativesHere;
            positives += positivesHere;
            from = to;
        }
        return pairs / positives / negativesBelow;
    }

    /** @return how far the mean probabilities of the two outcomes are apart */
    static double tjur(final double[] logOdds, final boolean[] positive) {
        final double[] sums = new double[2];
        int positives = 0;
        for (int i = 0; i < logOdds.length; i++) {
            sums[positive[i] ? 1 : 0] += LogisticModel.probability(logOdds[i]);
            positives += positive[i] ? 1 : 0;
        }
        return sums[1] / positives - sums[0] / (logOdds.length - positives);
    }
}
