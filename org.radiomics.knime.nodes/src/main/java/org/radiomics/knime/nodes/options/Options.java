package org.radiomics.knime.nodes.options;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeLogger;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;

/** All settings of a node, in the order and on the tabs of its dialog. Immutable. */
public final class Options {

    /** The options of a node without settings. */
    public static final Options NONE = new Options(Map.of());

    private final Map<String, List<Option<?>>> m_tabs;

    private Options(final Map<String, List<Option<?>>> tabs) {
        m_tabs = Collections.unmodifiableMap(new LinkedHashMap<>(tabs));
        final Set<String> keys = new HashSet<>();
        for (final Option<?> option : all()) {
            if (!keys.add(option.key())) {
                throw new IllegalArgumentException("Two options have the key \"" + option.key() + "\".");
            }
        }
    }

    /**
     * @param options of a node, in the order of its dialog
     * @return them on one tab
     */
    public static Options of(final Option<?>... options) {
        return NONE.tab("Settings", options);
    }

    /**
     * @param title of a further tab of the dialog
     * @param options on it
     * @return these options and those
     */
    public Options tab(final String title, final Option<?>... options) {
        final Map<String, List<Option<?>>> tabs = new LinkedHashMap<>(m_tabs);
        tabs.put(title, List.of(options));
        return new Options(tabs);
    }

    Map<String, List<Option<?>>> tabs() {
        return m_tabs;
    }

    /** @return all options in order */
    public List<Option<?>> all() {
        final List<Option<?>> all = new ArrayList<>();
        m_tabs.values().forEach(all::addAll);
        return all;
    }

    /** @return every option at its default */
    public Settings defaults() {
        final Map<Option<?>, Object> values = new HashMap<>();
        all().forEach(option -> values.put(option, option.defaultValue()));
        return new Settings(this, values);
    }

    /**
     * Reads and checks settings. A key that is missing gives the option's default, or what it was before there was
     * a choice, so that older workflows keep loading; a key that this version does not know is named in the log and
     * otherwise ignored.
     *
     * @param saved by this or another version of the node
     * @return the values
     * @throws InvalidSettingsException if a value is out of its range, with the setting's label and what is allowed
     */
    public Settings load(final NodeSettingsRO saved) throws InvalidSettingsException {
        final Map<Option<?>, Object> values = new HashMap<>();
        final Set<String> known = new HashSet<>();
        for (final Option<?> option : all()) {
            values.put(option, loadOne(option, saved));
            known.add(option.key());
        }
        for (final String key : saved.keySet()) {
            if (!known.contains(key) && !key.endsWith("_Internals")) {
                NodeLogger.getLogger(Options.class).warn("Setting \"" + key
                    + "\" is not known to this version of the node and was left out.");
            }
        }
        return new Settings(this, values);
    }

    private static <T> T loadOne(final Option<T> option, final NodeSettingsRO saved) throws InvalidSettingsException {
        if (!saved.containsKey(option.key())) {
            return option.formerValue();
        }
        final T value = option.load(saved);
        option.check(value);
        return value;
    }

    /** Writes every option's value under its key. */
    void save(final Settings settings, final NodeSettingsWO saved) {
        all().forEach(option -> saveOne(option, settings, saved));
    }

    private static <T> void saveOne(final Option<T> option, final Settings settings, final NodeSettingsWO saved) {
        option.save(settings.get(option), saved);
    }
}
