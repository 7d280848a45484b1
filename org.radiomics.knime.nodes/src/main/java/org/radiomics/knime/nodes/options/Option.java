package org.radiomics.knime.nodes.options;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;

/**
 * One setting of a node: declared once, from which its saving, validation, loading, dialog and entry in the study
 * record follow. Every option is one leaf of the node's settings, so that a flow variable can replace it.
 *
 * @param <T> the type of its value; never null
 */
public abstract sealed class Option<T>
    permits TextOption, IntegerOption, NumberOption, FlagOption, ChoiceOption, ColumnOption, NamesOption {

    private final String m_key;

    private final String m_label;

    private final String m_help;

    private final T m_default;

    Option(final String key, final String label, final String help, final T defaultValue) {
        m_key = key;
        m_label = label;
        m_help = help;
        m_default = defaultValue;
    }

    /** @return the settings key, in camelCase; never changed once released */
    public final String key() {
        return m_key;
    }

    /** @return the name that dialog, node description and messages use */
    public final String label() {
        return m_label;
    }

    /** @return one or two sentences for the tooltip */
    public final String help() {
        return m_help;
    }

    /** @return the value of a new node */
    public final T defaultValue() {
        return m_default;
    }

    /** @return the value of a workflow that was saved before this option existed; mostly the default */
    T formerValue() {
        return m_default;
    }

    /**
     * @param value of this option
     * @return the value as text, for the study record and the dialog
     */
    public abstract String text(T value);

    /**
     * @param text as {@link #text} gives it
     * @return the value
     * @throws InvalidSettingsException if the text is no such value, in one sentence for the user
     */
    abstract T parse(String text) throws InvalidSettingsException;

    abstract void save(T value, NodeSettingsWO settings);

    abstract T load(NodeSettingsRO settings) throws InvalidSettingsException;

    /** Says in one sentence which setting is out of its range and what is allowed. */
    abstract void check(T value) throws InvalidSettingsException;

    final InvalidSettingsException invalid(final String value, final String allowed) {
        return new InvalidSettingsException(
            "Setting \"" + m_label + "\" is " + value + "; it must be " + allowed + ".");
    }

    @Override
    public final String toString() {
        return m_key;
    }
}
