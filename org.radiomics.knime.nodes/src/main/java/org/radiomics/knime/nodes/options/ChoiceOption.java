package org.radiomics.knime.nodes.options;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;

/**
 * A setting that is one of a few values, each saved and shown under a text of its own.
 *
 * @param <E> the type of the values
 */
public final class ChoiceOption<E> extends Option<E> {

    private final Map<String, E> m_values;

    private final E m_former;

    private ChoiceOption(final String key, final String label, final String help, final Map<String, E> values,
        final E defaultValue, final E former) {
        super(key, label, help, defaultValue);
        m_values = values;
        m_former = former;
    }

    /**
     * A choice of texts.
     *
     * @param key in camelCase
     * @param label for people
     * @param help for the tooltip, which says what each value means
     * @param values in the order of the dialog
     * @param defaultValue of a new node
     * @return the option
     */
    public static ChoiceOption<String> of(final String key, final String label, final String help,
        final List<String> values, final String defaultValue) {
        return of(key, label, help, values, Function.identity(), defaultValue);
    }

    /**
     * A choice of values with texts, mostly the constants of an enum.
     *
     * @param <E> the type of the values
     * @param key in camelCase
     * @param label for people
     * @param help for the tooltip, which says what each value means
     * @param values in the order of the dialog
     * @param text under which a value is saved and shown, read in upper or lower case; never changed once released
     * @param defaultValue of a new node
     * @return the option
     */
    public static <E> ChoiceOption<E> of(final String key, final String label, final String help,
        final List<E> values, final Function<E, String> text, final E defaultValue) {
        final Map<String, E> byText = new LinkedHashMap<>();
        values.forEach(value -> byText.put(text.apply(value), value));
        return new ChoiceOption<>(key, label, help, Collections.unmodifiableMap(byText), defaultValue,
            defaultValue);
    }

    /**
     * @param former what a node did before it had this option
     * @return this option; workflows without it are loaded with that value, new nodes have the default
     */
    public ChoiceOption<E> formerly(final E former) {
        return new ChoiceOption<>(key(), label(), help(), m_values, defaultValue(), former);
    }

    @Override
    E formerValue() {
        return m_former;
    }

    List<String> texts() {
        return List.copyOf(m_values.keySet());
    }

    @Override
    public String text(final E value) {
        return m_values.entrySet().stream().filter(entry -> entry.getValue().equals(value)).map(Map.Entry::getKey)
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException(value + " is no value of setting \"" + label() + "\"."));
    }

    @Override
    E parse(final String text) throws InvalidSettingsException {
        return m_values.entrySet().stream().filter(entry -> entry.getKey().equalsIgnoreCase(text.strip()))
            .map(Map.Entry::getValue).findFirst()
            .orElseThrow(() -> invalid("\"" + text + "\"", m_values.keySet().stream()
                .map(t -> "\"" + t + "\"").collect(Collectors.joining(", ", "one of ", ""))));
    }

    @Override
    void save(final E value, final NodeSettingsWO settings) {
        settings.addString(key(), text(value));
    }

    @Override
    E load(final NodeSettingsRO settings) throws InvalidSettingsException {
        return parse(settings.getString(key()));
    }

    @Override
    void check(final E value) {
        // parse() lets allowed values through only
    }
}
