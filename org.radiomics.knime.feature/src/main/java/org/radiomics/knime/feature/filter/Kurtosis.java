package org.radiomics.knime.feature.filter;

/**
 * Excess kurtosis of a population, with the roundings of SciPy 1.17: sums in NumPy's pairwise order and, for images
 * of 32-bit floats, every step in single precision. The kurtosis of values whose standard deviation is at most the mean
 * times the distance of 1 to the next number is NaN.
 */
final class Kurtosis {

    /** NumPy adds up to so many values in eight interleaved sums, and halves longer runs. */
    private static final int LONGEST = 128;

    private static final int INTERLEAVED = 8;

    private final boolean m_single;

    private final double m_resolution;

    private final double[] m_powers;

    /**
     * @param values how many
     * @param single whether every step is rounded to single precision
     */
    Kurtosis(final int values, final boolean single) {
        m_single = single;
        m_resolution = single ? Math.ulp(1f) : Math.ulp(1.0);
        m_powers = new double[values];
    }

    private double rounded(final double value) {
        return m_single ? (float)value : value;
    }

    /** @return the kurtosis; NaN if the values are all but equal */
    double of(final double[] values) {
        final double mean = mean(values);
        for (int i = 0; i < values.length; i++) {
            final double deviation = rounded(values[i] - mean);
            m_powers[i] = rounded(deviation * deviation);
        }
        final double variance = mean(m_powers);
        for (int i = 0; i < values.length; i++) {
            m_powers[i] = rounded(m_powers[i] * m_powers[i]);
        }
        final double least = rounded(m_resolution * mean);
        return variance <= rounded(least * least) ? Double.NaN
            : rounded(rounded(mean(m_powers) / rounded(variance * variance)) - 3);
    }

    private double mean(final double[] values) {
        return rounded(sum(values, 0, values.length) / values.length);
    }

    private double sum(final double[] values, final int from, final int count) {
        if (count > LONGEST) {
            final int half = count / 2 - count / 2 % INTERLEAVED;
            return rounded(sum(values, from, half) + sum(values, from + half, count - half));
        }
        double sum = 0;
        int next = from;
        if (count >= INTERLEAVED) {
            next = from + count - count % INTERLEAVED;
            sum = interleaved(values, from, next);
        }
        for (int i = next; i < from + count; i++) {
            sum = rounded(sum + values[i]);
        }
        return sum;
    }

    private double interleaved(final double[] values, final int from, final int to) {
        final double[] sums = new double[INTERLEAVED];
        System.arraycopy(values, from, sums, 0, INTERLEAVED);
        for (int i = from + INTERLEAVED; i < to; i += INTERLEAVED) {
            for (int k = 0; k < INTERLEAVED; k++) {
                sums[k] = rounded(sums[k] + values[i + k]);
            }
        }
        return rounded(rounded(rounded(sums[0] + sums[1]) + rounded(sums[2] + sums[3]))
            + rounded(rounded(sums[4] + sums[5]) + rounded(sums[6] + sums[7])));
    }
}
