package org.knime.core.node.config.base;

/** Settings to write: values under keys. Adding under a key that exists replaces the value. */
public interface ConfigBaseWO {

    /** @return the key of this node of the tree */
    String getKey();

    /**
     * @param key to add under
     * @param value the value, null allowed
     */
    void addString(String key, String value);

    /**
     * @param key to add under
     * @param value the value
     */
    void addInt(String key, int value);

    /**
     * @param key to add under
     * @param value the value
     */
    void addLong(String key, long value);

    /**
     * @param key to add under
     * @param value the value
     */
    void addDouble(String key, double value);

    /**
     * @param key to add under
     * @param value the value
     */
    void addBoolean(String key, boolean value);

    /**
     * @param key to add under
     * @param values the array, null allowed
     */
    void addStringArray(String key, String... values);

    /**
     * @param key to add under
     * @param values the array, null allowed
     */
    void addIntArray(String key, int... values);

    /**
     * @param key to add under
     * @param values the array, null allowed
     */
    void addLongArray(String key, long... values);

    /**
     * @param key to add under
     * @param values the array, null allowed
     */
    void addDoubleArray(String key, double... values);

    /**
     * @param key to add under
     * @param values the array, null allowed
     */
    void addBooleanArray(String key, boolean... values);

    /**
     * @param key to add under
     * @param values the array, null allowed
     */
    void addByteArray(String key, byte... values);
}
