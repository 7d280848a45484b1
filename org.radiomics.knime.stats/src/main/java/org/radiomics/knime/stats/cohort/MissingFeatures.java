package org.radiomics.knime.stats.cohort;

/** What becomes of features with missing or infinite values. */
public enum MissingFeatures {
    /** the study stops with a message */
    REFUSE("refuse"),
    /** the feature is left out for all patients */
    DROP("drop feature"),
    /** the value becomes the median of the training rows, once these are known */
    IMPUTE("impute"),
    /** nothing; each later step says what it does with them */
    LEAVE("leave");

    private final String m_label;

    MissingFeatures(final String label) {
        m_label = label;
    }

    /** @return the text that settings and reports use */
    public String label() {
        return m_label;
    }
}
