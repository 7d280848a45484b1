package org.radiomics.knime.stats.cohort;

import com.fasterxml.jackson.core.io.NumberInput;
import java.util.regex.Pattern;

/** What the text of a cell says: nothing, a number, an infinite number, or something else. */
final class CsvCell {

    /** Neither Java's 2d and 0x1p3 nor codes such as 007 are numbers. */
    private static final Pattern NUMBER =
        Pattern.compile("[+-]?(?:(?:0|[1-9]\\d*)(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d+)?");

    private static final Pattern INFINITE = Pattern.compile("[+-]?inf(?:inity)?", Pattern.CASE_INSENSITIVE);

    private static final Pattern DECIMAL_COMMA = Pattern.compile("[+-]?\\d+,\\d+(?:[eE][+-]?\\d+)?");

    private CsvCell() {
    }

    /** @return whether the cell is empty, {@code NA} or {@code NaN} */
    static boolean isMissing(final String cell) {
        return cell.isEmpty() || cell.equals("NA") || cell.equalsIgnoreCase("nan");
    }

    /** @return whether the cell is a finite number as it is written; one beyond 1.8e308 reads as infinite */
    static boolean isNumber(final String cell) {
        return NUMBER.matcher(cell).matches();
    }

    /** @return whether the cell is infinite as R, Python or Java write it */
    static boolean isInfinite(final String cell) {
        return INFINITE.matcher(cell).matches();
    }

    /** @return whether the cell would be a number if its comma were a point */
    static boolean hasDecimalComma(final String cell) {
        return DECIMAL_COMMA.matcher(cell).matches();
    }

    /**
     * @param cell a number as text, infinite or missing
     * @return its value, NaN where missing
     */
    static double value(final String cell) {
        if (isMissing(cell)) {
            return Double.NaN;
        } else if (isInfinite(cell)) {
            return cell.charAt(0) == '-' ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        return NumberInput.parseDouble(cell, true);
    }

    /**
     * @param cell of a column of levels, not missing
     * @return the level: a whole number without decimals, so that {@code 1.0} is the level {@code 1}; else the text
     */
    static String level(final String cell) {
        if (isNumber(cell)) {
            final double value = NumberInput.parseDouble(cell, true);
            if (value == Math.rint(value) && Math.abs(value) < 1e15) {
                return Long.toString((long)value);
            }
        }
        return cell;
    }
}
