package org.radiomics.knime.stats.selection;

import org.radiomics.knime.stats.cohort.Column;
import org.radiomics.knime.stats.cohort.NumericColumn;
import org.radiomics.knime.stats.cohort.Outcome;
import org.radiomics.knime.stats.cohort.TrainingRows;

/** The features of training rows, checked: numeric and finite. */
final class FeatureValues {

    private FeatureValues() {
    }

    /**
     * @param rows of training
     * @return the values column by column; not copied
     * @throws IllegalArgumentException if a column is categorical or has a value that is not finite
     */
    static double[][] of(final TrainingRows rows) {
        return rows.columns().all().stream().map(FeatureValues::checked).toArray(double[][]::new);
    }

    /**
     * @param rows of training
     * @return per column the values of the negative and of the positive rows
     * @throws IllegalArgumentException as {@link #of}, and if a level of the outcome has no row
     */
    static double[][][] byOutcome(final TrainingRows rows) {
        final Outcome outcome = rows.outcome();
        checkLevels(outcome);
        final double[][] columns = of(rows);
        final double[][][] groups = new double[columns.length][][];
        for (int j = 0; j < columns.length; j++) {
            groups[j] = split(columns[j], outcome);
        }
        return groups;
    }

    /** Refuses an outcome of which a level has no row. */
    static void checkLevels(final Outcome outcome) {
        if (outcome.positives() == 0 || outcome.positives() == outcome.size()) {
            throw new IllegalArgumentException("All " + outcome.size() + " training rows have the outcome \""
                + (outcome.positives() == 0 ? outcome.negativeLevel() : outcome.positiveLevel())
                + "\"; features are scored against two levels. Check the outcome and the role column.");
        }
    }

    /** @return whether all values are the same */
    static boolean isConstant(final double[] values) {
        for (final double value : values) {
            if (value != values[0]) {
                return false;
            }
        }
        return true;
    }

    private static double[][] split(final double[] values, final Outcome outcome) {
        final double[][] groups =
            {new double[outcome.size() - outcome.positives()], new double[outcome.positives()]};
        int positives = 0;
        for (int i = 0; i < values.length; i++) {
            if (outcome.positive()[i]) {
                groups[1][positives++] = values[i];
            } else {
                groups[0][i - positives] = values[i];
            }
        }
        return groups;
    }

    private static double[] checked(final Column column) {
        if (!(column instanceof NumericColumn numeric)) {
            throw new IllegalArgumentException("Column \"" + column.name()
                + "\" is a category; choose numeric features for the selection.");
        }
        final double[] values = numeric.values();
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new IllegalArgumentException("Feature \"" + column.name() + "\" is "
                    + (Double.isNaN(values[i]) ? "missing" : "infinite") + " in training row " + (i + 1)
                    + "; remove the feature or the row before the selection.");
            }
        }
        return values;
    }
}
