package org.radiomics.knime.stats.test;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.radiomics.knime.stats.distribution.StandardNormal;

/**
 * The test of Cochran and Armitage for a trend: whether the share of events rises or falls with the scores of ordered
 * groups. The numbers are those of R's {@code prop.trend.test}, whose chi-squared is the square of this z.
 */
public final class CochranArmitage {

    private static final CochranArmitage DEFAULT = new CochranArmitage();

    private CochranArmitage() {
    }

    /**
     * What was found.
     *
     * @param z positive where shares rise with the scores; NaN with a reason
     * @param chiSquare the square of z, with one degree of freedom
     * @param p two-sided
     * @param reason why z is NaN; empty if it is not
     */
    public record Result(double z, double chiSquare, double p, String reason) {
    }

    /** @return the test */
    public static CochranArmitage withDefaults() {
        return DEFAULT;
    }

    /**
     * Tests groups with the scores 1, 2, 3 ...
     *
     * @param events per group, at least 0
     * @param trials per group, at least as many as events
     * @return the result
     * @throws IllegalArgumentException as {@link #test(int[], int[], double[])}
     */
    public Result test(final int[] events, final int[] trials) {
        final double[] scores = new double[events.length];
        for (int g = 0; g < scores.length; g++) {
            scores[g] = g + 1;
        }
        return test(events, trials, scores);
    }

    /**
     * Tests groups with given scores. Groups without trials say nothing and are left out.
     *
     * @param events per group, at least 0
     * @param trials per group, at least as many as events
     * @param scores per group, finite
     * @return the result; NaN with a reason where all trials or none are events, or the scores do not differ
     * @throws IllegalArgumentException if the arrays differ in length, there are more events than trials, or a score is
     *             not finite
     */
    public Result test(final int[] events, final int[] trials, final double[] scores) {
        check(events, trials, scores);
        double all = 0;
        double hits = 0;
        double largest = 0;
        for (int g = 0; g < events.length; g++) {
            all += trials[g];
            hits += events[g];
            largest = Math.max(largest, Math.abs(scores[g]));
        }
        if (hits == 0 || hits == all) {
            return none(all == 0 ? "there are no trials" : "all trials or none are events");
        }
        final double[] withTrials =
            IntStream.range(0, scores.length).filter(g -> trials[g] > 0).mapToDouble(g -> scores[g]).toArray();
        if (DoubleStream.of(withTrials).distinct().count() < 2) {
            return none("the groups with trials have one score");
        }
        // Scores between -1 and 1, whose squares are numbers.
        double mean = 0;
        for (int g = 0; g < events.length; g++) {
            mean += scores[g] / largest * trials[g] / all;
        }
        final double share = hits / all;
        double trend = 0;
        double spread = 0;
        for (int g = 0; g < events.length; g++) {
            final double score = scores[g] / largest - mean;
            trend += (events[g] - trials[g] * share) * score;
            spread += trials[g] * score * score;
        }
        final double z = trend / Math.sqrt(share * (1 - share) * spread);
        return new Result(z, z * z, StandardNormal.twoSided(z), "");
    }

    private static Result none(final String reason) {
        return new Result(Double.NaN, Double.NaN, Double.NaN, reason);
    }

    private static void check(final int[] events, final int[] trials, final double[] scores) {
        if (events.length != trials.length || events.length != scores.length) {
            throw new IllegalArgumentException("A trend needs events, trials and a score for each group; there are "
                + events.length + ", " + trials.length + " and " + scores.length + ".");
        }
        for (int g = 0; g < events.length; g++) {
            if (events[g] < 0 || events[g] > trials[g]) {
                throw new IllegalArgumentException("Group " + (g + 1) + " of the trend has " + events[g] + " events in "
                    + trials[g] + " trials; give 0 to as many events as trials.");
            }
            if (Double.isNaN(scores[g]) || Double.isInfinite(scores[g])) {
                throw new IllegalArgumentException(
                    "Group " + (g + 1) + " of the trend has the score " + scores[g] + "; give a number.");
            }
        }
    }
}
