package org.radiomics.knime.standin.internal;

import java.util.Map;

import org.knime.core.node.config.base.ConfigBaseRO;

/** What <code>org.knime.core.node.config.base</code> keeps to itself. */
public interface ConfigDoor {

    /**
     * @param config settings
     * @return their entries, live: texts (null allowed), boxed numbers and booleans, sub trees
     */
    Map<String, Object> entries(ConfigBaseRO config);
}
