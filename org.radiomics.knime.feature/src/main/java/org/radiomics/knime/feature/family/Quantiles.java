package org.radiomics.knime.feature.family;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Quantiles with linear interpolation between the two nearest values, as numpy's default method gives them. Immutable.
 */
public final class Quantiles {

    private final int m_last;

    private final OrderStatistics m_values;

    /**
     * @param values at least one, finite
     * @param minimum the smallest of them
     * @param maximum the largest of them
     * @param shares the quantiles that will be asked for
     */
    public Quantiles(final double[] values, final double minimum, final double maximum, final double... shares) {
        m_last = values.length - 1;
        final int[] ranks = DoubleStream.of(shares).mapToInt(this::below)
            .flatMap(below -> IntStream.of(below, above(below))).toArray();
        m_values = new OrderStatistics(values, minimum, maximum, ranks);
    }

    private int below(final double share) {
        return (int)Math.floor(share * m_last);
    }

    private int above(final int below) {
        return Math.min(below + 1, m_last);
    }

    /**
     * @param share from 0 to 1, one of those the constructor was given
     * @return the quantile
     */
    public double at(final double share) {
        final int below = below(share);
        return between(m_values.at(below), m_values.at(above(below)), share * m_last - below);
    }

    /** Between two neighbours in the order of the values, in the form that never leaves them. */
    static double between(final double low, final double high, final double weight) {
        return weight < 0.5 ? low + (high - low) * weight : high - (high - low) * (1 - weight);
    }
}
