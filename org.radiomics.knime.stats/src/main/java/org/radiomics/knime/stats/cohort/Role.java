package org.radiomics.knime.stats.cohort;

/** What a row of a cohort may be used for. */
public enum Role {
    /** models are fitted to it */
    TRAINING,
    /** models are judged on it, never fitted to it */
    VALIDATION;

    /** @return the text that tables and reports use */
    public String label() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
