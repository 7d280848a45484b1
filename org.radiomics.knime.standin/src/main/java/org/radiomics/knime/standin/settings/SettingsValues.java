package org.radiomics.knime.standin.settings;

import java.util.Map;

import org.knime.core.node.NodeSettings;
import org.knime.core.node.config.base.ConfigBase;
import org.radiomics.knime.standin.internal.Doors;

/** Gives settings other values by their key. */
public final class SettingsValues {

    private SettingsValues() {
    }

    /**
     * Replaces a value, and refuses what the node would not understand.
     *
     * @param settings of a node
     * @param key of a setting that exists; <code>a/b</code> is b in the sub tree a
     * @param value of the setting's type: String, Integer, Long, Double, Boolean, or an array of String, int, long,
     *             double, boolean
     * @throws IllegalArgumentException if there is no such setting or it is of another type
     */
    public static void replace(final NodeSettings settings, final String key, final Object value) {
        final int slash = key.indexOf('/');
        final Map<String, Object> entries = Doors.config().entries(settings);
        if (slash >= 0) {
            if (!(entries.get(key.substring(0, slash)) instanceof NodeSettings child)) {
                throw new IllegalArgumentException("There is no setting \"" + key + "\".");
            }
            replace(child, key.substring(slash + 1), value);
            return;
        }
        if (!entries.containsKey(key)) {
            throw new IllegalArgumentException("There is no setting \"" + key + "\", only " + entries.keySet() + ".");
        }
        final Object before = entries.get(key);
        final boolean fits = value.getClass().isArray() ? before instanceof ConfigBase
            : before == null ? value instanceof String : before.getClass() == value.getClass();
        if (!fits) {
            throw new IllegalArgumentException("The setting \"" + key + "\" takes a "
                + (before == null ? "String" : before.getClass().getSimpleName()) + ", not a "
                + value.getClass().getSimpleName() + ".");
        }
        add(settings, key, value);
    }

    private static void add(final NodeSettings settings, final String key, final Object value) {
        if (value instanceof String[] texts) {
            settings.addStringArray(key, texts);
        } else if (value instanceof int[] numbers) {
            settings.addIntArray(key, numbers);
        } else if (value instanceof long[] numbers) {
            settings.addLongArray(key, numbers);
        } else if (value instanceof double[] numbers) {
            settings.addDoubleArray(key, numbers);
        } else if (value instanceof boolean[] truths) {
            settings.addBooleanArray(key, truths);
        } else if (value.getClass().isArray()) {
            throw new IllegalArgumentException("The setting \"" + key + "\" cannot take a "
                + value.getClass().getSimpleName() + ".");
        } else {
            Doors.config().entries(settings).put(key, value);
        }
    }
}
