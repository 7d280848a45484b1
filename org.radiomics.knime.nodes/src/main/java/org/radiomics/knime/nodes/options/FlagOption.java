package org.radiomics.knime.nodes.options;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;

/** A setting that is on or off. */
public final class FlagOption extends Option<Boolean> {

    private FlagOption(final String key, final String label, final String help, final boolean defaultValue) {
        super(key, label, help, defaultValue);
    }

    /**
     * @param key in camelCase
     * @param label for people
     * @param help for the tooltip
     * @param defaultValue of a new node
     * @return the option
     */
    public static FlagOption of(final String key, final String label, final String help, final boolean defaultValue) {
        return new FlagOption(key, label, help, defaultValue);
    }

    @Override
    public String text(final Boolean value) {
        return Boolean.toString(value);
    }

    @Override
    Boolean parse(final String text) throws InvalidSettingsException {
        if (!"true".equals(text) && !"false".equals(text)) {
            throw invalid("\"" + text + "\"", "true or false");
        }
        return Boolean.valueOf(text);
    }

    @Override
    void save(final Boolean value, final NodeSettingsWO settings) {
        settings.addBoolean(key(), value);
    }

    @Override
    Boolean load(final NodeSettingsRO settings) throws InvalidSettingsException {
        return settings.getBoolean(key());
    }

    @Override
    void check(final Boolean value) {
        // both values are allowed
    }
}
