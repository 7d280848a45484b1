package org.radiomics.knime.feature.preprocess.n4;

/**
 * Gives every intensity the one that it most likely had before the bias field blurred the histogram: the histogram is
 * deconvolved with a Gaussian by a Wiener filter, and the expectation of the true intensity given the measured one
 * taken (Sled, Zijdenbos and Evans, IEEE TMI 1998, 17:87, section II).
 */
final class HistogramSharpening {

    private final int m_bins;

    private final double m_fullWidth;

    private final double m_noise;

    private final int m_padded;

    private final int m_offset;

    private final Fourier m_fourier;

    /**
     * @param bins of the histogram, at least 2
     * @param fullWidth of the Gaussian at half of its maximum, in the unit of the intensities
     * @param noise of the Wiener filter
     */
    HistogramSharpening(final int bins, final double fullWidth, final double noise) {
        m_bins = bins;
        m_fullWidth = fullWidth;
        m_noise = noise;
        m_padded = Integer.highestOneBit(2 * bins - 1) * 2;
        m_offset = (m_padded - bins) / 2;
        m_fourier = new Fourier(m_padded);
    }

    /**
     * @param values intensities
     * @param inside which of them count
     * @param sharpened filled where inside
     * @return whether the intensities vary; if not, nothing is filled
     */
    boolean apply(final double[] values, final boolean[] inside, final double[] sharpened) {
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < values.length; i++) {
            if (inside[i]) {
                lowest = Math.min(lowest, values[i]);
                highest = Math.max(highest, values[i]);
            }
        }
        if (!(highest > lowest)) {
            return false;
        }
        final double width = (highest - lowest) / (m_bins - 1);
        final double[] expected = expected(histogram(values, inside, lowest, width), lowest, width);
        for (int i = 0; i < values.length; i++) {
            if (inside[i]) {
                final double place = (values[i] - lowest) / width;
                final int bin = (int)place;
                sharpened[i] = bin < m_bins - 1 ? expected[bin] + (expected[bin + 1] - expected[bin]) * (place - bin)
                    : expected[m_bins - 1];
            }
        }
        return true;
    }

    /** Each intensity is shared by the two bins around it. */
    private double[] histogram(final double[] values, final boolean[] inside, final double lowest, final double width) {
        final double[] histogram = new double[m_padded];
        for (int i = 0; i < values.length; i++) {
            if (inside[i]) {
                final double place = (values[i] - lowest) / width;
                final int bin = (int)place;
                final double share = place - bin;
                if (share == 0) {
                    histogram[m_offset + bin]++;
                } else if (bin < m_bins - 1) {
                    histogram[m_offset + bin] += 1 - share;
                    histogram[m_offset + bin + 1] += share;
                }
            }
        }
        return histogram;
    }

    /** The expectation per bin. */
    private double[] expected(final double[] histogram, final double lowest, final double width) {
        final double[] gaussian = gaussian(m_fullWidth / width);
        m_fourier.transform(gaussian, new double[m_padded]);
        // An even function has a real transform, so that filters are factors.
        final double[] real = histogram;
        final double[] imaginary = new double[m_padded];
        m_fourier.transform(real, imaginary);
        for (int n = 0; n < m_padded; n++) {
            final double wiener = gaussian[n] / (gaussian[n] * gaussian[n] + m_noise);
            real[n] *= wiener;
            imaginary[n] *= wiener;
        }
        m_fourier.transform(imaginary, real);
        final double[] weighted = new double[m_padded];
        for (int n = 0; n < m_padded; n++) {
            real[n] = Math.max(0, real[n]);
            weighted[n] = (lowest + (n - m_offset) * width) * real[n];
        }
        blur(weighted, gaussian);
        blur(real, gaussian);
        final double[] expected = new double[m_bins];
        for (int n = 0; n < m_bins; n++) {
            expected[n] = real[m_offset + n] == 0 ? 0 : weighted[m_offset + n] / real[m_offset + n];
        }
        return expected;
    }

    private void blur(final double[] values, final double[] gaussian) {
        final double[] imaginary = new double[m_padded];
        m_fourier.transform(values, imaginary);
        for (int n = 0; n < m_padded; n++) {
            values[n] *= gaussian[n];
            imaginary[n] *= gaussian[n];
        }
        m_fourier.transform(imaginary, values);
    }

    /** Around index 0, wrapped. */
    private double[] gaussian(final double fullWidth) {
        final double factor = 4 * Math.log(2) / (fullWidth * fullWidth);
        final double scale = 2 * Math.sqrt(Math.log(2) / Math.PI) / fullWidth;
        final double[] gaussian = new double[m_padded];
        for (int n = 0; n <= m_padded / 2; n++) {
            gaussian[n] = scale * Math.exp(-(double)n * n * factor);
            gaussian[(m_padded - n) % m_padded] = gaussian[n];
        }
        return gaussian;
    }
}
