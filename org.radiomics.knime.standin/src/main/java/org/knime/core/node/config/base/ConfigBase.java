package org.knime.core.node.config.base;

import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.knime.core.node.InvalidSettingsException;

/**
 * A tree of settings. An array is a sub tree: <code>array-size</code>, then the members under their index, as KNIME's
 * files have it; a null array is an empty sub tree.
 */
public abstract class ConfigBase implements ConfigBaseRO, ConfigBaseWO {

    private static final String ARRAY_SIZE = "array-size";

    /** Boxed values, null for a null text, and sub trees. */
    final Map<String, Object> m_entries = new LinkedHashMap<>();

    private final String m_key;

    /** @param key of this node of the tree */
    public ConfigBase(final String key) {
        m_key = key;
    }

    @Override
    public String getKey() {
        return m_key;
    }

    @Override
    public Set<String> keySet() {
        return Collections.unmodifiableSet(m_entries.keySet());
    }

    @Override
    public final Iterator<String> iterator() {
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
        return value(key, String.class, "String");
    }

    @Override
    public String getString(final String key, final String def) {
        return holds(key, String.class) ? (String)m_entries.get(key) : def;
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
    public int getInt(final String key, final int def) {
        return m_entries.get(key) instanceof Integer value ? value : def;
    }

    @Override
    public void addLong(final String key, final long value) {
        m_entries.put(key, value);
    }

    @Override
    public long getLong(final String key) throws InvalidSettingsException {
        return value(key, Long.class, "Long");
    }

    @Override
    public long getLong(final String key, final long def) {
        return m_entries.get(key) instanceof Long value ? value : def;
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
    public double getDouble(final String key, final double def) {
        return m_entries.get(key) instanceof Double value ? value : def;
    }

    @Override
    public void addBoolean(final String key, final boolean value) {
        m_entries.put(key, value);
    }

    @Override
    public boolean getBoolean(final String key) throws InvalidSettingsException {
        return value(key, Boolean.class, "Boolean");
    }

    @Override
    public boolean getBoolean(final String key, final boolean def) {
        return m_entries.get(key) instanceof Boolean value ? value : def;
    }

    @Override
    public void addStringArray(final String key, final String... values) {
        final Map<String, Object> entries = addArray(key, values == null ? -1 : values.length);
        for (int i = 0; values != null && i < values.length; i++) {
            entries.put(Integer.toString(i), values[i]);
        }
    }

    @Override
    public String[] getStringArray(final String key) throws InvalidSettingsException {
        final ConfigBase array = array(key);
        final int size = array.getInt(ARRAY_SIZE, -1);
        if (size < 0) {
            return null;
        }
        final String[] values = new String[size];
        for (int i = 0; i < size; i++) {
            values[i] = array.value(Integer.toString(i), String.class, "String");
        }
        return values;
    }

    @Override
    public String[] getStringArray(final String key, final String... def) {
        try {
            return getStringArray(key);
        } catch (final InvalidSettingsException e) {
            return def;
        }
    }

    @Override
    public void addIntArray(final String key, final int... values) {
        final Map<String, Object> entries = addArray(key, values == null ? -1 : values.length);
        for (int i = 0; values != null && i < values.length; i++) {
            entries.put(Integer.toString(i), values[i]);
        }
    }

    @Override
    public int[] getIntArray(final String key) throws InvalidSettingsException {
        final ConfigBase array = array(key);
        final int size = array.getInt(ARRAY_SIZE, -1);
        if (size < 0) {
            return null;
        }
        final int[] values = new int[size];
        for (int i = 0; i < size; i++) {
            values[i] = array.value(Integer.toString(i), Integer.class, "Int");
        }
        return values;
    }

    @Override
    public int[] getIntArray(final String key, final int... def) {
        try {
            return getIntArray(key);
        } catch (final InvalidSettingsException e) {
            return def;
        }
    }

    @Override
    public void addLongArray(final String key, final long... values) {
        final Map<String, Object> entries = addArray(key, values == null ? -1 : values.length);
        for (int i = 0; values != null && i < values.length; i++) {
            entries.put(Integer.toString(i), values[i]);
        }
    }

    @Override
    public long[] getLongArray(final String key) throws InvalidSettingsException {
        final ConfigBase array = array(key);
        final int size = array.getInt(ARRAY_SIZE, -1);
        if (size < 0) {
            return null;
        }
        final long[] values = new long[size];
        for (int i = 0; i < size; i++) {
            values[i] = array.value(Integer.toString(i), Long.class, "Long");
        }
        return values;
    }

    @Override
    public long[] getLongArray(final String key, final long... def) {
        try {
            return getLongArray(key);
        } catch (final InvalidSettingsException e) {
            return def;
        }
    }

    @Override
    public void addDoubleArray(final String key, final double... values) {
        final Map<String, Object> entries = addArray(key, values == null ? -1 : values.length);
        for (int i = 0; values != null && i < values.length; i++) {
            entries.put(Integer.toString(i), values[i]);
        }
    }

    @Override
    public double[] getDoubleArray(final String key) throws InvalidSettingsException {
        final ConfigBase array = array(key);
        final int size = array.getInt(ARRAY_SIZE, -1);
        if (size < 0) {
            return null;
        }
        final double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            values[i] = array.value(Integer.toString(i), Double.class, "Double");
        }
        return values;
    }

    @Override
    public double[] getDoubleArray(final String key, final double... def) {
        try {
            return getDoubleArray(key);
        } catch (final InvalidSettingsException e) {
            return def;
        }
    }

    @Override
    public void addBooleanArray(final String key, final boolean... values) {
        final Map<String, Object> entries = addArray(key, values == null ? -1 : values.length);
        for (int i = 0; values != null && i < values.length; i++) {
            entries.put(Integer.toString(i), values[i]);
        }
    }

    @Override
    public boolean[] getBooleanArray(final String key) throws InvalidSettingsException {
        final ConfigBase array = array(key);
        final int size = array.getInt(ARRAY_SIZE, -1);
        if (size < 0) {
            return null;
        }
        final boolean[] values = new boolean[size];
        for (int i = 0; i < size; i++) {
            values[i] = array.value(Integer.toString(i), Boolean.class, "Boolean");
        }
        return values;
    }

    @Override
    public boolean[] getBooleanArray(final String key, final boolean... def) {
        try {
            return getBooleanArray(key);
        } catch (final InvalidSettingsException e) {
            return def;
        }
    }

    @Override
    public void addByteArray(final String key, final byte... values) {
        final Map<String, Object> entries = addArray(key, values == null ? -1 : values.length);
        for (int i = 0; values != null && i < values.length; i++) {
            entries.put(Integer.toString(i), values[i]);
        }
    }

    @Override
    public byte[] getByteArray(final String key) throws InvalidSettingsException {
        final ConfigBase array = array(key);
        final int size = array.getInt(ARRAY_SIZE, -1);
        if (size < 0) {
            return null;
        }
        final byte[] values = new byte[size];
        for (int i = 0; i < size; i++) {
            values[i] = array.value(Integer.toString(i), Byte.class, "Byte");
        }
        return values;
    }

    @Override
    public byte[] getByteArray(final String key, final byte... def) {
        try {
            return getByteArray(key);
        } catch (final InvalidSettingsException e) {
            return def;
        }
    }

    @Override
    public boolean equals(final Object other) {
        return other instanceof ConfigBase config && config.m_key.equals(m_key) && config.m_entries.equals(m_entries);
    }

    @Override
    public int hashCode() {
        return m_entries.hashCode();
    }

    @Override
    public String toString() {
        return m_key;
    }

    private boolean holds(final String key, final Class<?> type) {
        final Object value = m_entries.get(key);
        return value == null ? type == String.class && m_entries.containsKey(key) : type.isInstance(value);
    }

    private <T> T value(final String key, final Class<T> type, final String name) throws InvalidSettingsException {
        if (!holds(key, type)) {
            throw new InvalidSettingsException(name + " for key \"" + key + "\" not found.");
        }
        return type.cast(m_entries.get(key));
    }

    private ConfigBase array(final String key) throws InvalidSettingsException {
        if (m_entries.get(key) instanceof ConfigBase config) {
            return config;
        }
        throw new InvalidSettingsException("Config for key \"" + key + "\" not found.");
    }

    private Map<String, Object> addArray(final String key, final int size) {
        final ConfigBase array = new ArrayConfig(key);
        m_entries.put(key, array);
        if (size >= 0) {
            array.addInt(ARRAY_SIZE, size);
        }
        return array.m_entries;
    }
}
