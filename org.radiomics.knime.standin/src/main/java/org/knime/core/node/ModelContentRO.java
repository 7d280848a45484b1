package org.knime.core.node;

import org.knime.core.node.config.ConfigRO;

/** A model's content to read. */
public interface ModelContentRO extends ConfigRO {

    /**
     * @param key of a sub tree
     * @return the sub tree
     * @throws InvalidSettingsException if there is none
     */
    ModelContentRO getModelContent(String key) throws InvalidSettingsException;
}
