package org.radiomics.knime.nodes.options;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsWO;

/** The values of a node's options. Immutable. */
public final class Settings {

    private final Options m_options;

    private final Map<Option<?>, Object> m_values;

    Settings(final Options options, final Map<Option<?>, Object> values) {
        m_options = options;
        m_values = values;
    }

    /**
     * @param <T> the type of the option's value
     * @param option of this node
     * @return its value
     * @throws IllegalArgumentException if the node does not declare the option
     */
    @SuppressWarnings("unchecked") // with() and Options put values of the option's type only
    public <T> T get(final Option<T> option) {
        final Object value = m_values.get(option);
        if (value == null) {
            throw new IllegalArgumentException("Option \"" + option.key() + "\" is not declared by this node.");
        }
        return (T)value;
    }

    /**
     * @param <T> the type of the option's value
     * @param option of this node
     * @param value its new value
     * @return the settings with that value
     * @throws InvalidSettingsException if the value is out of the option's range
     */
    public <T> Settings with(final Option<T> option, final T value) throws InvalidSettingsException {
        option.check(value);
        final Map<Option<?>, Object> values = new HashMap<>(m_values);
        values.put(option, value);
        return new Settings(m_options, values);
    }

    /** Writes every option's value under its key. */
    public void saveTo(final NodeSettingsWO saved) {
        m_options.save(this, saved);
    }

    /** @return key and value of every option as text, in the order of the dialog; for the study record */
    public Map<String, String> toText() {
        final Map<String, String> text = new LinkedHashMap<>();
        m_options.all().forEach(option -> text.put(option.key(), text(option)));
        return text;
    }

    /**
     * @param <T> the type of the option's value
     * @param option of this node
     * @return its value as text, for sentences
     */
    public <T> String text(final Option<T> option) {
        return option.text(get(option));
    }
}
