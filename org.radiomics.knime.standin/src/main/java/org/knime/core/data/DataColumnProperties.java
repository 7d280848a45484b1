package org.knime.core.data;

import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.TreeMap;

/** Texts that travel with a column. */
public final class DataColumnProperties {

    private final Map<String, String> m_properties;

    /** Without any. */
    public DataColumnProperties() {
        this(Map.of());
    }

    /** @param content the texts under their keys */
    public DataColumnProperties(final Map<String, String> content) {
        m_properties = Collections.unmodifiableMap(new TreeMap<>(content));
    }

    /**
     * @param key to look for
     * @return whether there is a text
     */
    public boolean containsProperty(final String key) {
        return m_properties.containsKey(key);
    }

    /**
     * @param key to look for
     * @return the text, null if there is none
     */
    public String getProperty(final String key) {
        return m_properties.get(key);
    }

    /**
     * @param key to look for
     * @param def the answer if there is none
     * @return the text
     */
    public String getProperty(final String key, final String def) {
        return m_properties.getOrDefault(key, def);
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
