package org.knime.core.data;

import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.TreeMap;

/** Texts that travel with a column. */
public final class DataColumnProperties {

    static final DataColumnProperties NONE = new DataColumnProperties(Map.of());

    private final Map<String, String> m_properties;

    /** @param content the texts under their keys */
    public DataColumnProperties(final Map<String, String> content) {
        m_properties = Collections.unmodifiableMap(new TreeMap<>(content));
    }

    /**
     * @param key to look for
     * @return the text, null if there is none
     */
    public String getProperty(final String key) {
        return m_properties.get(key);
    }

    /** @return the keys */
    public Enumeration<String> properties() {
        return Collections.enumeration(m_properties.keySet());
    }

    @Override
    public boolean equals(final Object obj) {
        return obj instanceof DataColumnProperties other && other.m_properties.equals(m_properties);
    }

    @Override
    public int hashCode() {
        return m_properties.hashCode();
    }

    @Override
    public String toString() {
        return m_properties.toString();
    }
}
