package org.knime.core.node;

import org.knime.core.node.config.ConfigRO;

/** A model's content to read. */
public interface ModelContentRO extends ConfigRO {
}
