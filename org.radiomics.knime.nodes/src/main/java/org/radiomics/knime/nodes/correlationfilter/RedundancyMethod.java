package org.radiomics.knime.nodes.correlationfilter;

/** How the node finds features that say nothing of their own. */
public enum RedundancyMethod {
    /** correlation of the values */
    PEARSON("Pearson", "Pearson r"),
    /** correlation of the ranks */
    SPEARMAN("Spearman", "Spearman rho"),
    /** variance inflation factor */
    VIF("VIF", "VIF"),
    /** variance of a feature by itself */
    VARIANCE("variance", "variance"),
    /** minimum redundancy, maximum relevance */
    MRMR("mRMR", "mRMR criterion");

    private final String m_label;

    private final String m_measure;

    RedundancyMethod(final String label, final String measure) {
        m_label = label;
        m_measure = measure;
    }

    /** @return the text of the setting */
    String label() {
        return m_label;
    }

    /** @return what the table's values are */
    String measure() {
        return m_measure;
    }

    /** @return whether a limit of correlation decides */
    boolean isCorrelation() {
        return this == PEARSON || this == SPEARMAN;
    }
}
