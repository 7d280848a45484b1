package org.radiomics.knime.feature.phantom;

/** The three readings of the study. */
enum Reading {

    /** The primary reading, of every patient. */
    READER1("reader1", "reader1", 0),

    /** The same reader two weeks later. */
    READER1_REPEAT("reader1_repeat", "reader1", 0),

    /** Another reader, who draws a little wider. */
    READER2("reader2", "reader2", 0.25);

    private final String m_label;

    private final String m_person;

    private final double m_generosity;

    Reading(final String label, final String person, final double generosity) {
        m_label = label;
        m_person = person;
        m_generosity = generosity;
    }

    /** @return the name in manifests and file names */
    String label() {
        return m_label;
    }

    /** @return who reads */
    String person() {
        return m_person;
    }

    /** @return by how many mm this reader draws outside the boundary on average */
    double generosity() {
        return m_generosity;
    }
}
