package org.knime.core.node.config.base;

import java.util.Map;

import org.radiomics.knime.standin.internal.ConfigDoor;

/** Opens the entries of settings to the rest of the stand-in. */
final class ConfigDoorway implements ConfigDoor {

    @Override
    public Map<String, Object> entries(final ConfigBaseRO config) {
        return ((ConfigBase)config).m_entries;
    }
}
