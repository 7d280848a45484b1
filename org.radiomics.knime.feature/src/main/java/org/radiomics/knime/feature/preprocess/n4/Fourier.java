package org.radiomics.knime.feature.preprocess.n4;

/** The discrete Fourier transform of a power of two, in place and without a factor (Cooley and Tukey 1965). */
final class Fourier {

    private final int m_size;

    private final double[] m_cosine;

    private final double[] m_sine;

    private final int[] m_reversed;

    /** @param size a power of two */
    Fourier(final int size) {
        m_size = size;
        m_cosine = new double[size / 2];
        m_sine = new double[size / 2];
        for (int i = 0; i < size / 2; i++) {
            m_cosine[i] = Math.cos(2 * Math.PI * i / size);
            m_sine[i] = Math.sin(2 * Math.PI * i / size);
        }
        m_reversed = new int[size];
        final int shift = Integer.SIZE - Integer.numberOfTrailingZeros(size);
        for (int i = 0; i < size; i++) {
            m_reversed[i] = Integer.reverse(i) >>> shift;
        }
    }

    /** Transforms; the inverse is this with real and imaginary parts exchanged, times the size. */
    void transform(final double[] real, final double[] imaginary) {
        for (int i = 0; i < m_size; i++) {
            final int j = m_reversed[i];
            if (j > i) {
                swap(real, i, j);
                swap(imaginary, i, j);
            }
        }
        for (int half = 1; half < m_size; half *= 2) {
            final int stride = m_size / (2 * half);
            for (int start = 0; start < m_size; start += 2 * half) {
                for (int k = 0; k < half; k++) {
                    final double c = m_cosine[k * stride];
                    final double s = -m_sine[k * stride];
                    final int a = start + k;
                    final int b = a + half;
                    final double re = real[b] * c - imaginary[b] * s;
                    final double im = real[b] * s + imaginary[b] * c;
                    real[b] = real[a] - re;
                    imaginary[b] = imaginary[a] - im;
                    real[a] += re;
                    imaginary[a] += im;
                }
            }
        }
    }

    private static void swap(final double[] values, final int i, final int j) {
        final double kept = values[i];
        values[i] = values[j];
        values[j] = kept;
    }
}
