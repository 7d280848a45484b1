package org.radiomics.knime.standin.settings;

/** Gives settings other values by their key. */
public final class SettingsValues {

    private SettingsValues() {
    }

    /**
     * Replaces a value, and refuses what the node would not understand.
     *
     * @param settings of a node
     * @param key of a setting that exists
     * @param value of the setting's type: String, Integer, Double or Boolean
     * @throws IllegalArgumentException if there is no such setting or it is of another type
     */
    public static void replace(final SettingsTree settings, final String key, final Object value) {
        if (!settings.containsKey(key)) {
            throw new IllegalArgumentException("There is no setting \"" + key + "\", only " + settings.keySet() + ".");
        }
        final Object before = settings.get(key);
        final boolean fits = before == null ? value instanceof String : before.getClass() == value.getClass();
        if (!fits) {
            throw new IllegalArgumentException("The setting \"" + key + "\" takes a "
                + (before == null ? "String" : before.getClass().getSimpleName()) + ", not a "
                + value.getClass().getSimpleName() + ".");
        }
        settings.put(key, value);
    }
}
