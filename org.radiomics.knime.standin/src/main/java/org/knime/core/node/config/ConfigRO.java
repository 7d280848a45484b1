package org.knime.core.node.config;

import org.knime.core.node.config.base.ConfigBaseRO;

/** Settings to read. */
public interface ConfigRO extends ConfigBaseRO {
}
