package org.radiomics.knime.stats.evaluation;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.special.Erf;
import org.radiomics.knime.stats.Monitor;
import org.radiomics.knime.stats.SharedWork;

/**
 * What a new model adds to an old one on the same rows: net reclassification improvement, with categories of risk or
 * without (Pencina et al., Stat Med 2008, 27:157 and 2011, 30:11), and integrated discrimination improvement (2008).
 *
 * <p>
 * Each is a mean gain of the positive rows plus a mean gain of the negative rows. A gain is 1 for a move in the right
 * direction, -1 for one in the wrong direction and 0 for none (NRI), or the change of the probability in the right
 * direction (IDI). Numbers agree with R's {@code Hmisc::improveProb}. Models are compared as they are: on the rows that
 * a model was fitted to, both measures flatter it.
 */
public final class Reclassification {

    /** Resamples that a thread takes at a time. */
    private static final int PIECE = 64;

    private final double m_confidence;

    private final int m_repetitions;

    private final long m_seed;

    private final int[][] m_given;

    private final Executor m_executor;

    private final Monitor m_monitor;

    private Reclassification(final double confidence, final int repetitions, final long seed, final int[][] given,
        final Executor executor, final Monitor monitor) {
        m_confidence = confidence;
        m_repetitions = repetitions;
        m_seed = seed;
        m_given = given;
        m_executor = executor;
        m_monitor = monitor;
    }

    /** @return 95 % intervals, no bootstrap, in the calling thread */
    public static Reclassification withDefaults() {
        return new Reclassification(0.95, 0, 0, null, Runnable::run, Monitor.NONE);
    }

    /**
     * @param executor lends threads to the bootstrap; the result does not depend on how many
     * @param monitor cancellation
     * @return a copy that works with them
     */
    public Reclassification withExecutor(final Executor executor, final Monitor monitor) {
        return new Reclassification(m_confidence, m_repetitions, m_seed, m_given, executor, monitor);
    }

    /**
     * @param confidence level of the intervals: 0.95
     * @return a copy with that setting
     * @throws IllegalArgumentException if it is not between 0 and 1
     */
    public Reclassification withConfidence(final double confidence) {
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException(
                "A confidence level of " + confidence + " cannot be met; choose one between 0 and 1, as 0.95.");
        }
        return new Reclassification(confidence, m_repetitions, m_seed, m_given, m_executor, m_monitor);
    }

    /**
     * @param repetitions resamples of the rows within each level of the outcome, for percentile intervals; 0 for none
     * @param seed of the resamples
     * @return a copy with that setting
     * @throws IllegalArgumentException if there are fewer than 0
     */
    public Reclassification withBootstrap(final int repetitions, final long seed) {
        if (repetitions < 0) {
            throw new IllegalArgumentException("A bootstrap of " + repetitions
                + " resamples cannot be done; ask for 0 for none, or better 2000.");
        }
        return new Reclassification(m_confidence, repetitions, seed, null, m_executor, m_monitor);
    }

    /**
     * @param resamples rows of each resample, counted from 0 among the rows with both probabilities
     * @return a copy that draws nothing itself
     */
    public Reclassification withResamples(final int[][] resamples) {
        return new Reclassification(m_confidence, resamples.length, 0,
            Arrays.stream(resamples).map(int[]::clone).toArray(int[][]::new), m_executor, m_monitor);
    }

    /**
     * A mean gain.
     *
     * @param value of the gain
     * @param standardError asymptotic; NaN where the rows are too few
     * @param lower limit of the asymptotic normal interval
     * @param upper limit of the asymptotic normal interval
     * @param z value / standardError; NaN if the standard error is 0
     * @param p two-sided, of z
     * @param bootstrap percentile interval (type 7), if asked for
     */
    public record Estimate(double value, double standardError, double lower, double upper, double z, double p,
        Optional<Interval> bootstrap) {
    }

    /**
     * What the new model adds.
     *
     * @param total gain of positive rows + gain of negative rows
     * @param positives gain of the positive rows
     * @param negatives gain of the negative rows
     * @param positivesUp positive rows with a higher category or probability
     * @param positivesDown positive rows with a lower one
     * @param negativesUp negative rows with a higher one
     * @param negativesDown negative rows with a lower one
     * @param rows compared
     * @param missing rows left out because they lack a probability
     * @param reason why numbers are NaN; empty otherwise
     */
    public record Result(Estimate total, Estimate positives, Estimate negatives, int positivesUp, int positivesDown,
        int negativesUp, int negativesDown, int rows, int missing, String reason) {
    }

    /**
     * NRI without categories: any change of the probability counts.
     *
     * @param positive one flag per row
     * @param before probabilities of the old model; NaN where missing
     * @param after probabilities of the new model; NaN where missing
     * @return the improvement, from -2 to 2
     * @throws IllegalArgumentException if lengths differ, a probability is outside 0 to 1 or a level has no complete
     *            row
     */
    public Result continuous(final boolean[] positive, final double[] before, final double[] after) {
        return compare(probabilities(positive, before, after), true);
    }

    /**
     * NRI with categories of risk. A probability that equals a cut-off belongs to the category above it.
     *
     * @param positive one flag per row
     * @param before probabilities of the old model; NaN where missing
     * @param after probabilities of the new model; NaN where missing
     * @param cutoffs ascending limits between the categories, at least one
     * @return the improvement, from -2 to 2
     * @throws IllegalArgumentException if cut-offs are missing or do not ascend, lengths differ, a probability is
     *             outside 0 to 1 or a level has no complete row
     */
    public Result categorical(final boolean[] positive, final double[] before, final double[] after,
        final double... cutoffs) {
        if (cutoffs.length == 0) {
            throw new IllegalArgumentException("Categories of risk need at least one cut-off between them; give some.");
        }
        for (int k = 0; k < cutoffs.length; k++) {
            if (!(cutoffs[k] > (k == 0 ? Double.NEGATIVE_INFINITY : cutoffs[k - 1]))) {
                throw new IllegalArgumentException("The cut-off " + cutoffs[k]
                    + " of the categories of risk is not above the one before it. Give ascending cut-offs.");
            }
        }
        final Rows rows = probabilities(positive, before, after);
        return compare(new Rows(rows.positive(), categories(rows.before(), cutoffs), categories(rows.after(), cutoffs),
            rows.missing()), true);
    }

    /**
     * NRI of two decisions for or against the positive level, as each model's own cut-off gives them. It is the change
     * of sensitivity + specificity.
     *
     * @param positive one flag per row
     * @param before whether the old model calls each row positive
     * @param after whether the new model does
     * @return the improvement, from -2 to 2
     * @throws IllegalArgumentException if lengths differ or a level has no row
     */
    public Result decisions(final boolean[] positive, final boolean[] before, final boolean[] after) {
        return compare(rows(positive, numbers(before), numbers(after)), true);
    }

    /**
     * IDI: the mean change of the probability of positive rows less that of negative rows.
     *
     * @param positive one flag per row
     * @param before probabilities of the old model; NaN where missing
     * @param after probabilities of the new model; NaN where missing
     * @return the improvement, from -2 to 2; standard errors are NaN with one row of a level
     * @throws IllegalArgumentException if lengths differ, a probability is outside 0 to 1 or a level has no complete
     *            row
     */
    public Result discrimination(final boolean[] positive, final double[] before, final double[] after) {
        return compare(probabilities(positive, before, after), false);
    }

    /** Rows with both numbers. */
    private record Rows(boolean[] positive, double[] before, double[] after, int missing) {
    }

    private static Rows probabilities(final boolean[] positive, final double[] before, final double[] after) {
        Predictions.of(positive, before);
        Predictions.of(positive, after);
        return rows(positive, before, after);
    }

    private static Rows rows(final boolean[] positive, final double[] before, final double[] after) {
        if (positive.length != before.length || positive.length != after.length) {
            throw new IllegalArgumentException("There are " + positive.length + " outcomes but " + before.length
                + " and " + after.length + " predictions. Give one of each per row.");
        }
        final int[] kept =
            IntStream.range(0, positive.length).filter(i -> !Double.isNaN(before[i] + after[i])).toArray();
        final boolean[] outcome = new boolean[kept.length];
        int positives = 0;
        for (int i = 0; i < kept.length; i++) {
            outcome[i] = positive[kept[i]];
            positives += outcome[i] ? 1 : 0;
        }
        if (positives == 0 || positives == kept.length) {
            throw new IllegalArgumentException("Reclassification needs positive and negative rows; there are "
                + positives + " positive and " + (kept.length - positives)
                + " negative rows with both predictions. Choose other rows.");
        }
        return new Rows(outcome, IntStream.of(kept).mapToDouble(i -> before[i]).toArray(),
            IntStream.of(kept).mapToDouble(i -> after[i]).toArray(), positive.length - kept.length);
    }

    private static double[] numbers(final boolean[] decisions) {
        return IntStream.range(0, decisions.length).mapToDouble(i -> decisions[i] ? 1 : 0).toArray();
    }

    private static double[] categories(final double[] probabilities, final double[] cutoffs) {
        return Arrays.stream(probabilities).map(p -> Arrays.stream(cutoffs).filter(c -> p >= c).count()).toArray();
    }

    private Result compare(final Rows rows, final boolean moves) {
        final int[][] moved = new int[2][2];
        final double[] gain = new double[rows.positive().length];
        for (int i = 0; i < gain.length; i++) {
            final double change = rows.after()[i] - rows.before()[i];
            final int level = rows.positive()[i] ? 1 : 0;
            if (change != 0) {
                moved[level][change > 0 ? 1 : 0]++;
            }
            gain[i] = (level == 1 ? 1 : -1) * (moves ? Math.signum(change) : change) + 0.0;
        }
        final double[] positives = gains(rows, gain, true);
        final double[] negatives = gains(rows, gain, false);
        final double varianceOfPositives = variance(positives, moves);
        final double varianceOfNegatives = variance(negatives, moves);
        final double[][] resampled = resampled(rows, gain);
        final Estimate total = estimate(mean(positives) + mean(negatives), varianceOfPositives + varianceOfNegatives,
            resampled[2]);
        return new Result(total, estimate(mean(positives), varianceOfPositives, resampled[1]),
            estimate(mean(negatives), varianceOfNegatives, resampled[0]), moved[1][1], moved[1][0], moved[0][1],
            moved[0][0], gain.length, rows.missing(), reason(total));
    }

    private static String reason(final Estimate total) {
        if (Double.isNaN(total.standardError())) {
            return "The standard error needs two rows of each level.";
        }
        return total.standardError() > 0 ? "" : "The gain does not vary in these rows, so that there is no test of it.";
    }

    private static double[] gains(final Rows rows, final double[] gain, final boolean level) {
        return IntStream.range(0, gain.length).filter(i -> rows.positive()[i] == level).mapToDouble(i -> gain[i])
            .toArray();
    }

    private static double mean(final double[] values) {
        return Arrays.stream(values).sum() / values.length;
    }

    /** Of the mean: with n for moves, as multinomial counts have it, with n - 1 for changes of the probability. */
    private static double variance(final double[] values, final boolean moves) {
        final double mean = mean(values);
        final double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        final double variance = squares / (moves ? values.length : values.length - 1) / values.length;
        // Rounding leaves 1e-33 where all changes are the same.
        return variance < 1e-30 ? 0 : variance;
    }

    /** Mean gains of negative rows, of positive rows, and their sums, per resample. */
    private double[][] resampled(final Rows rows, final double[] gain) {
        final LevelResampling resampling = new LevelResampling(rows.positive(), true, m_seed, m_given);
        final double[][] means = new double[3][m_repetitions];
        SharedWork.run((m_repetitions + PIECE - 1) / PIECE, piece -> {
            m_monitor.checkCancelled();
            for (int r = piece * PIECE; r < Math.min(m_repetitions, (piece + 1) * PIECE); r++) {
                resample(rows, gain, resampling.counts(r), means, r);
            }
        }, m_executor);
        return means;
    }

    private static void resample(final Rows rows, final double[] gain, final int[] counts, final double[][] means,
        final int repetition) {
        final double[] sum = new double[2];
        final int[] drawn = new int[2];
        for (int i = 0; i < counts.length; i++) {
            final int level = rows.positive()[i] ? 1 : 0;
            sum[level] += counts[i] * gain[i];
            drawn[level] += counts[i];
        }
        means[0][repetition] = sum[0] / drawn[0];
        means[1][repetition] = sum[1] / drawn[1];
        means[2][repetition] = means[0][repetition] + means[1][repetition];
    }

    private Estimate estimate(final double value, final double variance, final double[] resampled) {
        final double error = Math.sqrt(variance);
        final double half =
            new NormalDistribution(null, 0, 1).inverseCumulativeProbability((1 + m_confidence) / 2) * error;
        final double z = error == 0 ? Double.NaN : value / error;
        return new Estimate(value, error, value - half, value + half, z, Erf.erfc(Math.abs(z) / Math.sqrt(2)),
            m_repetitions == 0 ? Optional.empty()
                : Optional.of(BootstrapInterval.percentile(BootstrapInterval.sorted(resampled), m_confidence)));
    }
}
