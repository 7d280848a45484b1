package org.radiomics.knime.nodes.options;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;

/** A setting that is a whole number within a range. */
public final class IntegerOption extends Option<Integer> {

    private final int m_lowest;

    private final int m_highest;

    private IntegerOption(final String key, final String label, final String help, final int lowest,
        final int highest, final int defaultValue) {
        super(key, label, help, defaultValue);
        m_lowest = lowest;
        m_highest = highest;
    }

    /**
     * @param key in camelCase
     * @param label for people
     * @param help for the tooltip
     * @param lowest allowed value
     * @param highest allowed value; {@link Integer#MAX_VALUE} for no limit
     * @param defaultValue of a new node
     * @return the option
     */
    public static IntegerOption of(final String key, final String label, final String help, final int lowest,
        final int highest, final int defaultValue) {
        return new IntegerOption(key, label, help, lowest, highest, defaultValue);
    }

    /**
     * The seed of a node's random steps.
     *
     * @param defaultValue of a new node
     * @return an option with key {@code seed}
     */
    public static IntegerOption seed(final int defaultValue) {
        return of("seed", "Seed", "Start of the random numbers. The same seed and data give the same result.", 0,
            Integer.MAX_VALUE, defaultValue);
    }

    int lowest() {
        return m_lowest;
    }

    int highest() {
        return m_highest;
    }

    @Override
    public String text(final Integer value) {
        return Integer.toString(value);
    }

    @Override
    Integer parse(final String text) throws InvalidSettingsException {
        try {
            return Integer.valueOf(text.strip());
        } catch (final NumberFormatException e) {
            throw new InvalidSettingsException(invalid("\"" + text + "\"", allowed()).getMessage(), e);
        }
    }

    @Override
    void save(final Integer value, final NodeSettingsWO settings) {
        settings.addInt(key(), value);
    }

    @Override
    Integer load(final NodeSettingsRO settings) throws InvalidSettingsException {
        return settings.getInt(key());
    }

    @Override
    void check(final Integer value) throws InvalidSettingsException {
        if (value < m_lowest || value > m_highest) {
            throw invalid(text(value), allowed());
        }
    }

    private String allowed() {
        return m_highest == Integer.MAX_VALUE ? "a whole number of at least " + m_lowest
            : "a whole number from " + m_lowest + " to " + m_highest;
    }
}
