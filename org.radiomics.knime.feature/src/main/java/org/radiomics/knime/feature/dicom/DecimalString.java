package org.radiomics.knime.feature.dicom;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers as text of the value representation DS, which holds 16 characters (PS3.5 6.2). */
final class DecimalString {

    private static final int MOST = 16;

    private DecimalString() {
    }

    /**
     * @param value finite
     * @return the shortest text that reads as this number, or else the nearest that fits: with 9 digits at the least,
     *         with 14 or 15 for positions in a patient
     */
    static String of(final double value) {
        final BigDecimal exact = BigDecimal.valueOf(value);
        String text = shorter(exact);
        for (int digits = MOST; text.length() > MOST; digits--) {
            text = shorter(exact.round(new MathContext(digits)));
        }
        return text;
    }

    private static String shorter(final BigDecimal number) {
        final BigDecimal stripped = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        final String scientific = scientific(stripped);
        // Numbers of large exponents would be long.
        if (Math.abs(stripped.scale()) > 2 * MOST) {
            return scientific;
        }
        final String plain = stripped.toPlainString();
        return plain.length() <= scientific.length() ? plain : scientific;
    }

    private static String scientific(final BigDecimal number) {
        final String digits = number.unscaledValue().abs().toString();
        return (number.signum() < 0 ? "-" : "") + digits.charAt(0)
            + (digits.length() == 1 ? "" : "." + digits.substring(1)) + "E" + (number.precision() - 1 - number.scale());
    }
}
