package org.radiomics.knime.nodes.options;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;

/** A setting that is a finite number within a range, limits included. */
public final class NumberOption extends Option<Double> {

    private final double m_lowest;

    private final double m_highest;

    private NumberOption(final String key, final String label, final String help, final double lowest,
        final double highest, final double defaultValue) {
        super(key, label, help, defaultValue);
        m_lowest = lowest;
        m_highest = highest;
    }

    /**
     * @param key in camelCase
     * @param label for people
     * @param help for the tooltip, with the unit
     * @param lowest allowed value
     * @param highest allowed value; {@link Double#MAX_VALUE} for no limit
     * @param defaultValue of a new node
     * @return the option
     */
    public static NumberOption of(final String key, final String label, final String help, final double lowest,
        final double highest, final double defaultValue) {
        return new NumberOption(key, label, help, lowest, highest, defaultValue);
    }

    @Override
    public String text(final Double value) {
        return number(value);
    }

    /** Whole numbers without ".0", all others in full precision. */
    private static String number(final double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long)value)
            : Double.toString(value);
    }

    @Override
    Double parse(final String text) throws InvalidSettingsException {
        try {
            return Double.valueOf(text.strip());
        } catch (final NumberFormatException e) {
            throw new InvalidSettingsException(invalid("\"" + text + "\"", allowed()).getMessage(), e);
        }
    }

    @Override
    void save(final Double value, final NodeSettingsWO settings) {
        settings.addDouble(key(), value);
    }

    @Override
    Double load(final NodeSettingsRO settings) throws InvalidSettingsException {
        return settings.getDouble(key());
    }

    @Override
    void check(final Double value) throws InvalidSettingsException {
        if (!(value >= m_lowest && value <= m_highest)) {
            throw invalid(text(value), allowed());
        }
    }

    private String allowed() {
        return m_highest == Double.MAX_VALUE ? "a number of at least " + number(m_lowest)
            : "a number from " + number(m_lowest) + " to " + number(m_highest);
    }
}
