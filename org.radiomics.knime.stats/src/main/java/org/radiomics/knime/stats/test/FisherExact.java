package org.radiomics.knime.stats.test;

/**
 * Fisher's exact test, two-sided: the probability, given the margins, of all tables that are at most as likely as the
 * one observed. As in R's {@code fisher.test}, tables count as equally likely within a relative tolerance of 1e-7. Rows
 * and columns without counts are left out.
 * <p>
 * A 2 x 2 table has an odds ratio with an interval too: the conditional maximum-likelihood estimate, and
 * Clopper-Pearson limits of the noncentral hypergeometric distribution, as R's, but solved to the last digits where R
 * stops at four.
 * <p>
 * Larger tables are searched as a network. That is quick for some hundred counts in a handful of levels; where it would
 * take more than {@value #MOST_STEPS} steps, the result is NaN with a reason.
 */
public final class FisherExact {

    /** Bound of the search; a few seconds. */
    static final long MOST_STEPS = 50_000_000;

    private static final double TOLERANCE = 1e-7;

    private static final String TOO_LARGE = "the table has too many alternatives to enumerate; use the chi-square test";

    private final double m_confidence;

    private FisherExact(final double confidence) {
        m_confidence = confidence;
    }

    /**
     * What was found.
     *
     * @param p two-sided; NaN with a reason
     * @param oddsRatio of a 2 x 2 table, ad / bc, infinite or NaN where cells are empty; NaN for larger tables
     * @param conditionalOddsRatio of a 2 x 2 table, the estimate that R prints; NaN for larger tables
     * @param lower limit of the odds ratio of a 2 x 2 table; NaN for larger tables
     * @param upper limit; infinite where the first cell is as large as its margins let it be
     * @param reason why p is NaN; empty if it is not
     */
    public record Result(double p, double oddsRatio, double conditionalOddsRatio, double lower, double upper,
        String reason) {

        /** @return whether p is NaN because there are too many tables to enumerate */
        public boolean isTooLarge() {
            return TOO_LARGE.equals(reason);
        }
    }

    /** @return the test, with 95 % limits of the odds ratio */
    public static FisherExact withDefaults() {
        return new FisherExact(0.95);
    }

    /**
     * @param confidence of the odds ratio's limits, strictly between 0 and 1
     * @return the test with other limits
     * @throws IllegalArgumentException if it is not
     */
    public FisherExact withConfidence(final double confidence) {
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("The confidence of the odds ratio's limits is " + confidence
                + "; give a number between 0 and 1, for example 0.95.");
        }
        return new FisherExact(confidence);
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
        final double nan = Double.NaN;
        if (table.isDegenerate()) {
            return new Result(nan, nan, nan, nan, nan, "fewer than two rows or columns have counts");
        }
        if (table.isFourfold()) {
            final int[][] c = table.cells();
            final FourfoldTable fourfold = new FourfoldTable(table);
            final double tail = (1 - m_confidence) / 2;
            return new Result(fourfold.twoSided(TOLERANCE), (double)c[0][0] * c[1][1] / ((double)c[0][1] * c[1][0]),
                fourfold.oddsRatio(), fourfold.lowerLimit(tail), fourfold.upperLimit(tail), "");
        }
        final double p = new FisherNetwork(table, TOLERANCE, MOST_STEPS).p();
        return new Result(p, nan, nan, nan, nan, Double.isNaN(p) ? TOO_LARGE : "");
    }
}
