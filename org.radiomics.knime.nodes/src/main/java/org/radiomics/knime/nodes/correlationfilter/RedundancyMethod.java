package org.radiomics.knime.nodes.correlationfilter;

/** How the node finds features that say nothing of their own. */
enum RedundancyMethod {
    PEARSON("Pearson", "Pearson r"),
    SPEARMAN("Spearman", "Spearman rho"),
    VIF("VIF", "VIF"),
    VARIANCE("variance", "variance"),
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
}
