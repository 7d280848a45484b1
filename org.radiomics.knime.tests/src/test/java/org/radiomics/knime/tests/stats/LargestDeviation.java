package org.radiomics.knime.tests.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Asserts that numbers agree, and remembers how far apart the farthest were, per quantity. Where the values of a
 * quantity have several tolerances, the farthest is the one that comes nearest to its own, which is printed beside it.
 */
final class LargestDeviation {

    private final String m_oracle;

    private final Map<String, Farthest> m_farthest = new TreeMap<>();

    /** How many values were compared, and the one that was nearest to its tolerance. */
    private record Farthest(int compared, double deviation, double tolerance) {

        Farthest with(final double another, final double itsTolerance) {
            final boolean nearer = another * tolerance > deviation * itsTolerance
                || another == 0 && deviation == 0 && itsTolerance < tolerance;
            return nearer ? new Farthest(compared + 1, another, itsTolerance)
                : new Farthest(compared + 1, deviation, tolerance);
        }
    }

    LargestDeviation(final String oracle) {
        m_oracle = oracle;
    }

    /** The relative deviation, where the expected value is not 0; special values must be equal. */
    void relative(final String quantity, final String where, final double actual, final double expected,
        final double tolerance) {
        check(quantity, where, actual, expected, tolerance, Math.max(Math.abs(expected), Double.MIN_NORMAL));
    }

    /** The plain difference; special values must be equal. */
    void absolute(final String quantity, final String where, final double actual, final double expected,
        final double tolerance) {
        check(quantity, where, actual, expected, tolerance, 1);
    }

    private void check(final String quantity, final String where, final double actual, final double expected,
        final double tolerance, final double unit) {
        if (Double.isNaN(expected) || Double.isInfinite(expected)) {
            assertThat(actual).as("%s of %s", quantity, where).isEqualTo(Double.valueOf(expected));
            return;
        }
        final double deviation = Math.abs(actual - expected) / unit;
        m_farthest.merge(quantity, new Farthest(1, deviation, tolerance),
            (seen, one) -> seen.with(one.deviation(), one.tolerance()));
        assertThat(deviation).as("%s of %s: %s, expected %s", quantity, where, actual, expected)
            .isLessThanOrEqualTo(tolerance);
    }

    /** Prints a row per quantity: oracle, quantity, values compared, deviation of the farthest, its tolerance. */
    void print() {
        m_farthest.forEach((quantity, seen) -> System.out.printf(Locale.ROOT,
            "| %-28s | %-36s | %7d | %8.1e | %8.1e |%n", m_oracle, quantity, seen.compared(), seen.deviation(),
            seen.tolerance()));
    }
}
