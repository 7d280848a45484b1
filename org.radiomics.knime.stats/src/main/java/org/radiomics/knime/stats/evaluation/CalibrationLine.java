package org.radiomics.knime.stats.evaluation;

import java.util.Arrays;

import org.radiomics.knime.stats.model.LogisticModel;

/**
 * The logistic regression of outcomes on the log odds of their probabilities.
 *
 * @param intercept 0 if calibrated
 * @param slope 1 if calibrated
 * @param inTheLarge intercept with the slope held at 1
 */
record CalibrationLine(double intercept, double slope, double inTheLarge) {

    /**
     * @param rows with probabilities
     * @return the line, fitted until it no longer changes; NaN where the outcomes are all alike or a probability is 0
     *         or 1, and intercept and slope also where probabilities separate the outcomes or are all equal
     */
    static CalibrationLine of(final Predictions rows) {
        final double[] logit = Arrays.stream(rows.probability()).map(p -> Math.log(p / (1 - p))).toArray();
        final boolean mixed = rows.positives() > 0 && rows.positives() < rows.size();
        if (!mixed || Arrays.stream(logit).anyMatch(Double::isInfinite)) {
            return new CalibrationLine(Double.NaN, Double.NaN, Double.NaN);
        }
        final double shift = interceptOfSlopeOne(logit, rows.positives());
        final int[] order = StableOrder.of(logit);
        final int[] once = new int[logit.length];
        Arrays.fill(once, 1);
        final double[] fitted = overlaps(rows, order)
            ? settled(new NewtonRefit(new double[][]{logit}, rows.positive(), NewtonRefit.Rule.MAXIMUM).fit(once))
            : null;
        if (fitted == null) {
            return new CalibrationLine(Double.NaN, Double.NaN, shift);
        }
        final int lowest = order[0];
        final int highest = order[order.length - 1];
        final double slope = (fitted[highest] - fitted[lowest]) / (logit[highest] - logit[lowest]);
        return new CalibrationLine(fitted[lowest] - slope * logit[lowest], slope, shift);
    }

    private static double[] settled(final NewtonRefit.Fit fit) {
        return fit.end() == NewtonRefit.End.SETTLED ? fit.linear() : null;
    }

    /** Without an overlap of the outcomes, ties included, the regression has no maximum. */
    private static boolean overlaps(final Predictions rows, final int[] order) {
        final double[] p = rows.probability();
        double lowestCase = Double.NaN;
        double highestCase = Double.NaN;
        double lowestControl = Double.NaN;
        double highestControl = Double.NaN;
        for (final int row : order) {
            if (rows.positive()[row]) {
                lowestCase = Double.isNaN(lowestCase) ? p[row] : lowestCase;
                highestCase = p[row];
            } else {
                lowestControl = Double.isNaN(lowestControl) ? p[row] : lowestControl;
                highestControl = p[row];
            }
        }
        return highestControl > lowestCase && highestCase > lowestControl;
    }

    /** The shift at which the probabilities add up to the number of positives; their sum rises with the shift. */
    private static double interceptOfSlopeOne(final double[] logit, final int positives) {
        double low = -1;
        double high = 1;
        while (expected(logit, low) > positives) {
            low *= 2;
        }
        while (expected(logit, high) < positives) {
            high *= 2;
        }
        for (double middle = (low + high) / 2; middle > low && middle < high; middle = (low + high) / 2) {
            if (expected(logit, middle) < positives) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    private static double expected(final double[] logit, final double shift) {
        double sum = 0;
        for (final double v : logit) {
            sum += LogisticModel.probability(v + shift);
        }
        return sum;
    }
}
