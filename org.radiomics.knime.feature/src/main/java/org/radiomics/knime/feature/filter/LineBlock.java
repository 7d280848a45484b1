package org.radiomics.knime.feature.filter;

import java.util.Arrays;

/**
 * Some lines of an image side by side, so that a recursion runs along all of them at once. Both ends of the lines are
 * continued by four samples, so that the recursion needs no bounds.
 */
final class LineBlock {

    /** So many lines side by side. */
    static final int LINES = 64;

    private static final int MARGIN = 4;

    private final int m_length;

    private final double[] m_input;

    private final double[] m_output;

    private final double[] m_sum;

    /** @param length samples of a line */
    LineBlock(final int length) {
        m_length = length;
        m_input = new double[(length + 2 * MARGIN) * LINES];
        m_output = new double[m_input.length];
        m_sum = new double[length * LINES];
    }

    /** Gives the samples of an image, in its own precision. */
    @FunctionalInterface
    interface Source {

        /** @param index of the sample, x fastest */
        double at(int index);
    }

    /**
     * Takes lines from an image and continues them with their first and last samples.
     *
     * @param samples of the image
     * @param from index of the first sample of the first line
     * @param lines how many
     * @param apart distance of the lines
     * @param stride distance of the samples of a line
     */
    void fill(final Source samples, final int from, final int lines, final int apart, final int stride) {
        for (int n = 0; n < m_length; n++) {
            final int row = (n + MARGIN) * LINES;
            for (int i = 0; i < lines; i++) {
                m_input[row + i] = samples.at(from + i * apart + n * stride);
            }
        }
        for (int n = 0; n < MARGIN; n++) {
            System.arraycopy(m_input, MARGIN * LINES, m_input, n * LINES, LINES);
            System.arraycopy(m_input, (m_length + MARGIN - 1) * LINES, m_input, (m_length + MARGIN + n) * LINES, LINES);
        }
        Arrays.fill(m_sum, 0);
    }

    /**
     * Puts the sums of all recursions since {@link #fill} into an image.
     *
     * @param samples of the image
     * @param to index of the first wanted sample of the first line
     * @param lines how many
     * @param apart distance of the lines
     * @param stride distance of the samples of a line
     * @param first wanted sample of each line
     * @param last wanted sample of each line, inclusive
     */
    void store(final float[] samples, final int to, final int lines, final int apart, final int stride,
        final int first, final int last) {
        for (int n = first; n <= last; n++) {
            for (int i = 0; i < lines; i++) {
                samples[to + i * apart + (n - first) * stride] = (float)m_sum[n * LINES + i];
            }
        }
    }

    /**
     * Runs output[n] = sum of taps[k] input[n - (k + delay) step] - sum of recursion[k] output[n - (k + 1) step] and
     * adds it to the sums.
     *
     * @param step 1 from the first sample to the last, -1 from the last to the first
     * @param taps four
     * @param delay of the first tap
     * @param recursion four
     * @param before four, which take the place of the recursion's where an output lies before the line; they are
     *            multiplied by the input there
     */
    void recur(final int step, final double[] taps, final int delay, final double[] recursion, final double[] before) {
        final int first = (step > 0 ? 0 : m_length + MARGIN) * LINES;
        System.arraycopy(m_input, first, m_output, first, MARGIN * LINES);
        final double[] current = before.clone();
        final int back = step * LINES;
        for (int done = 0; done < m_length; done++) {
            final int n = step > 0 ? done : m_length - 1 - done;
            final int row = (n + MARGIN) * LINES;
            addInput(row - delay * back, back, taps, row);
            subtractOutput(row, back, current);
            for (int i = 0; i < LINES; i++) {
                m_sum[n * LINES + i] += m_output[row + i];
            }
            if (done < MARGIN) {
                current[done] = recursion[done];
            }
        }
    }

    private void addInput(final int row, final int back, final double[] taps, final int to) {
        final double t0 = taps[0];
        final double t1 = taps[1];
        final double t2 = taps[2];
        final double t3 = taps[3];
        for (int i = 0; i < LINES; i++) {
            m_output[to + i] = m_input[row + i] * t0 + m_input[row - back + i] * t1 + m_input[row - 2 * back + i] * t2
                + m_input[row - 3 * back + i] * t3;
        }
    }

    private void subtractOutput(final int row, final int back, final double[] recursion) {
        final double d1 = recursion[0];
        final double d2 = recursion[1];
        final double d3 = recursion[2];
        final double d4 = recursion[3];
        for (int i = 0; i < LINES; i++) {
            m_output[row + i] -= m_output[row - back + i] * d1 + m_output[row - 2 * back + i] * d2
                + m_output[row - 3 * back + i] * d3 + m_output[row - 4 * back + i] * d4;
        }
    }
}
