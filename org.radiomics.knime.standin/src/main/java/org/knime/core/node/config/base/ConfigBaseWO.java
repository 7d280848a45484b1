package org.knime.core.node.config.base;

/** Settings to write: values under keys. Adding under a key that exists replaces the value. */
public interface ConfigBaseWO {

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
    void addDouble(String key, double value);

    /**
     * @param key to add under
     * @param value the value
     */
    void addBoolean(String key, boolean value);
}
