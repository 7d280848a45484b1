package org.radiomics.knime.stats.nomogram;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * A mark on an axis of a nomogram.
 *
 * @param label what is written at the mark
 * @param value of the axis at the mark; NaN for a level of a category
 * @param points on the points scale (variables) or the total points scale (total points, log odds, probability)
 */
public record Tick(String label, double value, double points) {

    /** @return a mark labelled with the value */
    static Tick of(final double value, final double points) {
        return new Tick(label(value), value, points);
    }

    /** Seven digits, as R prints, without trailing zeros. */
    private static String label(final double value) {
        final BigDecimal rounded = new BigDecimal(value).round(new MathContext(7)).stripTrailingZeros();
        final int exponent = rounded.precision() - rounded.scale();
        return rounded.signum() == 0 || exponent > -4 && exponent < 9 ? rounded.toPlainString() : rounded.toString();
    }
}
