package org.radiomics.knime.stats.test;

import java.util.Arrays;

/** Paths to a node of a network by their log weights, each with its probability; those equally likely are one path. */
final class LikelyPaths {

    /** Log weights that round to the same multiple of this are equal. */
    private static final double RESOLUTION = 1e-9;

    private static final int SMALLEST = 16;

    private double[] m_logs = new double[SMALLEST];

    /** 0 where a slot is free. */
    private double[] m_probabilities = new double[SMALLEST];

    private int m_size;

    int size() {
        return m_size;
    }

    /** @return whether no path was as likely; nothing is added where the probability is 0 */
    boolean add(final double log, final double probability) {
        if (probability == 0) {
            return false;
        }
        if (2 * m_size >= m_logs.length) {
            grow();
        }
        final int slot = slot(log);
        final boolean isNew = m_probabilities[slot] == 0;
        if (isNew) {
            m_logs[slot] = log;
            m_size++;
        }
        m_probabilities[slot] += probability;
        return isNew;
    }

    private int slot(final double log) {
        final long key = Math.round(log / RESOLUTION);
        int slot = (int)(key * 0x9E3779B97F4A7C15L >>> 33) & m_logs.length - 1;
        while (m_probabilities[slot] != 0 && Math.round(m_logs[slot] / RESOLUTION) != key) {
            slot = slot + 1 & m_logs.length - 1;
        }
        return slot;
    }

    private void grow() {
        final double[] logs = m_logs;
        final double[] probabilities = m_probabilities;
        m_logs = new double[2 * logs.length];
        m_probabilities = new double[2 * logs.length];
        for (int i = 0; i < logs.length; i++) {
            if (probabilities[i] != 0) {
                final int slot = slot(logs[i]);
                m_logs[slot] = logs[i];
                m_probabilities[slot] = probabilities[i];
            }
        }
    }

    /** What is done with a path. */
    interface Visitor {
        void path(double log, double probability);
    }

    void forEach(final Visitor visitor) {
        for (int i = 0; i < m_logs.length; i++) {
            if (m_probabilities[i] != 0) {
                visitor.path(m_logs[i], m_probabilities[i]);
            }
        }
    }

    /** @return the paths from the least weight upwards: logs, and the probability of a path of at most that log */
    Sorted sorted() {
        final double[][] paths = new double[m_size][];
        int next = 0;
        for (int i = 0; i < m_logs.length; i++) {
            if (m_probabilities[i] != 0) {
                paths[next++] = new double[]{m_logs[i], m_probabilities[i]};
            }
        }
        Arrays.sort(paths, (a, b) -> Double.compare(a[0], b[0]));
        final double[] logs = new double[m_size];
        final double[] upTo = new double[m_size];
        double sum = 0;
        for (int i = 0; i < m_size; i++) {
            logs[i] = paths[i][0];
            sum += paths[i][1];
            upTo[i] = sum;
        }
        return new Sorted(logs, upTo);
    }

    /**
     * Paths in order.
     *
     * @param logs ascending
     * @param upTo probability of a path of at most that log
     */
    record Sorted(double[] logs, double[] upTo) {

        /** @return the probability of a path of at most this log */
        double atMost(final double log) {
            final int found = Arrays.binarySearch(logs, log);
            final int last = found < 0 ? -found - 2 : found;
            return last < 0 ? 0 : upTo[last];
        }
    }
}
