package org.knime.core.node;

import org.knime.core.node.config.ConfigWO;

/** A node's settings to write. */
public interface NodeSettingsWO extends ConfigWO {

    /**
     * @param key of a new sub tree
     * @return the sub tree, to be filled
     */
    NodeSettingsWO addNodeSettings(String key);
}
