package org.radiomics.knime.stats.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** The shortest decimal number that reads as a given double. */
public final class ShortestDecimal {

    /** Up to this many digits two decimals never read as the same double of normal size, so no shorter one can. */
    private static final int DISTINCT_DIGITS = 15;

    private ShortestDecimal() {
    }

    /**
     * {@link Double#toString(double)}, without the last digits that it gives now and then though fewer would do.
     *
     * @param value any double
     * @return its text, such as {@code 0.1}, {@code 1.0E-12}, {@code NaN} or {@code -Infinity}; reading it gives the same
     *         double
     */
    public static String of(final double value) {
        final String text = Double.toString(value);
        if (text.length() <= DISTINCT_DIGITS && Math.abs(value) >= Double.MIN_NORMAL || !Double.isFinite(value)
            || value == 0 || !lastDigitCanGo(text, value)) {
            return text;
        }
        BigDecimal shortest = new BigDecimal(text);
        final BigDecimal exact = new BigDecimal(value);
        boolean shortened = false;
        for (int digits = shortest.stripTrailingZeros().precision() - 1; digits > 0; digits--) {
            final BigDecimal fewer = rounded(exact, digits, value);
            if (fewer == null) {
                break;
            }
            shortest = fewer;
            shortened = true;
        }
        return shortened ? javaText(shortest) : text;
    }

    /** @return whether one of the two decimals with a digit less reads as the value; mostly not, and found out fast */
    private static boolean lastDigitCanGo(final String text, final double value) {
        final int e = text.indexOf('E');
        final String mantissa = e < 0 ? text : text.substring(0, e);
        final int point = mantissa.indexOf('.');
        final String all = mantissa.substring(0, point) + mantissa.substring(point + 1);
        int end = all.length();
        while (all.charAt(end - 1) == '0') {
            end--;
        }
        final long digits = Math.abs(Long.parseLong(all.substring(0, end)));
        final int exponent = point - end + (e < 0 ? 0 : Integer.parseInt(text.substring(e + 1)));
        final long fewer = digits / 10;
        final double wanted = Math.abs(value);
        return Double.parseDouble(fewer + "E" + (exponent + 1)) == wanted
            || Double.parseDouble((fewer + 1) + "E" + (exponent + 1)) == wanted;
    }

    /** @return the number as {@link Double#toString(double)} would write its digits */
    private static String javaText(final BigDecimal number) {
        final String digits = number.unscaledValue().abs().toString().replaceAll("0+$", "");
        final int exponent = number.precision() - number.scale() - 1;
        if (exponent >= -3 && exponent < 7) {
            final String plain = number.stripTrailingZeros().toPlainString();
            return plain.contains(".") ? plain : plain + ".0";
        }
        return (number.signum() < 0 ? "-" : "") + digits.charAt(0) + "."
            + (digits.length() > 1 ? digits.substring(1) : "0") + "E" + exponent;
    }

    /** @return the decimal of so many digits on either side of the number that reads as it; the nearer one; or null */
    private static BigDecimal rounded(final BigDecimal exact, final int digits, final double value) {
        for (final RoundingMode mode : new RoundingMode[]{RoundingMode.HALF_EVEN, RoundingMode.DOWN, RoundingMode.UP}) {
            final BigDecimal candidate = exact.round(new MathContext(digits, mode));
            if (candidate.doubleValue() == value) {
                return candidate;
            }
        }
        return null;
    }
}
