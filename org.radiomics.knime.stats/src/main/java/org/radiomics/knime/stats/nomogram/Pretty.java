package org.radiomics.knime.stats.nomogram;

/**
 * Round numbers that cover a range, as R's {@code pretty(range, n)} chooses them: steps of 1, 2 or 5 times a power of
 * ten.
 */
public final class Pretty {

    /** How much R prefers a larger step: the bias between units, and between 2 and 5. */
    private static final double HIGH_BIAS = 1.5;

    private static final double FIVE_BIAS = 0.5 + 1.5 * HIGH_BIAS;

    private static final double SHRINK = 0.75;

    private static final double ROUNDING = 1e-10;

    private Pretty() {
    }

    /**
     * @param low lower end of the range
     * @param high upper end, not below {@code low}
     * @param intervals wanted; the number returned differs a little
     * @return ascending, equally spaced numbers, the first at most {@code low}, the last at least {@code high}
     * @throws IllegalArgumentException if the range is not finite or reversed, or no interval is wanted
     */
    public static double[] of(final double low, final double high, final int intervals) {
        if (!(low <= high) || Double.isInfinite(low) || Double.isInfinite(high) || intervals < 1) {
            throw new IllegalArgumentException(
                "An axis from " + low + " to " + high + " with " + intervals + " intervals cannot be drawn.");
        }
        final int fewest = intervals / 3;
        final double cell = cell(low, high, intervals, fewest);
        final int exponent = (int)Math.floor(Math.log10(cell));
        final int digit = digit(cell, Math.pow(10, exponent));
        final double unit = digit * Math.pow(10, exponent);
        long first = (long)Math.floor(low / unit + ROUNDING);
        long last = (long)Math.ceil(high / unit - ROUNDING);
        while (first * unit > low + ROUNDING * unit) {
            first--;
        }
        while (last * unit < high - ROUNDING * unit) {
            last++;
        }
        final long lacking = fewest - (last - first);
        if (lacking > 0) {
            if (low == 0 && first == 0 && high != 0) {
                last += lacking;
            } else if (high == 0 && last == 0 && low != 0) {
                first -= lacking;
            } else if (first >= 0) {
                last += lacking / 2;
                first -= lacking / 2 + lacking % 2;
            } else {
                first -= lacking / 2;
                last += lacking / 2 + lacking % 2;
            }
        }
        final double[] ticks = new double[(int)(last - first) + 1];
        for (int i = 0; i < ticks.length; i++) {
            // Dividing by a power of ten gives the nearest double to the decimal number, multiplying by 0.1 does not.
            final double step = (first + i) * (double)digit;
            ticks[i] = exponent < 0 ? step / Math.pow(10, -exponent) : step * Math.pow(10, exponent);
        }
        return ticks;
    }

    /** The raw width of an interval, before rounding. */
    private static double cell(final double low, final double high, final int intervals, final int fewest) {
        final double width = high - low;
        final double size = Math.max(Math.abs(low), Math.abs(high));
        final double resolution = (1 + 1 / (1 + HIGH_BIAS)) * intervals * Math.ulp(1.0);
        if (size == 0 || width < size * resolution * 3) {
            double cell = size == 0 ? 1 : size;
            if (cell > 10) {
                cell = 9 + cell / 10;
            }
            return cell * SHRINK / Math.max(fewest, 1);
        }
        return Math.max(width / intervals, Double.MIN_NORMAL);
    }

    private static int digit(final double cell, final double base) {
        int digit = 1;
        if (2 * base - cell < HIGH_BIAS * (cell - base)) {
            digit = 2;
            if (5 * base - cell < FIVE_BIAS * (cell - 2 * base)) {
                digit = 5;
                if (10 * base - cell < HIGH_BIAS * (cell - 5 * base)) {
                    digit = 10;
                }
            }
        }
        return digit;
    }
}
