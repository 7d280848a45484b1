package org.radiomics.knime.feature.filter;

import org.radiomics.knime.feature.image.Volume;

/** Samples in double precision. */
final class DoubleSamples implements Samples {

    /** So many samples are handled together, so that they stay in the fastest cache for all taps. */
    private static final int BLOCK = 1024;

    private final Extension m_extension;

    private final Wavelet m_wavelet;

    private final double[] m_samples;

    DoubleSamples(final Volume image, final Wavelet wavelet) {
        this(new Extension(image.geometry().size()), wavelet);
        final double[] voxels = image.voxels();
        final int row = m_extension.row();
        m_extension.forEachExtendedRow((original, extended) -> {
            System.arraycopy(voxels, original, m_samples, extended, row);
            if (m_extension.size(0) > row) {
                m_samples[extended + row] = voxels[original];
            }
        });
    }

    private DoubleSamples(final Extension extension, final Wavelet wavelet) {
        m_extension = extension;
        m_wavelet = wavelet;
        m_samples = new double[extension.length()];
    }

    @Override
    public DoubleSamples[] split(final int axis) {
        final DoubleSamples low = new DoubleSamples(m_extension, m_wavelet);
        final DoubleSamples high = new DoubleSamples(m_extension, m_wavelet);
        if (axis == 0) {
            splitRows(low.m_samples, high.m_samples);
        } else {
            splitAcross(m_extension.size(axis), m_extension.stride(axis), low.m_samples, high.m_samples);
        }
        return new DoubleSamples[]{low, high};
    }

    private void splitRows(final double[] low, final double[] high) {
        final double[] lowTaps = m_wavelet.low();
        final double[] highTaps = m_wavelet.high();
        final int taps = lowTaps.length;
        final int length = m_extension.size(0);
        final TapOrder order = new TapOrder(taps, length);
        final int plain = order.plain();
        final double[] wrapped = new double[plain + taps - 1];
        for (int row = 0; row < m_samples.length; row += length) {
            for (int i = 0; i < wrapped.length; i++) {
                wrapped[i] = m_samples[row + order.sample(i, taps - 1)];
            }
            for (int k = 0; k < taps; k++) {
                add(wrapped, taps - 1 - k, lowTaps[k], highTaps[k], low, high, row, plain);
            }
            for (int n = plain; n < length; n++) {
                for (int step = 0; step < taps; step++) {
                    final int k = order.tap(n, step);
                    add(m_samples, row + order.sample(n, k), lowTaps[k], highTaps[k], low, high, row + n, 1);
                }
            }
        }
    }

    private void splitAcross(final int length, final int stride, final double[] low, final double[] high) {
        final double[] lowTaps = m_wavelet.low();
        final double[] highTaps = m_wavelet.high();
        final TapOrder order = new TapOrder(lowTaps.length, length);
        for (int slab = 0; slab < m_samples.length; slab += length * stride) {
            for (int block = 0; block < stride; block += BLOCK) {
                final int count = Math.min(BLOCK, stride - block);
                for (int n = 0; n < length; n++) {
                    for (int step = 0; step < lowTaps.length; step++) {
                        final int k = order.tap(n, step);
                        add(m_samples, slab + order.sample(n, k) * stride + block, lowTaps[k], highTaps[k], low, high,
                            slab + n * stride + block, count);
                    }
                }
            }
        }
    }

    private static void add(final double[] samples, final int from, final double lowTap, final double highTap,
        final double[] low, final double[] high, final int to, final int count) {
        for (int i = 0; i < count; i++) {
            low[to + i] += lowTap * samples[from + i];
        }
        for (int i = 0; i < count; i++) {
            high[to + i] += highTap * samples[from + i];
        }
    }

    @Override
    public double[] voxels() {
        final double[] voxels = new double[m_extension.originalLength()];
        final int row = m_extension.row();
        m_extension.forEachRow((original, extended) -> System.arraycopy(m_samples, extended, voxels, original, row));
        return voxels;
    }
}
