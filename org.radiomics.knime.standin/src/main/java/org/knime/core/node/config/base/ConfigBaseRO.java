package org.knime.core.node.config.base;

import java.util.Iterator;
import java.util.Set;

import org.knime.core.node.InvalidSettingsException;

/** Settings to read: values under keys, in the order in which they were added. */
public interface ConfigBaseRO extends Iterable<String> {

    /** @return the keys in order; read only */
    Set<String> keySet();

    /** @return the keys in order */
    @Override
    Iterator<String> iterator();

    /**
     * @param key to look for
     * @return whether there is a value or a sub tree under the key
     */
    boolean containsKey(String key);

    /**
     * @param key of the value
     * @return the value, may be null
     * @throws InvalidSettingsException if the key is missing or of another type
     */
    String getString(String key) throws InvalidSettingsException;

    /**
     * @param key of the value
     * @return the value
     * @throws InvalidSettingsException if the key is missing or of another type
     */
    int getInt(String key) throws InvalidSettingsException;

    /**
     * @param key of the value
     * @return the value
     * @throws InvalidSettingsException if the key is missing or of another type
     */
    double getDouble(String key) throws InvalidSettingsException;

    /**
     * @param key of the value
     * @return the value
     * @throws InvalidSettingsException if the key is missing or of another type
     */
    boolean getBoolean(String key) throws InvalidSettingsException;
}
