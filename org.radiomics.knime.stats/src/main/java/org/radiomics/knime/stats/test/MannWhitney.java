package org.radiomics.knime.stats.test;

import org.radiomics.knime.stats.distribution.StandardNormal;

/**
 * The rank test of Mann and Whitney, which is Wilcoxon's rank sum test, two-sided, as R's {@code wilcox.test}. By
 * default exact where both groups have fewer than {@value #EXACT_BELOW} values and no two values are equal, otherwise
 * by the normal approximation with the variance corrected for ties and the statistic for continuity.
 */
public final class MannWhitney {

    static final int EXACT_BELOW = 50;

    /** Bound of the product of both counts for the exact distribution; a second or two. */
    static final int MOST_PAIRS = 40_000;

    private final Method m_method;

    private final boolean m_continuity;

    private MannWhitney(final Method method, final boolean continuity) {
        m_method = method;
        m_continuity = continuity;
    }

    /** How p is computed. */
    public enum Method {
        /** exact for small groups without ties, as R does by default */
        AUTOMATIC,
        /** from all orders of the values */
        EXACT,
        /** from the normal distribution */
        ASYMPTOTIC
    }

    /**
     * What was found.
     *
     * @param u pairs in which the first group's value is the larger one, ties counting a half: R's W
     * @param z of the normal approximation, corrected for continuity unless that is off; NaN where p is exact
     * @param p two-sided; NaN with a reason
     * @param isExact whether p is exact
     * @param reason why p is NaN; empty if it is not
     */
    public record Result(double u, double z, double p, boolean isExact, String reason) {
    }

    /** @return the test, exact where R's is, with correction for continuity where it is not exact */
    public static MannWhitney withDefaults() {
        return new MannWhitney(Method.AUTOMATIC, true);
    }

    /** @return this, with another way to p; a test that must be exact has no p where values are tied */
    public MannWhitney withMethod(final Method method) {
        return new MannWhitney(method, m_continuity);
    }

    /** @return this, without the correction for continuity */
    public MannWhitney withoutContinuityCorrection() {
        return new MannWhitney(m_method, false);
    }

    /**
     * Tests whether values of one group tend to be larger.
     *
     * @param first at least one value, none missing or infinite
     * @param second likewise
     * @return the result; NaN with a reason where all values are equal, or p must be exact and cannot be
     * @throws IllegalArgumentException if a group is empty or a value is not finite
     */
    public Result test(final double[] first, final double[] second) {
        FiniteGroups.check("the Mann-Whitney test", first, second);
        final MidRanks ranks = MidRanks.of(first, second);
        final int n1 = first.length;
        final int n2 = second.length;
        final double u = ranks.sums()[0] - n1 * (n1 + 1.0) / 2;
        final boolean small = n1 < EXACT_BELOW && n2 < EXACT_BELOW;
        if (m_method == Method.EXACT || m_method == Method.AUTOMATIC && small && ranks.ties() == 0) {
            return exact(u, n1, n2, ranks.ties() > 0);
        }
        return asymptotic(u, n1, n2, ranks);
    }

    private static Result exact(final double u, final int n1, final int n2, final boolean tied) {
        if (tied || (long)n1 * n2 > MOST_PAIRS) {
            return new Result(u, Double.NaN, Double.NaN, true,
                tied ? "values are tied; use the asymptotic test"
                    : "the groups are too large for an exact test; use the asymptotic test");
        }
        final int smaller = (int)Math.min(u, (double)n1 * n2 - u);
        return new Result(u, Double.NaN, Math.min(1, 2 * lowerTail(smaller, Math.min(n1, n2), Math.max(n1, n2))),
            true, "");
    }

    private Result asymptotic(final double u, final double n1, final double n2, final MidRanks ranks) {
        if (ranks.isConstant()) {
            return new Result(u, Double.NaN, Double.NaN, false, "all values are equal");
        }
        final double n = n1 + n2;
        final double sd = Math.sqrt(n1 * n2 / 12 * (n + 1 - ranks.ties() / (n * (n - 1))));
        final double excess = u - n1 * n2 / 2;
        final double correction = m_continuity ? Math.signum(excess) * 0.5 : 0;
        final double z = (excess - correction) / sd;
        return new Result(u, z, StandardNormal.twoSided(z), false, "");
    }

    /**
     * P(U &le; u) where all orders are equally likely. The number of orders with a given u is the number of ways to
     * write u as a sum of at most {@code few} parts, each at most {@code many}: one size of parts after the other.
     */
    private static double lowerTail(final int u, final int few, final int many) {
        final double[][] ways = new double[few + 1][u + 1];
        ways[0][0] = 1;
        for (int part = 1; part <= Math.min(many, u); part++) {
            for (int parts = 1; parts <= few; parts++) {
                for (int sum = part; sum <= u; sum++) {
                    ways[parts][sum] += ways[parts - 1][sum - part];
                }
            }
        }
        double orders = 0;
        for (final double[] row : ways) {
            for (final double number : row) {
                orders += number;
            }
        }
        double all = 1;
        for (int i = 1; i <= few; i++) {
            all *= (many + (double)i) / i;
        }
        return orders / all;
    }
}
