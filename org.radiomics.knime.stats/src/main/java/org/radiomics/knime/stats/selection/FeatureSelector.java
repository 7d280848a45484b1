package org.radiomics.knime.stats.selection;

import org.radiomics.knime.stats.cohort.TrainingRows;

/** Chooses features by what training rows say of them. */
public interface FeatureSelector {

    /** @return the step's name in tables: "ANOVA p < 0.05" */
    String name();

    /**
     * Scores the features and keeps some.
     *
     * @param rows with numeric columns
     * @return scores and names
     * @throws IllegalArgumentException if the rows cannot be used; the message is a sentence
     */
    FeatureSelection fit(TrainingRows rows);
}
