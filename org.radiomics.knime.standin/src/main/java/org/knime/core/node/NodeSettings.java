package org.knime.core.node;

import org.knime.core.node.config.Config;
import org.radiomics.knime.standin.internal.Doors;

/** A node's settings. */
public final class NodeSettings extends Config implements NodeSettingsRO, NodeSettingsWO {

    /** @param key of the root */
    public NodeSettings(final String key) {
        super(key);
    }

    @Override
    public NodeSettingsWO addNodeSettings(final String key) {
        final NodeSettings child = new NodeSettings(key);
        Doors.config().entries(this).put(key, child);
        return child;
    }

    @Override
    public NodeSettings getNodeSettings(final String key) throws InvalidSettingsException {
        if (Doors.config().entries(this).get(key) instanceof NodeSettings child) {
            return child;
        }
        throw new InvalidSettingsException("Config for key \"" + key + "\" not found.");
    }
}
