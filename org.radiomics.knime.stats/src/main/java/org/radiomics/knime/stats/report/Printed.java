package org.radiomics.knime.stats.report;

import java.util.Locale;

/**
 * Numbers as readers of a paper know them. Tables of numbers stay numbers; these are for tables and sentences to read.
 */
public final class Printed {

    private static final double SMALLEST_P = 0.001;

    private Printed() {
    }

    /**
     * @param value any number
     * @param decimals how many
     * @return the value rounded, without a sign where that leaves zero; empty for NaN
     */
    public static String decimals(final double value, final int decimals) {
        if (Double.isNaN(value)) {
            return "";
        }
        final double unit = Math.pow(10, -decimals);
        return String.format(Locale.ROOT, "%." + decimals + "f", Math.abs(value) < unit / 2 ? 0.0 : value);
    }

    /**
     * @param p a p-value
     * @return three decimals, or "&lt; 0.001"; empty for NaN
     */
    public static String p(final double p) {
        return p < SMALLEST_P ? "< 0.001" : decimals(p, 3);
    }

    /**
     * @param p a p-value
     * @return the same after "p ", with "= " where it is not below the smallest that is printed
     */
    public static String pClause(final double p) {
        return Double.isNaN(p) ? "p not defined" : p < SMALLEST_P ? "p < 0.001" : "p = " + p(p);
    }

    /**
     * @param estimate of something
     * @param lower limit
     * @param upper limit
     * @param decimals of all three
     * @return the estimate with its interval in brackets; empty if the estimate is NaN
     */
    public static String interval(final double estimate, final double lower, final double upper, final int decimals) {
        if (Double.isNaN(estimate)) {
            return "";
        }
        // A dash before a minus sign reads badly.
        final String between = lower < 0 || upper < 0 ? " to " : "\u2013";
        return decimals(estimate, decimals) + (Double.isNaN(lower) || Double.isNaN(upper) ? ""
            : " (" + decimals(lower, decimals) + between + decimals(upper, decimals) + ")");
    }
}
