package org.radiomics.knime.nodes.imagepreprocessor;

/** The ways to bring grey values of different scans to one scale. */
enum NormalizationMethod {

    Z_SCORE("z-score"), PERCENTILES("percentiles"), MEAN("mean"), HISTOGRAM("histogram");

    private final String m_text;

    NormalizationMethod(final String text) {
        m_text = text;
    }

    String text() {
        return m_text;
    }
}
