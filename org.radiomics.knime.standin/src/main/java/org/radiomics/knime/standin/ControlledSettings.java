package org.radiomics.knime.standin;

import java.util.ArrayList;
import java.util.List;

import org.knime.core.node.InvalidSettingsException;
import org.radiomics.knime.standin.settings.SettingsTree;

/**
 * A node's settings after flow variables have replaced some of them, and the variables that others are given out as.
 */
final class ControlledSettings {

    /** Key of the name of the variable that a setting comes from. */
    static final String USED = "used_variable";

    /** Key of the name of the variable that a setting is given out as. */
    static final String EXPOSED = "exposed_variable";

    private final SettingsTree m_settings;

    private final FlowVariables m_variables;

    private final List<FlowVariables.Variable> m_exposed = new ArrayList<>();

    /**
     * @param settings of a node, left as they are
     * @param tree which of them are controlled: per key the name of a variable, or a sub tree
     * @param variables that reach the node
     * @throws InvalidSettingsException if a variable or setting is missing or their types do not fit
     */
    ControlledSettings(final SettingsTree settings, final SettingsTree tree, final FlowVariables variables)
        throws InvalidSettingsException {
        m_settings = settings.copy();
        m_variables = variables;
        try {
            apply(m_settings, tree);
        } catch (final InvalidSettingsException e) {
            throw new InvalidSettingsException("Errors loading flow variables into node : " + e.getMessage(), e);
        }
    }

    /** @return the settings to use */
    SettingsTree settings() {
        return m_settings;
    }

    /** @return the variables that the node gives out because its settings say so */
    List<FlowVariables.Variable> exposed() {
        return m_exposed;
    }

    private void apply(final SettingsTree settings, final SettingsTree tree) throws InvalidSettingsException {
        for (final String key : tree) {
            final SettingsTree control = tree.tree(key);
            if (!settings.containsKey(key)) {
                throw new InvalidSettingsException("No matching element found for entry with key: " + key);
            }
            final String used = control.getString(USED, null);
            if (used != null) {
                settings.put(key, converted(key, settings.get(key), used));
            }
            final String exposed = control.getString(EXPOSED, null);
            if (exposed != null) {
                m_exposed.add(expose(key, settings.get(key), exposed));
            }
            if (!control.containsKey(USED) && !control.containsKey(EXPOSED)) {
                apply(settings.tree(key), control);
            }
        }
    }

    private Object converted(final String key, final Object setting, final String name)
        throws InvalidSettingsException {
        final Object value = m_variables.get(name);
        if (value == null) {
            throw new InvalidSettingsException("Unknown variable \"" + name + "\"");
        }
        final Object converted = convert(setting, value);
        if (converted == null) {
            throw new InvalidSettingsException("Can't overwrite the config " + key + " with flow variable '" + name
                + "' of type '" + typeOf(value) + "'.");
        }
        return converted;
    }

    /** @return the variable's value as the setting's type, null where KNIME does not convert */
    private static Object convert(final Object setting, final Object value) {
        if (setting == null || setting instanceof String) {
            return value.toString();
        }
        if (setting instanceof Boolean && ("true".equals(value) || "false".equals(value))) {
            return Boolean.valueOf((String)value);
        }
        if (setting instanceof Integer && value instanceof Integer) {
            return value;
        }
        if (setting instanceof Long && value instanceof Integer number) {
            return number.longValue();
        }
        if (setting instanceof Double && value instanceof Number number) {
            return number.doubleValue();
        }
        if (setting instanceof Float && value instanceof Number number) {
            return number.floatValue();
        }
        return null;
    }

    private static FlowVariables.Variable expose(final String key, final Object value, final String name)
        throws InvalidSettingsException {
        if (value instanceof String || value instanceof Integer || value instanceof Double) {
            return new FlowVariables.Variable(name, value);
        }
        throw new InvalidSettingsException("Can't create the flow variable '" + name + "' from config " + key + ".");
    }

    private static String typeOf(final Object value) {
        return value instanceof Integer ? "integer" : value instanceof Double ? "double" : "string";
    }
}
