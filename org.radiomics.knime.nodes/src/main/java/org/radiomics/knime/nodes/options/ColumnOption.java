package org.radiomics.knime.nodes.options;

import java.util.function.Predicate;

import org.knime.core.data.DataColumnSpec;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;

/** A setting that names a column of an input table; empty where the node finds the column by itself. */
public final class ColumnOption extends Option<String> {

    private final int m_port;

    private final Predicate<DataColumnSpec> m_suitable;

    private ColumnOption(final String key, final String label, final String help, final int port,
        final Predicate<DataColumnSpec> suitable, final String defaultValue) {
        super(key, label, help, defaultValue);
        m_port = port;
        m_suitable = suitable;
    }

    /**
     * @param key in camelCase
     * @param label for people
     * @param help for the tooltip, which says what an empty name means
     * @param port index of the input port with the table, 0 for the first
     * @param suitable which columns the dialog offers
     * @param defaultValue of a new node; empty for the node's own choice
     * @return the option
     */
    public static ColumnOption of(final String key, final String label, final String help, final int port,
        final Predicate<DataColumnSpec> suitable, final String defaultValue) {
        return new ColumnOption(key, label, help, port, suitable, defaultValue);
    }

    int port() {
        return m_port;
    }

    boolean suits(final DataColumnSpec column) {
        return m_suitable.test(column);
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
    void check(final String value) {
        // whether the column exists is known once the table is
    }
}
