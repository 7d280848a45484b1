package org.radiomics.knime.feature.filter;

/**
 * The decomposition filters of an orthogonal wavelet, in double precision and in the single precision that PyWavelets
 * uses for 32-bit images.
 */
public final class Wavelet {

    /**
     * Coiflet of order 1 (Daubechies 1992), taps as in PyWavelets. PyWavelets makes its single-precision taps by
     * multiplying two rounded numbers, which puts the largest tap one unit in the last place below the rounded double.
     */
    public static final Wavelet COIF1 = new Wavelet("coif1",
        new double[]{-0.015655728135791993, -0.07273261951252645, 0.3848648468648578, 0.8525720202116004,
            0.3378976624574818, -0.07273261951252645},
        new float[]{-0.015655728135791993f, -0.07273261951252645f, 0.3848648468648578f, 0x1.b48450p-1f,
            0.3378976624574818f, -0.07273261951252645f});

    private final String m_name;

    private final double[] m_low;

    private final float[] m_lowSingle;

    private Wavelet(final String name, final double[] low, final float[] lowSingle) {
        m_name = name;
        m_low = low;
        m_lowSingle = lowSingle;
    }

    /** @return the name in PyWavelets */
    public String name() {
        return m_name;
    }

    double[] low() {
        return m_low.clone();
    }

    /** The quadrature mirror of the low-pass taps: reversed, the even ones negated. */
    double[] high() {
        final int length = m_low.length;
        final double[] high = new double[length];
        for (int k = 0; k < length; k++) {
            high[k] = (k % 2 == 0 ? -1 : 1) * m_low[length - 1 - k];
        }
        return high;
    }

    float[] lowSingle() {
        return m_lowSingle.clone();
    }

    float[] highSingle() {
        final int length = m_lowSingle.length;
        final float[] high = new float[length];
        for (int k = 0; k < length; k++) {
            high[k] = (k % 2 == 0 ? -1 : 1) * m_lowSingle[length - 1 - k];
        }
        return high;
    }
}
