package org.radiomics.knime.feature.filter;

import java.util.Arrays;

/** What the samples on circles around a row of pixels say of each pixel, gathered sample by sample. */
final class BinaryPatterns {

    private final int m_samples;

    private final int[] m_ones;

    private final int[] m_changes;

    private final int[] m_last;

    private final int[] m_code;

    private final double[] m_sum;

    private final double[] m_squares;

    private int m_gathered;

    /**
     * @param samples on each circle
     * @param pixels in the row
     */
    BinaryPatterns(final int samples, final int pixels) {
        m_samples = samples;
        m_ones = new int[pixels];
        m_changes = new int[pixels];
        m_last = new int[pixels];
        m_code = new int[pixels];
        m_sum = new double[pixels];
        m_squares = new double[pixels];
    }

    /** Forgets what was gathered. */
    void clear() {
        Arrays.fill(m_ones, 0);
        Arrays.fill(m_changes, 0);
        Arrays.fill(m_code, 0);
        Arrays.fill(m_sum, 0);
        Arrays.fill(m_squares, 0);
        m_gathered = 0;
    }

    /** Compares the next sample of all circles with their centres. */
    void compare(final double[] values, final double[] centres, final int firstCentre) {
        for (int i = 0; i < values.length; i++) {
            final int bit = values[i] - centres[firstCentre + i] >= 0 ? 1 : 0;
            m_ones[i] += bit;
            m_changes[i] += bit ^ m_last[i];
            m_last[i] = bit;
            m_code[i] |= bit << m_gathered;
        }
        if (m_gathered == 0) {
            // The change from the last sample to the first one is not counted, as in scikit-image.
            Arrays.fill(m_changes, 0);
        }
        m_gathered++;
    }

    /** Adds the next sample of all circles to their variance. */
    void sum(final double[] values) {
        for (int i = 0; i < values.length; i++) {
            m_sum[i] += values[i];
            m_squares[i] += values[i] * values[i];
        }
    }

    /** @return how many samples are at least as bright as the centre; with over two changes, all samples + 1 */
    int uniform(final int pixel) {
        return m_changes[pixel] <= 2 ? m_ones[pixel] : m_samples + 1;
    }

    /** @return the number whose bit k is set if sample k is at least as bright as the centre; at most 31 samples */
    int code(final int pixel) {
        return m_code[pixel];
    }

    /** @return the least code of all rotations of the circle; at most 31 samples */
    int leastRotation(final int pixel) {
        int rotated = m_code[pixel];
        int least = rotated;
        for (int k = 1; k < m_samples; k++) {
            rotated = rotated >> 1 | (rotated & 1) << m_samples - 1;
            least = Math.min(least, rotated);
        }
        return least;
    }

    /** @return the population variance of the samples; NaN if it is 0, as in scikit-image */
    double variance(final int pixel) {
        final double variance = (m_squares[pixel] - m_sum[pixel] * m_sum[pixel] / m_samples) / m_samples;
        return variance == 0 ? Double.NaN : variance;
    }
}
