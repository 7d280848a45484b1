package org.radiomics.knime.stats.test;

/**
 * Fisher's exact test, two-sided: the probability, given the margins, of all tables that are at most as likely as the
 * one observed. As in R's {@code fisher.test}, tables count as equally likely within a relative tolerance of 1e-7. Rows
 * and columns without counts are left out.
 * <p>
 * Tables larger than 2 x 2 are enumerated row by row. That is quick for a few hundred counts in a handful of levels by
 * two groups; where it would take more than {@value #MOST_STEPS} steps, the result is NaN with a reason.
 */
public final class FisherExact {

    /** Bound of the enumeration; a few seconds. */
    static final long MOST_STEPS = 50_000_000;

    private static final double TOLERANCE = 1e-7;

    private static final String TOO_LARGE = "the table has too many alternatives to enumerate; use the chi-square test";

    private static final FisherExact DEFAULT = new FisherExact();

    private FisherExact() {
    }

    /**
     * What was found.
     *
     * @param p two-sided; NaN with a reason
     * @param oddsRatio of a 2 x 2 table, ad / bc, infinite or NaN where cells are empty; NaN for larger tables
     * @param reason why p is NaN; empty if it is not
     */
    public record Result(double p, double oddsRatio, String reason) {

        /** @return whether p is NaN because there are too many tables to enumerate */
        public boolean isTooLarge() {
            return TOO_LARGE.equals(reason);
        }
    }

    /** @return the test */
    public static FisherExact withDefaults() {
        return DEFAULT;
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
            return new Result(Double.NaN, Double.NaN, "fewer than two rows or columns have counts");
        }
        if (table.isFourfold()) {
            final int[][] c = table.cells();
            return new Result(fourfold(table), (double)c[0][0] * c[1][1] / ((double)c[0][1] * c[1][0]), "");
        }
        final double p = new Enumeration(table).p();
        return new Result(p, Double.NaN,
            Double.isNaN(p) ? TOO_LARGE : "");
    }

    /** The hypergeometric weights of all tables, from the most likely one outwards by their ratios: no factorials. */
    private static double fourfold(final Counts table) {
        final int row = table.rowTotals()[0];
        final int column = table.columnTotals()[0];
        final int total = table.total();
        final int low = Math.max(0, row + column - total);
        final int high = Math.min(row, column);
        final double[] weight = new double[high - low + 1];
        final int mode = (int)Math.max(low, Math.min(high, (row + 1.0) * (column + 1.0) / (total + 2.0)));
        weight[mode - low] = 1;
        for (int x = mode + 1; x <= high; x++) {
            weight[x - low] =
                weight[x - 1 - low] * ((row - x + 1.0) * (column - x + 1.0)) / (x * (total - row - column + (double)x));
        }
        for (int x = mode - 1; x >= low; x--) {
            weight[x - low] = weight[x + 1 - low] * ((x + 1.0) * (total - row - column + x + 1.0))
                / ((row - (double)x) * (column - (double)x));
        }
        final double limit = weight[table.cells()[0][0] - low] * (1 + TOLERANCE);
        double all = 0;
        double extreme = 0;
        for (final double w : weight) {
            all += w;
            extreme += w <= limit ? w : 0;
        }
        return Math.min(1, extreme / all);
    }

    /** Goes through all tables with the margins of one. */
    private static final class Enumeration {

        private final int[] m_rows;

        private final double[] m_logFactorial;

        private final double m_limit;

        /** Log of the product of the factorials of the margins, divided by that of the total. */
        private final double m_logMargins;

        private final int[][] m_left;

        private long m_steps;

        private double m_extreme;

        private double m_all;

        Enumeration(final Counts table) {
            m_rows = table.rowTotals();
            m_logFactorial = new double[table.total() + 1];
            for (int i = 2; i < m_logFactorial.length; i++) {
                m_logFactorial[i] = m_logFactorial[i - 1] + Math.log(i);
            }
            double margins = -m_logFactorial[table.total()];
            for (final int total : table.rowTotals()) {
                margins += m_logFactorial[total];
            }
            for (final int total : table.columnTotals()) {
                margins += m_logFactorial[total];
            }
            m_logMargins = margins;
            double observed = margins;
            for (final int[] row : table.cells()) {
                for (final int cell : row) {
                    observed -= m_logFactorial[cell];
                }
            }
            m_limit = observed + TOLERANCE;
            m_left = new int[m_rows.length][];
            m_left[0] = table.columnTotals().clone();
            for (int r = 1; r < m_rows.length; r++) {
                m_left[r] = new int[m_left[0].length];
            }
        }

        double p() {
            row(0, 0, m_rows[0], m_logMargins);
            return m_steps > MOST_STEPS ? Double.NaN : Math.min(1, m_extreme / m_all);
        }

        /**
         * Fills one cell after the other of a row; what the columns have left for the rows below is in m_left.
         *
         * @param open what the row has left for this column and those after it
         * @param logP the log-probability, with the cells so far
         */
        private void row(final int row, final int column, final int open, final double logP) {
            if (++m_steps > MOST_STEPS) {
                return;
            }
            final int[] left = m_left[row];
            if (row == m_rows.length - 1) {
                double last = logP;
                for (final int cell : left) {
                    last -= m_logFactorial[cell];
                }
                final double p = Math.exp(last);
                m_all += p;
                m_extreme += last <= m_limit ? p : 0;
                return;
            }
            final boolean isLast = column == left.length - 1;
            for (int cell = isLast ? open : 0; cell <= Math.min(open, left[column]); cell++) {
                m_left[row + 1][column] = left[column] - cell;
                final double next = logP - m_logFactorial[cell];
                if (isLast) {
                    row(row + 1, 0, m_rows[row + 1], next);
                } else {
                    row(row, column + 1, open - cell, next);
                }
            }
        }
    }
}
