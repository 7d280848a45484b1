package org.radiomics.knime.stats.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.radiomics.knime.stats.Monitor;
import org.radiomics.knime.stats.SharedWork;

/**
 * Decision curve analysis (Vickers and Elkin, Med Decis Making 2006, 26:565). At threshold t, rows with a probability
 * of at least t are treated; net benefit = TP/n - FP/n x t/(1 - t). Any rows will do: training, validation or all.
 */
public final class DecisionCurve {

    /** Resamples that a thread takes at a time. */
    private static final int PIECE = 64;

    private final double[] m_thresholds;

    private final double m_confidence;

    private final Resampling m_resampling;

    private DecisionCurve(final double[] thresholds, final double confidence, final Resampling resampling) {
        m_thresholds = thresholds;
        m_confidence = confidence;
        m_resampling = resampling;
    }

    /** @return thresholds 0, 0.01, ... 0.99; no bootstrap; bands of 95 % if one is asked for */
    public static DecisionCurve withDefaults() {
        return new DecisionCurve(IntStream.range(0, 100).mapToDouble(i -> i / 100.0).toArray(), 0.95,
            Resampling.seeded(0, 0));
    }

    /**
     * @param thresholds ascending probabilities, at least 0, below 1
     * @return a copy with that setting
     * @throws IllegalArgumentException if one is outside that range or they do not ascend
     */
    public DecisionCurve withThresholds(final double... thresholds) {
        for (int k = 0; k < thresholds.length; k++) {
            if (!(thresholds[k] >= 0 && thresholds[k] < 1) || k > 0 && thresholds[k] <= thresholds[k - 1]) {
                throw new IllegalArgumentException("The threshold " + thresholds[k]
                    + " of the decision curve is not below 1, not at least 0 or not above the one before it. Give"
                    + " ascending probabilities.");
            }
        }
        return new DecisionCurve(thresholds.clone(), m_confidence, m_resampling);
    }

    /**
     * @param confidence level of the bands: 0.95
     * @return a copy with that setting
     * @throws IllegalArgumentException if it is not between 0 and 1
     */
    public DecisionCurve withConfidence(final double confidence) {
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException(
                "A confidence level of " + confidence + " cannot be met; choose one between 0 and 1, as 0.95.");
        }
        return new DecisionCurve(m_thresholds, confidence, m_resampling);
    }

    /**
     * @param repetitions resamples of the rows, drawn from all of them with replacement; 0 for no bands
     * @param seed of the resamples
     * @return a copy with bands
     * @throws IllegalArgumentException if there are fewer than 0
     */
    public DecisionCurve withBands(final int repetitions, final long seed) {
        if (repetitions < 0) {
            throw new IllegalArgumentException(
                "A bootstrap of " + repetitions + " resamples cannot be done; ask for 0 for no bands, or better 1000.");
        }
        return new DecisionCurve(m_thresholds, m_confidence, Resampling.seeded(repetitions, seed));
    }

    /**
     * @param resamples rows of each resample, counted from 0 among the complete rows
     * @return a copy with bands that draws nothing itself
     */
    public DecisionCurve withResamples(final int[][] resamples) {
        return new DecisionCurve(m_thresholds, m_confidence,
            Resampling.given(Arrays.stream(resamples).map(int[]::clone).toArray(int[][]::new)));
    }

    /**
     * A bootstrap band: percentiles (type 7) of resamples of the rows, with the model as it is.
     *
     * @param lower limit per threshold; NaN where no resample has a value
     * @param upper limit per threshold
     */
    public record Band(double[] lower, double[] upper) {
    }

    /**
     * The curve of a model.
     *
     * @param model its name
     * @param netBenefit per threshold, in true positives per row
     * @param interventionsAvoided per threshold, net, per 100 rows, compared with treating all; NaN at threshold 0
     * @param benefitBand band of the net benefit, if asked for
     * @param avoidedBand band of the interventions avoided, if asked for
     */
    public record Curve(String model, double[] netBenefit, double[] interventionsAvoided, Optional<Band> benefitBand,
        Optional<Band> avoidedBand) {
    }

    /**
     * Decision curves of the same rows.
     *
     * @param thresholds ascending probabilities
     * @param models in the order given
     * @param all net benefit of treating every row
     * @param none net benefit of treating no row: zeros
     * @param rows that were used
     * @param positives of those
     * @param missing rows left out because a model has no probability for them
     * @param allBand band of treating every row, if asked for
     */
    public record Result(double[] thresholds, List<Curve> models, double[] all, double[] none, int rows, int positives,
        int missing, Optional<Band> allBand) {

        /** Copies the list. */
        public Result {
            models = List.copyOf(models);
        }

        /**
         * @return net interventions avoided per threshold and 100 rows by treating every row, compared with itself: 0;
         *         NaN at threshold 0, as in R's {@code dcurves::net_intervention_avoided}
         */
        public double[] avoidedByAll() {
            return Arrays.stream(thresholds).map(t -> t > 0 ? 0 : Double.NaN).toArray();
        }

        /**
         * @return net interventions avoided per threshold and 100 rows by treating no row, compared with treating every
         *         row; NaN at threshold 0
         */
        public double[] avoidedByNone() {
            final double[] avoided = new double[thresholds.length];
            for (int k = 0; k < avoided.length; k++) {
                final double t = thresholds[k];
                avoided[k] = t > 0 ? 100 * ((rows - positives) / (double)rows - positives / (double)rows * (1 - t) / t)
                    : Double.NaN;
            }
            return avoided;
        }
    }

    /**
     * Computes the curves of several models on the rows for which all of them have a probability, in the calling
     * thread.
     *
     * @param positive one flag per row
     * @param probabilities per model, one per row; NaN where missing
     * @return the curves
     * @throws IllegalArgumentException if the lengths differ, a probability is outside 0 to 1 or no row is complete
     */
    public Result compute(final boolean[] positive, final Map<String, double[]> probabilities) {
        return compute(positive, probabilities, Runnable::run, Monitor.NONE);
    }

    /**
     * Computes the curves of several models on the rows for which all of them have a probability.
     *
     * @param positive one flag per row
     * @param probabilities per model, one per row; NaN where missing
     * @param executor lends threads for the resamples; the result does not depend on how many
     * @param monitor progress and cancellation
     * @return the curves
     * @throws IllegalArgumentException if the lengths differ, a probability is outside 0 to 1, no row is complete or a
     *             given resample names a row that is not there
     */
    public Result compute(final boolean[] positive, final Map<String, double[]> probabilities, final Executor executor,
        final Monitor monitor) {
        final int[] kept = complete(positive, probabilities);
        final boolean[] outcome = new boolean[kept.length];
        for (int i = 0; i < kept.length; i++) {
            outcome[i] = positive[kept[i]];
        }
        final DecisionCounts all = DecisionCounts.ofAll(m_thresholds, outcome);
        final int[] once = new int[kept.length];
        Arrays.fill(once, 1);
        final double[] allBenefit = all.netBenefit(once);
        final List<Curve> curves = new ArrayList<>();
        probabilities.forEach((name, p) -> {
            final DecisionCounts counts =
                DecisionCounts.of(m_thresholds, outcome, IntStream.of(kept).mapToDouble(i -> p[i]).toArray());
            curves.add(new Curve(name, counts.netBenefit(once), counts.avoided(once),
                band(kept.length, counts::netBenefit, executor, monitor),
                band(kept.length, counts::avoided, executor, monitor)));
        });
        return new Result(m_thresholds.clone(), curves, allBenefit, new double[allBenefit.length], kept.length,
            all.positives(), positive.length - kept.length, band(kept.length, all::netBenefit, executor, monitor));
    }

    /** @return the rows for which every model has a probability */
    private static int[] complete(final boolean[] positive, final Map<String, double[]> probabilities) {
        final boolean[] incomplete = new boolean[positive.length];
        probabilities.forEach((name, probability) -> {
            check(name, probability, positive.length);
            for (int i = 0; i < incomplete.length; i++) {
                incomplete[i] |= Double.isNaN(probability[i]);
            }
        });
        final int[] kept = IntStream.range(0, positive.length).filter(i -> !incomplete[i]).toArray();
        if (kept.length == 0) {
            throw new IllegalArgumentException("No row has a probability of every model (" + String.join(", ",
                probabilities.keySet()) + "). Choose other rows or models.");
        }
        return kept;
    }

    private static void check(final String name, final double[] probability, final int rows) {
        if (probability.length != rows) {
            throw new IllegalArgumentException("There are " + rows + " outcomes but " + probability.length
                + " probabilities of \"" + name + "\". Give one per row.");
        }
        for (int i = 0; i < rows; i++) {
            if (probability[i] < 0 || probability[i] > 1) {
                throw new IllegalArgumentException("The probability \"" + name + "\" of row " + (i + 1) + " is "
                    + probability[i] + ", outside 0 to 1. Choose a column of probabilities, not of scores.");
            }
        }
    }

    private Optional<Band> band(final int rows, final Function<int[], double[]> curve, final Executor executor,
        final Monitor monitor) {
        final int repetitions = m_resampling.repetitions();
        if (repetitions == 0) {
            return Optional.empty();
        }
        final double[][] curves = new double[repetitions][];
        SharedWork.run((repetitions + PIECE - 1) / PIECE, piece -> {
            monitor.checkCancelled();
            for (int r = piece * PIECE; r < Math.min(repetitions, (piece + 1) * PIECE); r++) {
                curves[r] = curve.apply(m_resampling.counts(r, rows));
            }
        }, executor);
        final double[] lower = new double[m_thresholds.length];
        final double[] upper = new double[m_thresholds.length];
        for (int k = 0; k < lower.length; k++) {
            final int threshold = k;
            final Interval interval = BootstrapInterval.percentile(
                BootstrapInterval.sorted(Arrays.stream(curves).mapToDouble(c -> c[threshold]).toArray()), m_confidence);
            lower[k] = interval.lower();
            upper[k] = interval.upper();
        }
        return Optional.of(new Band(lower, upper));
    }
}
