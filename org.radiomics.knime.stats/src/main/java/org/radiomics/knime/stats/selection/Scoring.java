package org.radiomics.knime.stats.selection;

import java.util.List;

import org.radiomics.knime.stats.cohort.TrainingRows;

/** How well each feature by itself tells the outcome's levels apart. */
public interface Scoring {

    /**
     * The score of one feature.
     *
     * @param value the larger, the better; NaN with a reason
     * @param p its p-value; NaN where there is none
     * @param reason why the value is NaN; empty if it is not
     */
    record Score(double value, double p, String reason) {

        static Score undefined(final String reason) {
            return new Score(Double.NaN, Double.NaN, reason);
        }
    }

    /** @return what is computed, in tables: "F" */
    String label();

    /**
     * Scores all features.
     *
     * @param rows with numeric columns without missing values
     * @return one score per column
     * @throws IllegalArgumentException if a column is categorical or has a value that is not finite, or a level has no
     *         row
     */
    List<Score> score(TrainingRows rows);
}
