package org.radiomics.knime.tests.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Asserts that numbers agree, and remembers how far apart the farthest were, per quantity. */
final class LargestDeviation {

    private final String m_oracle;

    private final Map<String, double[]> m_largest = new TreeMap<>();

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
        final double[] seen = m_largest.computeIfAbsent(quantity, q -> new double[]{0, tolerance, 0});
        seen[0] = Math.max(seen[0], deviation);
        seen[2]++;
        assertThat(deviation).as("%s of %s: %s, expected %s", quantity, where, actual, expected)
            .isLessThanOrEqualTo(tolerance);
    }

    /** Prints a row per quantity: oracle, quantity, values compared, largest deviation, tolerance. */
    void print() {
        m_largest.forEach((quantity, seen) -> System.out.printf(Locale.ROOT,
            "| %-28s | %-36s | %7.0f | %8.1e | %8.1e |%n", m_oracle, quantity, seen[2], seen[0], seen[1]));
    }
}
