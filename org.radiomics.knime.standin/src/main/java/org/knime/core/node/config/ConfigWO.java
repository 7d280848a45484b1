package org.knime.core.node.config;

import org.knime.core.node.config.base.ConfigBaseWO;

/** Settings to write. */
public interface ConfigWO extends ConfigBaseWO {
}
