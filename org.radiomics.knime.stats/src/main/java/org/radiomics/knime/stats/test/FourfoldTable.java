package org.radiomics.knime.stats.test;

import java.util.function.DoubleUnaryOperator;

/**
 * The distribution of the first cell of a 2 x 2 table given its margins: hypergeometric where rows and columns are
 * independent, otherwise tilted by the odds ratio.
 */
final class FourfoldTable {

    private static final double TOLERANCE = 1e-15;

    private final int m_low;

    private final int m_high;

    private final int m_observed;

    /** log-probabilities of all values of the cell, without independence's constant; the most likely one has 0. */
    private final double[] m_logWeight;

    FourfoldTable(final Counts table) {
        final int row = table.rowTotals()[0];
        final int column = table.columnTotals()[0];
        final int total = table.total();
        m_observed = table.cells()[0][0];
        m_low = Math.max(0, row + column - total);
        m_high = Math.min(row, column);
        m_logWeight = new double[m_high - m_low + 1];
        final int mode = (int)Math.max(m_low, Math.min(m_high, (row + 1.0) * (column + 1.0) / (total + 2.0)));
        // From the most likely table outwards by ratios: no factorials.
        for (int x = mode + 1; x <= m_high; x++) {
            m_logWeight[x - m_low] = m_logWeight[x - 1 - m_low] + logRatio(row, column, total, x);
        }
        for (int x = mode - 1; x >= m_low; x--) {
            m_logWeight[x - m_low] = m_logWeight[x + 1 - m_low] - logRatio(row, column, total, x + 1);
        }
    }

    private static double logRatio(final double row, final double column, final double total, final double x) {
        return Math.log((row - x + 1) / x) + Math.log((column - x + 1) / (total - row - column + x));
    }

    /** @return the probability of all tables that are at most as likely, within a tolerance of the logarithm */
    double twoSided(final double tolerance) {
        final double limit = m_logWeight[m_observed - m_low] + tolerance;
        double all = 0;
        double extreme = 0;
        for (final double log : m_logWeight) {
            final double weight = Math.exp(log);
            all += weight;
            extreme += log <= limit ? weight : 0;
        }
        return Math.min(1, extreme / all);
    }

    /** @return the odds ratio at which the observed cell is the expected one; 0 or infinite at the ends */
    double oddsRatio() {
        if (m_observed == m_low || m_observed == m_high) {
            return m_observed == m_low ? 0 : Double.POSITIVE_INFINITY;
        }
        return Math.exp(root(logOdds -> sum(logOdds, m_low, true) / sum(logOdds, m_low, false) - m_observed));
    }

    /** @return the odds ratio at which a cell as large has this probability; 0 where it is the smallest possible */
    double lowerLimit(final double tail) {
        return m_observed == m_low ? 0 : Math.exp(
            root(logOdds -> sum(logOdds, m_observed, false) / sum(logOdds, m_low, false) - tail));
    }

    /** @return the odds ratio at which a cell as small has this probability; infinite where it is the largest */
    double upperLimit(final double tail) {
        return m_observed == m_high ? Double.POSITIVE_INFINITY : Math.exp(
            root(logOdds -> sum(logOdds, m_observed + 1, false) / sum(logOdds, m_low, false) - (1 - tail)));
    }

    /** The weights of the cell's values from one upwards, or these times the values, relative to the largest weight. */
    private double sum(final double logOdds, final int from, final boolean timesValue) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int x = m_low; x <= m_high; x++) {
            largest = Math.max(largest, m_logWeight[x - m_low] + logOdds * x);
        }
        double sum = 0;
        for (int x = from; x <= m_high; x++) {
            sum += Math.exp(m_logWeight[x - m_low] + logOdds * x - largest) * (timesValue ? x : 1);
        }
        return sum;
    }

    /** The zero of an increasing function, by bisection. */
    private static double root(final DoubleUnaryOperator increasing) {
        double low = -1;
        double high = 1;
        while (increasing.applyAsDouble(low) > 0) {
            high = low;
            low *= 2;
        }
        while (increasing.applyAsDouble(high) < 0) {
            low = high;
            high *= 2;
        }
        while (high - low > TOLERANCE * Math.max(1, Math.abs(low))) {
            final double middle = (low + high) / 2;
            if (increasing.applyAsDouble(middle) < 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }
}
