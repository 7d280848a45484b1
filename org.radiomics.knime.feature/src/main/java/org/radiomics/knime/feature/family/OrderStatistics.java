package org.radiomics.knime.feature.family;

import java.util.Arrays;

/**
 * Finds values by their rank in sorted order without sorting all of them. Values are dropped into buckets of equal
 * width; of the buckets in which a wanted value lies, those of few values are sorted and crowded ones, as skewed
 * distributions have them, are divided in the same way. Immutable.
 */
final class OrderStatistics {

    private static final int BUCKETS = 1024;

    /** So many values are sorted faster than divided. */
    private static final int FEW = 512;

    /** The values in order, if they are few; else null. */
    private final double[] m_sorted;

    /** How many values lie in the buckets before each bucket; null if the values are few. */
    private final int[] m_before;

    /** The buckets in which wanted values lie; null if the values are few. */
    private final OrderStatistics[] m_inside;

    /**
     * @param values at least one, finite; left as they are
     * @param minimum the smallest of them
     * @param maximum the largest of them
     * @param ranks the values that will be asked for, from 0
     */
    OrderStatistics(final double[] values, final double minimum, final double maximum, final int... ranks) {
        final double perBucket = (BUCKETS - 1) / (maximum - minimum);
        // Equal values, and values too close or too far apart for the division, need no buckets or have none.
        if (values.length <= FEW || perBucket == 0 || Double.isInfinite(perBucket)) {
            m_sorted = values.clone();
            Arrays.sort(m_sorted);
            m_before = null;
            m_inside = null;
            return;
        }
        m_sorted = null;
        m_before = new int[BUCKETS + 1];
        m_inside = new OrderStatistics[BUCKETS];
        for (final double value : values) {
            m_before[bucket(value, minimum, perBucket) + 1]++;
        }
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            m_before[bucket + 1] += m_before[bucket];
        }
        divide(collect(values, minimum, perBucket, ranks), ranks);
    }

    /** The bucket of a value; never lower for a larger value. */
    private static int bucket(final double value, final double minimum, final double perBucket) {
        return (int)((value - minimum) * perBucket);
    }

    private int bucketOf(final int rank) {
        final int found = Arrays.binarySearch(m_before, rank);
        int bucket = found < 0 ? -found - 2 : found;
        while (m_before[bucket + 1] <= rank) {
            bucket++;
        }
        return bucket;
    }

    /** The values of each bucket in which a wanted value lies, null for the others. */
    private double[][] collect(final double[] values, final double minimum, final double perBucket,
        final int[] ranks) {
        final double[][] collected = new double[BUCKETS][];
        for (final int rank : ranks) {
            final int bucket = bucketOf(rank);
            collected[bucket] = new double[m_before[bucket + 1] - m_before[bucket]];
        }
        final int[] used = new int[BUCKETS];
        for (final double value : values) {
            final int bucket = bucket(value, minimum, perBucket);
            if (collected[bucket] != null) {
                collected[bucket][used[bucket]++] = value;
            }
        }
        return collected;
    }

    private void divide(final double[][] collected, final int[] ranks) {
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            if (collected[bucket] != null) {
                final int first = m_before[bucket];
                final int end = m_before[bucket + 1];
                final int[] inside = Arrays.stream(ranks).filter(rank -> rank >= first && rank < end)
                    .map(rank -> rank - first).toArray();
                double minimum = Double.POSITIVE_INFINITY;
                double maximum = Double.NEGATIVE_INFINITY;
                for (final double value : collected[bucket]) {
                    minimum = Math.min(minimum, value);
                    maximum = Math.max(maximum, value);
                }
                m_inside[bucket] = new OrderStatistics(collected[bucket], minimum, maximum, inside);
            }
        }
    }

    /**
     * @param rank one of those the constructor was given
     * @return the value that so many others precede
     */
    double at(final int rank) {
        if (m_sorted != null) {
            return m_sorted[rank];
        }
        final int bucket = bucketOf(rank);
        return m_inside[bucket].at(rank - m_before[bucket]);
    }
}
