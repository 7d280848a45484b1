package org.radiomics.knime.nodes.options;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;

/** A setting that is free text, or the path of a file or folder. */
public final class TextOption extends Option<String> {

    /** What the text names, which decides how the dialog asks for it. */
    enum Content {
        TEXT, FILE, FOLDER
    }

    private final Content m_content;

    private final boolean m_required;

    private TextOption(final String key, final String label, final String help, final String defaultValue,
        final Content content, final boolean required) {
        super(key, label, help, defaultValue);
        m_content = content;
        m_required = required;
    }

    /**
     * @param key in camelCase
     * @param label for people
     * @param help for the tooltip
     * @param defaultValue of a new node
     * @return an option for one line of text, possibly empty
     */
    public static TextOption text(final String key, final String label, final String help, final String defaultValue) {
        return new TextOption(key, label, help, defaultValue, Content.TEXT, false);
    }

    /**
     * @param key in camelCase
     * @param label for people
     * @param help for the tooltip
     * @param defaultValue of a new node, possibly empty
     * @return an option for the path or {@code knime:} address of a file
     */
    public static TextOption file(final String key, final String label, final String help, final String defaultValue) {
        return new TextOption(key, label, help, defaultValue, Content.FILE, false);
    }

    /**
     * @param key in camelCase
     * @param label for people
     * @param help for the tooltip
     * @param defaultValue of a new node, possibly empty
     * @return an option for the path or {@code knime:} address of a folder
     */
    public static TextOption folder(final String key, final String label, final String help,
        final String defaultValue) {
        return new TextOption(key, label, help, defaultValue, Content.FOLDER, false);
    }

    /** @return the same option that refuses an empty text */
    public TextOption required() {
        return new TextOption(key(), label(), help(), defaultValue(), m_content, true);
    }

    Content content() {
        return m_content;
    }

    @Override
    public String text(final String value) {
        return value;
    }

    @Override
    String parse(final String text) {
        return text;
    }

    @Override
    void save(final String value, final NodeSettingsWO settings) {
        settings.addString(key(), value);
    }

    @Override
    String load(final NodeSettingsRO settings) throws InvalidSettingsException {
        final String value = settings.getString(key());
        return value == null ? "" : value;
    }

    @Override
    void check(final String value) throws InvalidSettingsException {
        if (m_required && value.isBlank()) {
            throw invalid("empty", "filled in");
        }
    }
}
