package org.knime.core.node.config.base;

import java.util.Iterator;
import java.util.Set;

import org.knime.core.node.InvalidSettingsException;

/**
 * Settings to read: values under keys, in the order in which they were added. A getter without a default fails where
 * the key is missing or of another type; a getter with a default then answers the default.
 */
public interface ConfigBaseRO extends Iterable<String> {

    /** @return the key of this node of the tree */
    String getKey();

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
     * @param def the answer if the key is missing or of another type
     * @return the value or the default
     */
    String getString(String key, String def);

    /**
     * @param key of the value
     * @return the value
     * @throws InvalidSettingsException if the key is missing or of another type
     */
    int getInt(String key) throws InvalidSettingsException;

    /**
     * @param key of the value
     * @param def the answer if the key is missing or of another type
     * @return the value or the default
     */
    int getInt(String key, int def);

    /**
     * @param key of the value
     * @return the value
     * @throws InvalidSettingsException if the key is missing or of another type
     */
    long getLong(String key) throws InvalidSettingsException;

    /**
     * @param key of the value
     * @param def the answer if the key is missing or of another type
     * @return the value or the default
     */
    long getLong(String key, long def);

    /**
     * @param key of the value
     * @return the value
     * @throws InvalidSettingsException if the key is missing or of another type
     */
    double getDouble(String key) throws InvalidSettingsException;

    /**
     * @param key of the value
     * @param def the answer if the key is missing or of another type
     * @return the value or the default
     */
    double getDouble(String key, double def);

    /**
     * @param key of the value
     * @return the value
     * @throws InvalidSettingsException if the key is missing or of another type
     */
    boolean getBoolean(String key) throws InvalidSettingsException;

    /**
     * @param key of the value
     * @param def the answer if the key is missing or of another type
     * @return the value or the default
     */
    boolean getBoolean(String key, boolean def);

    /**
     * @param key of the array
     * @return the array, null if null was added
     * @throws InvalidSettingsException if the key is missing or of another type
     */
    String[] getStringArray(String key) throws InvalidSettingsException;

    /**
     * @param key of the array
     * @param def the answer if the key is missing or of another type
     * @return the array or the default
     */
    String[] getStringArray(String key, String... def);

    /**
     * @param key of the array
     * @return the array, null if null was added
     * @throws InvalidSettingsException if the key is missing or of another type
     */
    int[] getIntArray(String key) throws InvalidSettingsException;

    /**
     * @param key of the array
     * @param def the answer if the key is missing or of another type
     * @return the array or the default
     */
    int[] getIntArray(String key, int... def);

    /**
     * @param key of the array
     * @return the array, null if null was added
     * @throws InvalidSettingsException if the key is missing or of another type
     */
    long[] getLongArray(String key) throws InvalidSettingsException;

    /**
     * @param key of the array
     * @param def the answer if the key is missing or of another type
     * @return the array or the default
     */
    long[] getLongArray(String key, long... def);

    /**
     * @param key of the array
     * @return the array, null if null was added
     * @throws InvalidSettingsException if the key is missing or of another type
     */
    double[] getDoubleArray(String key) throws InvalidSettingsException;

    /**
     * @param key of the array
     * @param def the answer if the key is missing or of another type
     * @return the array or the default
     */
    double[] getDoubleArray(String key, double... def);

    /**
     * @param key of the array
     * @return the array, null if null was added
     * @throws InvalidSettingsException if the key is missing or of another type
     */
    boolean[] getBooleanArray(String key) throws InvalidSettingsException;

    /**
     * @param key of the array
     * @param def the answer if the key is missing or of another type
     * @return the array or the default
     */
    boolean[] getBooleanArray(String key, boolean... def);

    /**
     * @param key of the array
     * @return the array, null if null was added
     * @throws InvalidSettingsException if the key is missing or of another type
     */
    byte[] getByteArray(String key) throws InvalidSettingsException;

    /**
     * @param key of the array
     * @param def the answer if the key is missing or of another type
     * @return the array or the default
     */
    byte[] getByteArray(String key, byte... def);
}
