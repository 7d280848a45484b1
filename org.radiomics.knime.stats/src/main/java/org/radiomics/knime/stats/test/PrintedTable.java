package org.radiomics.knime.stats.test;

import java.util.ArrayList;
import java.util.List;

/**
 * Checks a printed baseline table: which of the usual tests gives the printed p-value. Printed counts are exact;
 * printed means and SDs allow a range of p, from the smallest difference with the largest SDs to the largest difference
 * with the smallest SDs.
 */
public final class PrintedTable {

    private final BaselineTable m_table;

    private PrintedTable(final BaselineTable table) {
        m_table = table;
    }

    /**
     * A test and the p-values that it may have given.
     *
     * @param test its name
     * @param p from the printed numbers, taken as exact
     * @param lowest p that rounding allows; p itself for counts
     * @param highest p that rounding allows; p itself for counts
     */
    public record Candidate(String test, double p, double lowest, double highest) {
    }

    /**
     * A variable.
     *
     * @param row its comparison as in any baseline table
     * @param printedP what was printed; null if nothing was
     * @param candidates the tests
     */
    public record Row(BaselineRow row, PrintedNumber printedP, List<Candidate> candidates) {

        /** Copies the list. */
        public Row {
            candidates = List.copyOf(candidates);
        }

        /** @return the names of the tests that agree with the printed p; empty without one */
        public List<String> reproducedBy() {
            return printedP == null ? List.of() : candidates.stream()
                .filter(candidate -> printedP.allows(candidate.lowest(), candidate.highest())).map(Candidate::test)
                .toList();
        }
    }

    /**
     * @param table that chooses the test of a row
     * @return the check
     */
    public static PrintedTable of(final BaselineTable table) {
        return new PrintedTable(table);
    }

    /**
     * @param variable name
     * @param levels names of the levels
     * @param counts one row per level: first group, second group
     * @param printedP as printed; null if nothing was
     * @return the row; candidates are the chi-square test with and without Yates' correction and Fisher's exact test
     * @throws IllegalArgumentException if there is not one row of two counts per level, or one is negative
     */
    public Row category(final String variable, final List<String> levels, final int[][] counts,
        final PrintedNumber printedP) {
        final BaselineRow.Category row = m_table.category(variable, levels, counts);
        final List<Candidate> candidates = new ArrayList<>();
        final FisherExact.Result fisher = row.fisher() == null ? FisherExact.withDefaults().test(counts) : row.fisher();
        candidates.add(exact("Fisher's exact test", fisher.p()));
        candidates.add(exact("Chi-square test", row.chiSquare().p()));
        if (new Counts(counts).isFourfold()) {
            candidates.add(exact("Chi-square test, Yates' correction", row.yates().p()));
        }
        return new Row(row, printedP, candidates);
    }

    private static Candidate exact(final String test, final double p) {
        return new Candidate(test, p, p, p);
    }

    /**
     * @param variable name
     * @param first group as printed
     * @param second group as printed
     * @param printedP as printed; null if nothing was
     * @return the row; candidates are the t test with pooled variance and Welch's
     */
    public Row quantity(final String variable, final PrintedMoments first, final PrintedMoments second,
        final PrintedNumber printedP) {
        return new Row(m_table.quantity(variable, first.moments(), second.moments()), printedP,
            List.of(rounded("t test, pooled variance", TTest.pooled(), first, second),
                rounded("Welch's t test", TTest.welch(), first, second)));
    }

    private static Candidate rounded(final String name, final TTest test, final PrintedMoments first,
        final PrintedMoments second) {
        // The difference alone matters, so that all of its rounding can be put on the first mean.
        final double widest = first.mean().highest() - second.mean().lowest();
        final double narrowest = first.mean().lowest() - second.mean().highest();
        double lowest = 1;
        double highest = 0;
        for (final double difference : new double[]{widest, narrowest}) {
            for (final double sd1 : ends(first.sd())) {
                for (final double sd2 : ends(second.sd())) {
                    final double p =
                        test.test(new Moments(first.count(), difference, sd1), new Moments(second.count(), 0, sd2)).p();
                    lowest = Math.min(lowest, p);
                    highest = Math.max(highest, p);
                }
            }
        }
        if (widest >= 0 && narrowest <= 0 && !Double.isNaN(highest)) {
            highest = 1;
        }
        final double p = test.test(first.moments(), second.moments()).p();
        return new Candidate(name, p, lowest, highest);
    }

    private static double[] ends(final PrintedNumber sd) {
        return new double[]{Math.max(0, sd.lowest()), sd.highest()};
    }
}
