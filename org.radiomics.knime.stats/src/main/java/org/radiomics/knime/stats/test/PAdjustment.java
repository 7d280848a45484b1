package org.radiomics.knime.stats.test;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Corrections of p-values for their number, as R's {@code p.adjust}. NaN stays NaN and does not count as a test;
 * adjusted values are at most 1.
 */
public enum PAdjustment {
    /** none */
    NONE,
    /** p times the number of tests */
    BONFERRONI,
    /** Holm's step-down correction, which like Bonferroni's controls the probability of any false finding */
    HOLM,
    /** Benjamini and Hochberg's step-up correction, which controls the expected share of false findings */
    BENJAMINI_HOCHBERG;

    /** @return the name in tables: "Benjamini-Hochberg" */
    public String label() {
        return switch (this) {
            case NONE -> "none";
            case BONFERRONI -> "Bonferroni";
            case HOLM -> "Holm";
            case BENJAMINI_HOCHBERG -> "Benjamini-Hochberg";
        };
    }

    /**
     * @param p values from 0 to 1, or NaN
     * @return the adjusted values in the same order
     * @throws IllegalArgumentException if a value is neither
     */
    public double[] adjust(final double... p) {
        for (int i = 0; i < p.length; i++) {
            if (p[i] < 0 || p[i] > 1) {
                throw new IllegalArgumentException(
                    "Value " + (i + 1) + " is " + p[i] + "; p-values are between 0 and 1.");
            }
        }
        final double[] adjusted = p.clone();
        final int[] order = IntStream.range(0, p.length).filter(i -> !Double.isNaN(p[i])).boxed()
            .sorted(Comparator.comparingDouble(i -> p[i])).mapToInt(i -> i).toArray();
        final double n = order.length;
        double bound = this == BENJAMINI_HOCHBERG ? 1 : 0;
        for (int step = 0; step < order.length; step++) {
            switch (this) {
                case NONE -> {
                }
                case BONFERRONI -> adjusted[order[step]] = Math.min(1, n * p[order[step]]);
                case HOLM -> {
                    bound = Math.max(bound, (n - step) * p[order[step]]);
                    adjusted[order[step]] = Math.min(1, bound);
                }
                case BENJAMINI_HOCHBERG -> {
                    final int rank = order.length - step;
                    bound = Math.min(bound, n / rank * p[order[rank - 1]]);
                    adjusted[order[rank - 1]] = bound;
                }
            }
        }
        return adjusted;
    }
}
