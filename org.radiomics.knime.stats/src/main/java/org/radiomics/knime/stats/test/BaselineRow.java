package org.radiomics.knime.stats.test;

import java.util.List;

/** A variable of a baseline table: its distribution in the groups and their comparison. */
public sealed interface BaselineRow {

    /** @return the variable's name */
    String variable();

    /** @return how many rows have no value of the variable, in all groups */
    int missing();

    /** @return the comparison of the groups */
    Comparison comparison();

    /**
     * A variable with levels.
     *
     * @param variable name
     * @param levels all of them
     * @param counts one row per level, one column per group: first group, second group
     * @param missing rows without a value
     * @param comparison of the groups
     * @param chiSquare Pearson's test without correction, whichever was taken
     * @param yates with Yates' correction, whichever was taken; the same where the table is not 2 x 2
     * @param fisher of a 2 x 2 table, whichever was taken; of a larger one null unless it was
     */
    record Category(String variable, List<String> levels, int[][] counts, int missing, Comparison comparison,
        ChiSquare.Result chiSquare, ChiSquare.Result yates, FisherExact.Result fisher) implements BaselineRow {

        /** Copies the list. */
        public Category {
            levels = List.copyOf(levels);
        }

        /**
         * @param group from 0
         * @return the number of values in it
         */
        public int total(final int group) {
            int total = 0;
            for (final int[] level : counts) {
                total += level[group];
            }
            return total;
        }
    }

    /**
     * A measured variable.
     *
     * @param variable name
     * @param first moments of the first group
     * @param second moments of the second group
     * @param missing rows without a value
     * @param comparison of the groups
     * @param leveneP p of Levene's test; NaN where only moments are known or it is not defined
     * @param pooledP p of the t test with pooled variance, whichever was taken
     * @param welchP p of Welch's t test, whichever was taken
     * @param mannWhitneyP p of the Mann-Whitney test, whichever was taken; NaN where only moments are known
     * @param firstSpread quartiles of the first group; null where only moments are known
     * @param secondSpread quartiles of the second group; null where only moments are known
     */
    record Quantity(String variable, Moments first, Moments second, int missing, Comparison comparison, double leveneP,
        double pooledP, double welchP, double mannWhitneyP, Spread firstSpread, Spread secondSpread)
        implements BaselineRow {
    }

    /**
     * A measured variable in three or more groups.
     *
     * @param variable name
     * @param moments of each group
     * @param spreads of each group
     * @param missing rows without a value
     * @param comparison of the groups
     * @param leveneP p of Levene's test; NaN where it is not defined
     * @param anovaP p of one-way analysis of variance, whichever was taken
     * @param welchP p of Welch's analysis of variance, whichever was taken
     * @param kruskalP p of the Kruskal-Wallis test, whichever was taken
     */
    record Groups(String variable, List<Moments> moments, List<Spread> spreads, int missing, Comparison comparison,
        double leveneP, double anovaP, double welchP, double kruskalP) implements BaselineRow {

        /** Copies the lists. */
        public Groups {
            moments = List.copyOf(moments);
            spreads = List.copyOf(spreads);
        }
    }
}
