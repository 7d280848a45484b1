package org.radiomics.knime.stats.harmonization;

import java.util.Arrays;

import org.radiomics.knime.stats.distribution.PowerOfTwo;
import org.radiomics.knime.stats.selection.ColumnBasis;

/**
 * A feature of the training rows without its overall mean and the effects of the covariates, in units of its pooled
 * standard deviation within batches.
 *
 * @param standard what was taken away
 * @param values one per row
 */
record StandardizedFeature(ComBatModel.Standard standard, double[] values) {

    /** A remainder that small beside what varies within batches is rounding. */
    private static final double NOTHING = 1e-13;

    /**
     * @param feature finite values
     * @param within the batches
     * @param design the covariates as columns of numbers
     * @param basis the same less their batch means
     * @param reference batch that gives mean and spread; -1 for all
     * @return the feature; null if nothing is left of it
     */
    static StandardizedFeature of(final double[] feature, final WithinBatches within, final double[][] design,
        final ColumnBasis basis, final int reference) {
        final double unit = PowerOfTwo.toUnit(Arrays.stream(feature).map(Math::abs).max().getAsDouble());
        final double[] values = Arrays.stream(feature).map(v -> v * unit).toArray();
        final double[] centred = within.centred(values);
        // What varies within batches may be tiny beside the values; squares of it must not vanish.
        final double again = PowerOfTwo.toUnit(Arrays.stream(centred).map(Math::abs).max().getAsDouble());
        final double[] slopes = Arrays.stream(basis.leastSquares(Arrays.stream(centred).map(v -> v * again).toArray()))
            .map(slope -> slope / again).toArray();
        final double[] rest = without(values, slopes, design);
        final double[] means = within.means(rest);
        final int[][] rows = within.rows();
        double mean = 0;
        double squares = 0;
        int counted = 0;
        for (int b = 0; b < rows.length; b++) {
            mean += b == reference ? means[b] : reference < 0 ? means[b] * rows[b].length / values.length : 0;
            for (final int row : rows[b]) {
                final double residual = (rest[row] - means[b]) * again;
                squares += reference < 0 || b == reference ? residual * residual : 0;
                counted += reference < 0 || b == reference ? 1 : 0;
            }
        }
        final double deviation = Math.sqrt(squares / counted) / again;
        if (deviation <= NOTHING * Arrays.stream(centred).map(Math::abs).max().getAsDouble()) {
            return null;
        }
        final double origin = mean;
        return new StandardizedFeature(new ComBatModel.Standard(unit, origin, slopes, deviation),
            Arrays.stream(rest).map(v -> (v - origin) / deviation).toArray());
    }

    private static double[] without(final double[] values, final double[] slopes, final double[][] design) {
        final double[] rest = values.clone();
        for (int c = 0; c < slopes.length; c++) {
            for (int i = 0; i < rest.length; i++) {
                rest[i] -= slopes[c] * design[c][i];
            }
        }
        return rest;
    }

    double[] take(final int[] rows) {
        return WithinBatches.take(values, rows);
    }
}
