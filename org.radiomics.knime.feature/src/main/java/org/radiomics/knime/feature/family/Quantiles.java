package org.radiomics.knime.feature.family;

import java.util.Arrays;

/**
 * Quantiles with linear interpolation between the two nearest values, as numpy's default method gives them. Values are
 * dropped into buckets of equal width; only those buckets are sorted in which a wanted value lies. Immutable.
 */
final class Quantiles {

    private static final int BUCKETS = 1024;

    private final double[] m_values;

    private final double m_minimum;

    private final double m_perBucket;

    /** How many values lie in the buckets before each bucket. */
    private final int[] m_before = new int[BUCKETS + 1];

    /** The sorted values of the buckets that were asked for. */
    private final double[][] m_sorted = new double[BUCKETS][];

    /**
     * @param values at least one, finite
     * @param minimum the smallest of them
     * @param maximum the largest of them
     * @param shares the quantiles that will be asked for
     */
    Quantiles(final double[] values, final double minimum, final double maximum, final double... shares) {
        m_values = values;
        m_minimum = minimum;
        m_perBucket = maximum > minimum ? (BUCKETS - 1) / (maximum - minimum) : 0;
        for (final double value : values) {
            m_before[bucket(value) + 1]++;
        }
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            m_before[bucket + 1] += m_before[bucket];
        }
        for (final double share : shares) {
            final int below = (int)Math.floor(position(share));
            reserve(below);
            reserve(Math.min(below + 1, values.length - 1));
        }
        sort();
    }

    /** The bucket of a value; never lower for a larger value. */
    private int bucket(final double value) {
        return (int)((value - m_minimum) * m_perBucket);
    }

    private double position(final double share) {
        return share * (m_values.length - 1);
    }

    private int bucketOf(final int rank) {
        final int found = Arrays.binarySearch(m_before, rank);
        int bucket = found < 0 ? -found - 2 : found;
        while (m_before[bucket + 1] <= rank) {
            bucket++;
        }
        return bucket;
    }

    private void reserve(final int rank) {
        final int bucket = bucketOf(rank);
        m_sorted[bucket] = new double[m_before[bucket + 1] - m_before[bucket]];
    }

    private void sort() {
        final int[] used = new int[BUCKETS];
        for (final double value : m_values) {
            final int bucket = bucket(value);
            final double[] values = m_sorted[bucket];
            if (values != null) {
                values[used[bucket]++] = value;
            }
        }
        for (final double[] values : m_sorted) {
            if (values != null) {
                Arrays.sort(values);
            }
        }
    }

    /**
     * @param share from 0 to 1, one of those the constructor was given
     * @return the quantile
     */
    double at(final double share) {
        final double position = position(share);
        final int below = (int)Math.floor(position);
        final double low = orderStatistic(below);
        final double high = orderStatistic(Math.min(below + 1, m_values.length - 1));
        return between(low, high, position - below);
    }

    /** Between two neighbours in the order of the values, in the form that never leaves them. */
    static double between(final double low, final double high, final double weight) {
        return weight < 0.5 ? low + (high - low) * weight : high - (high - low) * (1 - weight);
    }

    private double orderStatistic(final int rank) {
        final int bucket = bucketOf(rank);
        return m_sorted[bucket][rank - m_before[bucket]];
    }
}
