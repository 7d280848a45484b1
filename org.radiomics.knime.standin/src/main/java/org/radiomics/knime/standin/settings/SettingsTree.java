package org.radiomics.knime.standin.settings;

import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContentRO;
import org.knime.core.node.ModelContentWO;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;

/**
 * Settings as KNIME's files have them: values and sub trees under keys, in the order in which they were added. A getter
 * without a default fails where the key is missing or of another type; a getter with a default then answers the
 * default. An array is a sub tree: <code>array-size</code>, then the members under their index.
 */
public final class SettingsTree implements NodeSettingsRO, NodeSettingsWO, ModelContentRO, ModelContentWO {

    private final String m_key;

    private final Map<String, Object> m_entries = new LinkedHashMap<>();

    /** @param key of the root */
    public SettingsTree(final String key) {
        m_key = key;
    }

    /** @return a copy that shares nothing with this tree */
    public SettingsTree copy() {
        final SettingsTree copy = new SettingsTree(m_key);
        m_entries.forEach((key, value) -> copy.m_entries.put(key,
            value instanceof SettingsTree child ? child.copy() : value));
        return copy;
    }

    /** @return the key of this node of the tree */
    public String key() {
        return m_key;
    }

    /**
     * @param key of an entry
     * @return a text, a boxed number or truth value, a sub tree; null for a null text and where there is no entry
     */
    public Object get(final String key) {
        return m_entries.get(key);
    }

    /**
     * @param key of an entry
     * @param value a text, a boxed number or truth value, a sub tree; null for a null text
     */
    public void put(final String key, final Object value) {
        if (!(value instanceof SettingsTree)) {
            EntryType.of(value);
        }
        m_entries.put(key, value);
    }

    /**
     * @param key of a sub tree
     * @return the sub tree
     * @throws InvalidSettingsException if there is none
     */
    public SettingsTree tree(final String key) throws InvalidSettingsException {
        return value(key, SettingsTree.class, "Config");
    }

    /**
     * @param key of a new sub tree
     * @return the sub tree, to be filled
     */
    public SettingsTree addTree(final String key) {
        final SettingsTree child = new SettingsTree(key);
        m_entries.put(key, child);
        return child;
    }

    /**
     * @param key of an array
     * @param values its members
     */
    public void addIntArray(final String key, final int... values) {
        final SettingsTree array = addTree(key);
        array.addInt("array-size", values.length);
        for (int i = 0; i < values.length; i++) {
            array.addInt(Integer.toString(i), values[i]);
        }
    }

    @Override
    public Set<String> keySet() {
        return Collections.unmodifiableSet(m_entries.keySet());
    }

    @Override
    public Iterator<String> iterator() {
        return keySet().iterator();
    }

    @Override
    public boolean containsKey(final String key) {
        return m_entries.containsKey(key);
    }

    @Override
    public void addString(final String key, final String value) {
        m_entries.put(key, value);
    }

    @Override
    public String getString(final String key) throws InvalidSettingsException {
        return m_entries.get(key) == null && containsKey(key) ? null : value(key, String.class, "String");
    }

    /**
     * @param key of a text
     * @param def the answer if the key is missing or of another type
     * @return the text or the default
     */
    public String getString(final String key, final String def) {
        return m_entries.get(key) == null && containsKey(key) || m_entries.get(key) instanceof String
            ? (String)m_entries.get(key) : def;
    }

    @Override
    public void addInt(final String key, final int value) {
        m_entries.put(key, value);
    }

    @Override
    public int getInt(final String key) throws InvalidSettingsException {
        return value(key, Integer.class, "Int");
    }

    @Override
    public void addDouble(final String key, final double value) {
        m_entries.put(key, value);
    }

    @Override
    public double getDouble(final String key) throws InvalidSettingsException {
        return value(key, Double.class, "Double");
    }

    @Override
    public void addBoolean(final String key, final boolean value) {
        m_entries.put(key, value);
    }

    @Override
    public boolean getBoolean(final String key) throws InvalidSettingsException {
        return value(key, Boolean.class, "Boolean");
    }

    /**
     * @param key of a truth value
     * @param def the answer if the key is missing or of another type
     * @return the value or the default
     */
    public boolean getBoolean(final String key, final boolean def) {
        return m_entries.get(key) instanceof Boolean value ? value : def;
    }

    @Override
    public boolean equals(final Object other) {
        return other instanceof SettingsTree tree && tree.m_key.equals(m_key) && tree.m_entries.equals(m_entries);
    }

    @Override
    public int hashCode() {
        return m_entries.hashCode();
    }

    @Override
    public String toString() {
        return m_key + m_entries;
    }

    private <T> T value(final String key, final Class<T> type, final String name) throws InvalidSettingsException {
        if (!type.isInstance(m_entries.get(key))) {
            throw new InvalidSettingsException(name + " for key \"" + key + "\" not found.");
        }
        return type.cast(m_entries.get(key));
    }
}
