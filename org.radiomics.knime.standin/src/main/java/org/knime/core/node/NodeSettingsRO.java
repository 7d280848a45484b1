package org.knime.core.node;

import org.knime.core.node.config.ConfigRO;

/** A node's settings to read. */
public interface NodeSettingsRO extends ConfigRO {

    /**
     * @param key of a sub tree
     * @return the sub tree
     * @throws InvalidSettingsException if there is none
     */
    NodeSettingsRO getNodeSettings(String key) throws InvalidSettingsException;
}
