package org.knime.core.node;

import org.knime.core.node.config.ConfigWO;

/** A model's content to write. */
public interface ModelContentWO extends ConfigWO {
}
