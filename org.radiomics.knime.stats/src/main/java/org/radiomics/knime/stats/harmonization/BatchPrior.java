package org.radiomics.knime.stats.harmonization;

import java.util.Arrays;

/**
 * What the features of a batch have in common: the distribution of their standardized shifts and scales, from which
 * each feature's own estimate borrows (Johnson, Li and Rabinovic, Biostatistics 2007, 8:118).
 *
 * @param shiftMean mean of the shifts over features
 * @param shiftVariance their variance (n - 1)
 * @param scaleMean mean of the scales (variances) over features
 * @param scaleVariance their variance (n - 1)
 */
record BatchPrior(double shiftMean, double shiftVariance, double scaleMean, double scaleVariance) {

    /** As R's sva: the iteration ends when no value of any feature changes by more than this share. */
    private static final double CONVERGED = 1e-4;

    private static final int MAX_ITERATIONS = 100_000;

    static BatchPrior of(final double[] shifts, final double[] scales) {
        return new BatchPrior(mean(shifts), variance(shifts), mean(scales), variance(scales));
    }

    private static double mean(final double[] values) {
        return Arrays.stream(values).sum() / values.length;
    }

    private static double variance(final double[] values) {
        final double mean = mean(values);
        return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1);
    }

    /**
     * Shifts towards the normal prior, scales taken as 1; as in sva, whatever the number of rows.
     *
     * @param shifts of the features
     * @return the posterior means
     */
    double[] shifts(final double[] shifts) {
        return Arrays.stream(shifts).map(shift -> posteriorShift(shift, 1, 1)).toArray();
    }

    /**
     * Shifts and scales towards the normal and the inverse gamma prior, in turn, until they settle. As in sva, the
     * change of a shift is divided by the shift with its sign, so that negative shifts do not hold up the end.
     *
     * @param data standardized values of the batch, one array per feature
     * @param shifts their means
     * @param scales their variances
     * @return {shifts, scales}
     */
    double[][] shiftsAndScales(final double[][] data, final double[] shifts, final double[] scales) {
        double[] oldShifts = shifts;
        double[] oldScales = scales;
        for (int iteration = 0; iteration < MAX_ITERATIONS; iteration++) {
            final double[] newShifts = new double[shifts.length];
            final double[] newScales = new double[shifts.length];
            double change = 0;
            for (int j = 0; j < shifts.length; j++) {
                newShifts[j] = posteriorShift(shifts[j], data[j].length, oldScales[j]);
                newScales[j] = posteriorScale(data[j], newShifts[j]);
                change = Math.max(change, change(newShifts[j], oldShifts[j]));
                change = Math.max(change, change(newScales[j], oldScales[j]));
            }
            oldShifts = newShifts;
            oldScales = newScales;
            if (change <= CONVERGED) {
                return new double[][]{newShifts, newScales};
            }
        }
        throw new IllegalArgumentException("The parametric priors of ComBat do not settle within " + MAX_ITERATIONS
            + " iterations; choose the non-parametric prior, or harmonize the mean only.");
    }

    private static double change(final double now, final double before) {
        return now == before ? 0 : Math.abs(now - before) / before;
    }

    private double posteriorShift(final double shift, final int rows, final double scale) {
        final double weight = shiftVariance * rows;
        return (weight * shift + scale * shiftMean) / (weight + scale);
    }

    private double posteriorScale(final double[] values, final double shift) {
        if (scaleVariance == 0) {
            return scaleMean;
        }
        final double squares = Arrays.stream(values).map(v -> (v - shift) * (v - shift)).sum();
        final double shape = (2 * scaleVariance + scaleMean * scaleMean) / scaleVariance;
        final double rate = scaleMean * (scaleVariance + scaleMean * scaleMean) / scaleVariance;
        return (squares / 2 + rate) / (values.length / 2.0 + shape - 1);
    }

    /**
     * Shifts and scales by the distribution of the other features' own ones, each weighted by the likelihood of the
     * feature's values under it. The weights are relative to the largest, so that they cannot all vanish.
     *
     * @param data standardized values of the batch, one array per feature
     * @param shifts their means
     * @param scales their variances; 1 where only means are harmonized
     * @return {shifts, scales}
     */
    static double[][] withoutForm(final double[][] data, final double[] shifts, final double[] scales) {
        final double[][] posterior = new double[2][shifts.length];
        final double[] logScales = Arrays.stream(scales).map(Math::log).toArray();
        final double[] weights = new double[shifts.length];
        for (int j = 0; j < shifts.length; j++) {
            final int rows = data[j].length;
            final double centre = mean(data[j]);
            final double squares = Arrays.stream(data[j]).map(v -> (v - centre) * (v - centre)).sum();
            double largest = Double.NEGATIVE_INFINITY;
            for (int other = 0; other < shifts.length; other++) {
                final double distance = centre - shifts[other];
                weights[other] = other == j ? Double.NEGATIVE_INFINITY
                    : -rows / 2.0 * logScales[other] - (squares + rows * distance * distance) / (2 * scales[other]);
                largest = Math.max(largest, weights[other]);
            }
            double sum = 0;
            for (int other = 0; other < shifts.length; other++) {
                final double weight = Math.exp(weights[other] - largest);
                sum += weight;
                posterior[0][j] += weight * shifts[other];
                posterior[1][j] += weight * scales[other];
            }
            posterior[0][j] /= sum;
            posterior[1][j] /= sum;
        }
        return posterior;
    }
}
