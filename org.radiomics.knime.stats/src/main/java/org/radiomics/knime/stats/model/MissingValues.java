package org.radiomics.knime.stats.model;

/** What a fit does about training rows in which a predictor is missing. Neither way is silent. */
public enum MissingValues {
    /** Fits to the rows that have all predictors, with a warning that counts the others by column. */
    LEAVE_OUT,
    /** Stops with a message that names the columns. */
    REFUSE
}
