package org.radiomics.knime.nodes.cohort;

/** Whose values a node learns from, where the cohort has roles. */
public enum LearningRows {
    /** Those of the training patients: nothing is learned from the others. */
    TRAINING("training"),
    /** Those of all patients. */
    ALL("all");

    private final String m_text;

    LearningRows(final String text) {
        m_text = text;
    }

    /** @return as it stands in settings */
    public String text() {
        return m_text;
    }
}
