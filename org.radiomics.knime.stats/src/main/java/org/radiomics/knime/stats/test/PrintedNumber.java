package org.radiomics.knime.stats.test;

import java.math.BigDecimal;

/**
 * A number as a paper prints it: any number that rounds to it may be behind it.
 *
 * @param text as printed
 * @param value the number; the bound where the text begins with &lt; or &gt;
 * @param lowest number that may be behind it
 * @param highest number that may be behind it
 */
public record PrintedNumber(String text, double value, double lowest, double highest) {

    /**
     * @param text such as "3.06", ".840", "1.000" or "&lt;0.001"; digits after the point count, zeros too
     * @return the number with what its rounding allows
     * @throws IllegalArgumentException if it is no number
     */
    public static PrintedNumber parse(final String text) {
        final String stripped = text.strip();
        final boolean below = stripped.startsWith("<");
        final boolean above = stripped.startsWith(">");
        final BigDecimal number;
        try {
            number = new BigDecimal((below || above ? stripped.substring(1) : stripped).strip());
        } catch (final NumberFormatException e) {
            throw new IllegalArgumentException(
                "\"" + text + "\" is not a printed number; write it as 3.06, .840 or <0.001.", e);
        }
        final double value = number.doubleValue();
        if (below || above) {
            return new PrintedNumber(stripped, value, below ? Double.NEGATIVE_INFINITY : value,
                below ? value : Double.POSITIVE_INFINITY);
        }
        final BigDecimal half = BigDecimal.valueOf(5, number.scale() + 1);
        return new PrintedNumber(stripped, value, number.subtract(half).doubleValue(), number.add(half).doubleValue());
    }

    /** @return whether a number between these, ends included, may be behind it */
    public boolean allows(final double from, final double to) {
        return from <= highest && to >= lowest;
    }
}
