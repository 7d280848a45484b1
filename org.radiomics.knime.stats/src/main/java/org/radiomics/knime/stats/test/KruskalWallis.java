package org.radiomics.knime.stats.test;

import org.radiomics.knime.stats.distribution.ChiSquared;

/**
 * The rank test of Kruskal and Wallis: whether groups have one location. The statistic is corrected for ties and
 * compared with the chi-squared distribution, as R's {@code kruskal.test}.
 */
public final class KruskalWallis {

    private static final KruskalWallis DEFAULT = new KruskalWallis();

    private KruskalWallis() {
    }

    /**
     * What was found.
     *
     * @param h the statistic, corrected for ties; NaN with a reason
     * @param df groups minus one
     * @param p upper tail of h
     * @param reason why h is NaN; empty if it is not
     */
    public record Result(double h, int df, double p, String reason) {
    }

    /** @return the test */
    public static KruskalWallis withDefaults() {
        return DEFAULT;
    }

    /**
     * Tests whether the groups have one location.
     *
     * @param groups two or more, each with at least one value, no value missing or infinite
     * @return the result; NaN with a reason where all values are equal
     * @throws IllegalArgumentException if there are fewer than two groups, one is empty or a value is not finite
     */
    public Result test(final double[]... groups) {
        FiniteGroups.check("the Kruskal-Wallis test", groups);
        final MidRanks ranks = MidRanks.of(groups);
        final int df = groups.length - 1;
        if (ranks.isConstant()) {
            return new Result(Double.NaN, df, Double.NaN, "all values are equal");
        }
        final double n = ranks.count();
        double spread = 0;
        for (int g = 0; g < groups.length; g++) {
            final double excess = ranks.sums()[g] / groups[g].length - (n + 1) / 2;
            spread += groups[g].length * excess * excess;
        }
        final double h = 12 * spread / (n * (n + 1)) / (1 - ranks.ties() / (n * n * n - n));
        return new Result(h, df, ChiSquared.upperTail(h, df), "");
    }
}
