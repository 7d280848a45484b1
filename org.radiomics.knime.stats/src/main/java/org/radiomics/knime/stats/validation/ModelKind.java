package org.radiomics.knime.stats.validation;

/** The models that an analysis ends in. */
public enum ModelKind {
    /** Logistic regression on the clinical variables. */
    CLINICAL("clinical model"),
    /** The LASSO's linear combination of features. */
    RAD_SCORE("Rad-score"),
    /** Logistic regression on the clinical variables and the Rad-score. */
    NOMOGRAM("nomogram");

    private final String m_label;

    ModelKind(final String label) {
        m_label = label;
    }

    /** @return its name in tables and sentences */
    public String label() {
        return m_label;
    }
}
