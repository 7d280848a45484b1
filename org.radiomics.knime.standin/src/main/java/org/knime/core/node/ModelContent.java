package org.knime.core.node;

import org.knime.core.node.config.Config;
import org.radiomics.knime.standin.internal.Doors;

/** A model's content. */
public final class ModelContent extends Config implements ModelContentRO, ModelContentWO {

    /** @param key of the root */
    public ModelContent(final String key) {
        super(key);
    }

    @Override
    public ModelContentWO addModelContent(final String key) {
        final ModelContent child = new ModelContent(key);
        Doors.config().entries(this).put(key, child);
        return child;
    }

    @Override
    public ModelContent getModelContent(final String key) throws InvalidSettingsException {
        if (Doors.config().entries(this).get(key) instanceof ModelContent child) {
            return child;
        }
        throw new InvalidSettingsException("Config for key \"" + key + "\" not found.");
    }
}
