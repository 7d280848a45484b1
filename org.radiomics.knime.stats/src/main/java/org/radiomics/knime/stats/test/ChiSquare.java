package org.radiomics.knime.stats.test;

import org.radiomics.knime.stats.distribution.ChiSquared;

/**
 * Pearson's chi-square test of a table of counts, optionally with Yates' continuity correction for 2 x 2 tables. Rows
 * and columns without counts are left out.
 */
public final class ChiSquare {

    private final boolean m_yates;

    private ChiSquare(final boolean yates) {
        m_yates = yates;
    }

    /**
     * What was found.
     *
     * @param statistic NaN with a reason
     * @param df (rows - 1) (columns - 1)
     * @param p upper tail
     * @param smallestExpected the smallest expected count; below 5 the p-value is an approximation in doubt
     * @param reason why the statistic is NaN; empty if it is not
     */
    public record Result(double statistic, int df, double p, double smallestExpected, String reason) {
    }

    /** @return the test without continuity correction */
    public static ChiSquare withDefaults() {
        return new ChiSquare(false);
    }

    /** @return the test with Yates' correction where the table is 2 x 2; the correction never exceeds the deviation */
    public ChiSquare withYates() {
        return new ChiSquare(true);
    }

    /**
     * Tests whether rows and columns are independent.
     *
     * @param counts at least 0; one row per level, one column per group
     * @return the result
     * @throws IllegalArgumentException if the table is not rectangular or a count is negative
     */
    public Result test(final int[][] counts) {
        final Counts table = new Counts(counts);
        if (table.isDegenerate()) {
            return new Result(Double.NaN, 0, Double.NaN, Double.NaN, "fewer than two rows or columns have counts");
        }
        final double largestDeviation = Math.abs(table.cells()[0][0] - table.expected(0, 0));
        final double correction = m_yates && table.isFourfold() ? Math.min(0.5, largestDeviation) : 0;
        double statistic = 0;
        double smallest = Double.POSITIVE_INFINITY;
        for (int r = 0; r < table.rowTotals().length; r++) {
            for (int c = 0; c < table.columnTotals().length; c++) {
                final double expected = table.expected(r, c);
                final double deviation = Math.abs(table.cells()[r][c] - expected) - correction;
                statistic += deviation * deviation / expected;
                smallest = Math.min(smallest, expected);
            }
        }
        final int df = (table.rowTotals().length - 1) * (table.columnTotals().length - 1);
        return new Result(statistic, df, ChiSquared.upperTail(statistic, df), smallest, "");
    }
}
