package org.radiomics.knime.standin.settings;

import java.util.Map;

import org.knime.core.node.NodeSettings;
import org.knime.core.node.config.base.ConfigBase;
import org.knime.core.node.config.base.ConfigBaseRO;
import org.radiomics.knime.standin.internal.Doors;

/** Copies settings. */
public final class SettingsCopy {

    private SettingsCopy() {
    }

    /**
     * @param config settings
     * @param key of the copy's root
     * @return a copy that shares nothing with them
     */
    public static NodeSettings of(final ConfigBaseRO config, final String key) {
        final NodeSettings copy = new NodeSettings(key);
        final Map<String, Object> entries = Doors.config().entries(copy);
        Doors.config().entries(config).forEach((name, value) -> entries.put(name,
            value instanceof ConfigBase child ? of(child, name) : value));
        return copy;
    }
}
