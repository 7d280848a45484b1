package org.knime.core.node.config;

import org.knime.core.node.config.base.ConfigBase;

/** A tree of settings. */
public abstract class Config extends ConfigBase implements ConfigRO, ConfigWO {

    /** @param key of this node of the tree */
    protected Config(final String key) {
        super(key);
    }
}
