package org.radiomics.knime.stats.selection;

import java.util.List;
import org.radiomics.knime.stats.cohort.Column;
import org.radiomics.knime.stats.cohort.NumericColumn;
import org.radiomics.knime.stats.cohort.TrainingRows;
import org.radiomics.knime.stats.test.OneWayAnova;

/** The one-way analysis of variance of every feature against the outcome's two levels. */
final class AnovaScores {

    private AnovaScores() {
    }

    /**
     * @param rows with numeric columns without missing values
     * @return one result per column
     * @throws IllegalArgumentException if a column is categorical or has a value that is not finite, or a level has no
     *         row
     */
    static OneWayAnova.Result[] of(final TrainingRows rows) {
        final boolean[] positive = rows.outcome().positive();
        final int positives = rows.outcome().positives();
        if (positives == 0 || positives == positive.length) {
            throw new IllegalArgumentException("All " + positive.length + " training rows have the outcome \""
                + (positives == 0 ? rows.outcome().negativeLevel() : rows.outcome().positiveLevel())
                + "\"; features are scored against two levels. Check the outcome and the role column.");
        }
        final List<Column> columns = rows.columns().all();
        final OneWayAnova.Result[] results = new OneWayAnova.Result[columns.size()];
        final double[][] groups = {new double[positive.length - positives], new double[positives]};
        for (int j = 0; j < results.length; j++) {
            split(columns.get(j), positive, groups);
            results[j] = OneWayAnova.withDefaults().test(groups);
        }
        return results;
    }

    private static void split(final Column column, final boolean[] positive, final double[][] groups) {
        if (!(column instanceof NumericColumn numeric)) {
            throw new IllegalArgumentException("Column \"" + column.name()
                + "\" is a category; choose numeric features for the selection.");
        }
        final double[] values = numeric.values();
        int positives = 0;
        for (int i = 0; i < values.length; i++) {
            if (Double.isNaN(values[i]) || Double.isInfinite(values[i])) {
                throw new IllegalArgumentException("Feature \"" + column.name() + "\" is "
                    + (Double.isNaN(values[i]) ? "missing" : "infinite") + " in training row " + (i + 1)
                    + "; remove the feature or the row before the selection.");
            }
            if (positive[i]) {
                groups[1][positives++] = values[i];
            } else {
                groups[0][i - positives] = values[i];
            }
        }
    }
}
