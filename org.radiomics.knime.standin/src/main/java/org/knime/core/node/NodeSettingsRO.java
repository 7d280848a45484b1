package org.knime.core.node;

import org.knime.core.node.config.ConfigRO;

/** A node's settings to read. */
public interface NodeSettingsRO extends ConfigRO {
}
