package org.radiomics.knime.nodes.options;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;

/**
 * A setting that is a list of names, saved as one text with commas between them so that one flow variable can replace
 * it. A name with a comma stands in double quotes.
 */
public final class NamesOption extends Option<List<String>> {

    private NamesOption(final String key, final String label, final String help, final List<String> defaultValue) {
        super(key, label, help, defaultValue);
    }

    /**
     * @param key in camelCase
     * @param label for people
     * @param help for the tooltip, which says what an empty list means
     * @param defaultValue of a new node
     * @return the option
     */
    public static NamesOption of(final String key, final String label, final String help,
        final List<String> defaultValue) {
        return new NamesOption(key, label, help, List.copyOf(defaultValue));
    }

    @Override
    public String text(final List<String> value) {
        return value.stream().map(name -> name.contains(",") ? "\"" + name + "\"" : name)
            .collect(Collectors.joining(", "));
    }

    @Override
    List<String> parse(final String text) throws InvalidSettingsException {
        final List<String> names = new ArrayList<>();
        final StringBuilder name = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i <= text.length(); i++) {
            final char c = i < text.length() ? text.charAt(i) : ',';
            if (c == '"') {
                quoted = !quoted;
            } else if (c != ',' || quoted && i < text.length()) {
                name.append(c);
            } else {
                if (!name.toString().isBlank()) {
                    names.add(name.toString().strip());
                }
                name.setLength(0);
            }
        }
        if (quoted) {
            throw invalid("\"" + text + "\"", "names with commas between them, every quote closed");
        }
        return List.copyOf(names);
    }

    @Override
    void save(final List<String> value, final NodeSettingsWO settings) {
        settings.addString(key(), text(value));
    }

    @Override
    List<String> load(final NodeSettingsRO settings) throws InvalidSettingsException {
        final String value = settings.getString(key());
        return parse(value == null ? "" : value);
    }

    @Override
    void check(final List<String> value) {
        // whether the names exist is known once the table is
    }
}
