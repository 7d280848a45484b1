package org.radiomics.knime.stats.validation;

import java.util.Arrays;

import org.radiomics.knime.stats.evaluation.Roc;

/**
 * What a model predicted for rows that its fit had not seen.
 *
 * @param repetitions {@code repetitions[r][i]} is the probability of row i in repetition r of a cross-validation, or in
 *            bootstrap sample r; NaN where the row was not held out or has no prediction; read only
 * @param times how often each row has one; read only
 * @param apparent probability of each row by the model fitted to all rows, the single-pass way; read only
 */
public record HeldOutPredictions(double[][] repetitions, int[] times, double[] apparent) {

    /** The places at which a mean curve is given, from 0 to 1. */
    private static final int PLACES = 101;

    /**
     * A ROC curve averaged over the repetitions: the mean sensitivity at each false positive rate. Its area is the mean
     * of the areas, but for the width of the grid, so that picture and table say the same.
     *
     * @param falsePositiveRate 0, 0.01, ... 1
     * @param sensitivity mean at that rate; 0 is the start of the curve and 1 its end
     */
    public record MeanCurve(double[] falsePositiveRate, double[] sensitivity) {
    }

    /** @return the mean over the repetitions, one per row; NaN where there is none */
    double[] mean() {
        final double[] mean = new double[times.length];
        for (final double[] repetition : repetitions) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += Double.isNaN(repetition[i]) ? 0 : repetition[i];
            }
        }
        for (int i = 0; i < mean.length; i++) {
            mean[i] /= times[i];
        }
        return mean;
    }

    /**
     * @param positive one flag per row
     * @return the mean curve of the held-out predictions; all NaN if no repetition has both outcomes
     */
    public MeanCurve heldOutCurve(final boolean[] positive) {
        final double[] sum = new double[PLACES];
        int curves = 0;
        for (final double[] repetition : repetitions) {
            if (!Double.isNaN(Measure.AUC.of(positive, repetition))) {
                final double[] one = sensitivities(Roc.of(positive, repetition));
                for (int k = 0; k < PLACES; k++) {
                    sum[k] += one[k];
                }
                curves++;
            }
        }
        for (int k = 0; k < PLACES; k++) {
            sum[k] /= curves;
        }
        return new MeanCurve(grid(), sum);
    }

    /**
     * @param positive one flag per row
     * @return the curve of the apparent predictions at the same places
     */
    public MeanCurve apparentCurve(final boolean[] positive) {
        return new HeldOutPredictions(new double[][]{apparent}, times, apparent).heldOutCurve(positive);
    }

    private static double[] grid() {
        final double[] grid = new double[PLACES];
        Arrays.setAll(grid, k -> k / (PLACES - 1.0));
        return grid;
    }

    /** Along a curve from (0, 0) to (1, 1), by linear interpolation; on a step, its upper end. */
    private static double[] sensitivities(final Roc roc) {
        final double[] x = roc.points().stream().mapToDouble(point -> 1 - point.specificity()).toArray();
        final double[] y = roc.points().stream().mapToDouble(Roc.Point::sensitivity).toArray();
        final double[] at = grid();
        final double[] values = new double[PLACES];
        for (int k = 0; k < PLACES; k++) {
            for (int i = 1; i < x.length; i++) {
                final int a = x[i - 1] <= x[i] ? i - 1 : i;
                final int b = 2 * i - 1 - a;
                if (at[k] >= x[a] && at[k] <= x[b]) {
                    values[k] = Math.max(values[k],
                        x[a] == x[b] ? Math.max(y[a], y[b]) : y[a] + (y[b] - y[a]) * ((at[k] - x[a]) / (x[b] - x[a])));
                }
            }
        }
        values[0] = 0;
        return values;
    }
}
