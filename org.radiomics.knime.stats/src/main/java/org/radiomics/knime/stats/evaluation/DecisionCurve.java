package org.radiomics.knime.stats.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Decision curve analysis (Vickers and Elkin, Med Decis Making 2006, 26:565). At threshold t, rows with a probability
 * of at least t are treated; net benefit = TP/n - FP/n x t/(1 - t). Any rows will do: training, validation or all.
 */
public final class DecisionCurve {

    private final double[] m_thresholds;

    private DecisionCurve(final double[] thresholds) {
        m_thresholds = thresholds;
    }

    /** @return thresholds 0, 0.01, ... 0.99 */
    public static DecisionCurve withDefaults() {
        return new DecisionCurve(IntStream.range(0, 100).mapToDouble(i -> i / 100.0).toArray());
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
        return new DecisionCurve(thresholds.clone());
    }

    /**
     * The curve of a model.
     *
     * @param model its name
     * @param netBenefit per threshold, in true positives per row
     * @param interventionsAvoided per threshold, net, per 100 rows, compared with treating all; NaN at threshold 0
     */
    public record Curve(String model, double[] netBenefit, double[] interventionsAvoided) {
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
     */
    public record Result(double[] thresholds, List<Curve> models, double[] all, double[] none, int rows, int positives,
        int missing) {

        /** Copies the list. */
        public Result {
            models = List.copyOf(models);
        }
    }

    /**
     * Computes the curves of several models on the rows for which all of them have a probability.
     *
     * @param positive one flag per row
     * @param probabilities per model, one per row; NaN where missing
     * @return the curves
     * @throws IllegalArgumentException if the lengths differ, a probability is outside 0 to 1 or no row is complete
     */
    public Result compute(final boolean[] positive, final Map<String, double[]> probabilities) {
        final boolean[] incomplete = new boolean[positive.length];
        for (final Map.Entry<String, double[]> entry : probabilities.entrySet()) {
            Predictions.of(positive, entry.getValue());
            for (int i = 0; i < incomplete.length; i++) {
                incomplete[i] |= Double.isNaN(entry.getValue()[i]);
            }
        }
        final int[] kept = IntStream.range(0, positive.length).filter(i -> !incomplete[i]).toArray();
        if (kept.length == 0) {
            throw new IllegalArgumentException("No row has a probability of every model (" + String.join(", ",
                probabilities.keySet()) + "). Choose other rows or models.");
        }
        final int positives = (int)IntStream.of(kept).filter(i -> positive[i]).count();
        final double[] all = new double[m_thresholds.length];
        for (int k = 0; k < all.length; k++) {
            all[k] = netBenefit(positives, kept.length - positives, kept.length, m_thresholds[k]);
        }
        final List<Curve> curves = new ArrayList<>();
        probabilities.forEach((name, p) -> curves.add(curve(name, positive, p, kept, all)));
        return new Result(m_thresholds.clone(), curves, all, new double[all.length], kept.length, positives,
            positive.length - kept.length);
    }

    private Curve curve(final String name, final boolean[] positive, final double[] probability, final int[] kept,
        final double[] all) {
        final double[] benefit = new double[m_thresholds.length];
        final double[] avoided = new double[m_thresholds.length];
        for (int k = 0; k < benefit.length; k++) {
            final double threshold = m_thresholds[k];
            int truePositives = 0;
            int falsePositives = 0;
            for (final int i : kept) {
                if (probability[i] >= threshold) {
                    truePositives += positive[i] ? 1 : 0;
                    falsePositives += positive[i] ? 0 : 1;
                }
            }
            benefit[k] = netBenefit(truePositives, falsePositives, kept.length, threshold);
            avoided[k] = threshold == 0 ? Double.NaN : 100 * (benefit[k] - all[k]) / (threshold / (1 - threshold));
        }
        return new Curve(name, benefit, avoided);
    }

    private static double netBenefit(final int truePositives, final int falsePositives, final int rows,
        final double threshold) {
        return truePositives / (double)rows - falsePositives / (double)rows * (threshold / (1 - threshold));
    }
}
