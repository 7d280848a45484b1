package org.radiomics.knime.nodes.record;

import java.math.BigDecimal;

import org.radiomics.knime.nodes.options.NumberOption;

/** The level of the intervals that a node prints, and how its tables tell it where it is not the usual 95 %. */
public final class Confidence {

    /** The setting, the same in every node that has it. */
    public static final NumberOption OPTION = NumberOption.of("confidence", "Confidence level",
        "Level of all intervals. Where it is not 0.95, the names of the columns with limits tell it.", 0.5, 0.9999,
        0.95);

    private static final double USUAL = 0.95;

    private Confidence() {
    }

    /**
     * @param level between 0 and 1
     * @return "90 %"
     */
    public static String percent(final double level) {
        return BigDecimal.valueOf(level).movePointRight(2).stripTrailingZeros().toPlainString() + " %";
    }

    /**
     * @param text in which 95 % stands for the level of intervals
     * @param level that they have
     * @return the text with that level
     */
    public static String in(final String text, final double level) {
        return text.replace("95 %", percent(level));
    }

    /**
     * @param column name of a column
     * @param level of the intervals
     * @return the name with the level, if it is that of a limit and the level is not 95 %
     */
    static String column(final String column, final double level) {
        final boolean isLimit = column.matches("(.* )?(lower|upper)");
        return isLimit && level != USUAL ? column + " (" + percent(level) + ")" : column;
    }
}
