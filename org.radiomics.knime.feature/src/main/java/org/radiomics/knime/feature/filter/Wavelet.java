package org.radiomics.knime.feature.filter;

import java.util.List;

/**
 * The decomposition filters of a discrete wavelet of PyWavelets, in double precision and in the single precision that
 * PyWavelets uses for 32-bit images. Immutable.
 */
public final class Wavelet {

    private final String m_name;

    private final double[] m_low;

    private final double[] m_high;

    private Wavelet(final String name, final double[] low, final double[] high) {
        m_name = name;
        m_low = low;
        m_high = high;
    }

    /**
     * @param name as PyWavelets gives it, such as {@code coif1}, {@code db2} or {@code bior1.3}
     * @return the wavelet
     * @throws IllegalArgumentException if there is none of that name, with a sentence that says which there are
     */
    public static Wavelet of(final String name) {
        final double[] low = WaveletTable.low(name).orElseThrow(() -> new IllegalArgumentException("Wavelet " + name
            + " is none of " + String.join(", ", names()) + "."));
        return new Wavelet(name, low, WaveletTable.high(name).orElseGet(() -> mirror(low)));
    }

    /** @return the names of all wavelets: of PyWavelets' families haar, db, sym, coif, bior, rbio, dmey */
    public static List<String> names() {
        return WaveletTable.NAMES;
    }

    /** The high-pass of an orthogonal wavelet, its quadrature mirror: reversed, the even ones negated. */
    private static double[] mirror(final double[] low) {
        final double[] high = new double[low.length];
        for (int k = 0; k < low.length; k++) {
            high[k] = (k % 2 == 0 ? -1 : 1) * low[low.length - 1 - k];
        }
        return high;
    }

    /** @return the name in PyWavelets */
    public String name() {
        return m_name;
    }

    /** @return the number of taps of each filter, even */
    public int taps() {
        return m_low.length;
    }

    double[] low() {
        return m_low.clone();
    }

    double[] high() {
        return m_high.clone();
    }

    float[] lowSingle() {
        return single(m_low);
    }

    float[] highSingle() {
        return single(m_high);
    }

    /**
     * PyWavelets rounds each tap, but makes the taps of coiflets by multiplying two rounded numbers, which puts some of
     * them one unit in the last place beside the rounded double.
     */
    private float[] single(final double[] taps) {
        final boolean product = m_name.startsWith("coif");
        final float[] single = new float[taps.length];
        for (int k = 0; k < taps.length; k++) {
            single[k] = product ? (float)(taps[k] / Math.sqrt(2)) * (float)Math.sqrt(2) : (float)taps[k];
        }
        return single;
    }
}
