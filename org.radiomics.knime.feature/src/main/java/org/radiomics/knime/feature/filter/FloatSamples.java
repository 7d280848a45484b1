package org.radiomics.knime.feature.filter;

import org.radiomics.knime.feature.image.Volume;

/** Samples in single precision. */
final class FloatSamples implements Samples {

    /** So many samples are handled together, so that they stay in the fastest cache for all taps. */
    private static final int BLOCK = 1024;

    private final Extension m_extension;

    private final Wavelet m_wavelet;

    private final float[] m_samples;

    FloatSamples(final Volume image, final Wavelet wavelet) {
        this(new Extension(image.geometry().size()), wavelet);
        final double[] voxels = image.voxels();
        final int row = m_extension.row();
        m_extension.forEachExtendedRow((original, extended) -> {
            for (int x = 0; x < row; x++) {
                m_samples[extended + x] = (float)voxels[original + x];
            }
            if (m_extension.size(0) > row) {
                m_samples[extended + row] = (float)voxels[original];
            }
        });
    }

    private FloatSamples(final Extension extension, final Wavelet wavelet) {
        m_extension = extension;
        m_wavelet = wavelet;
        m_samples = new float[extension.length()];
    }

    @Override
    public FloatSamples[] split(final int axis) {
        final FloatSamples low = new FloatSamples(m_extension, m_wavelet);
        final FloatSamples high = new FloatSamples(m_extension, m_wavelet);
        if (axis == 0) {
            splitRows(low.m_samples, high.m_samples);
        } else {
            splitAcross(m_extension.size(axis), m_extension.stride(axis), low.m_samples, high.m_samples);
        }
        return new FloatSamples[]{low, high};
    }

    private void splitRows(final float[] low, final float[] high) {
        final float[] lowTaps = m_wavelet.lowSingle();
        final float[] highTaps = m_wavelet.highSingle();
        final int taps = lowTaps.length;
        final int length = m_extension.size(0);
        final TapOrder order = new TapOrder(taps, length);
        final int plain = order.plain();
        final float[] wrapped = new float[plain + taps - 1];
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

    private void splitAcross(final int length, final int stride, final float[] low, final float[] high) {
        final float[] lowTaps = m_wavelet.lowSingle();
        final float[] highTaps = m_wavelet.highSingle();
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

    private static void add(final float[] samples, final int from, final float lowTap, final float highTap,
        final float[] low, final float[] high, final int to, final int count) {
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
        m_extension.forEachRow((original, extended) -> {
            for (int x = 0; x < row; x++) {
                voxels[original + x] = m_samples[extended + x];
            }
        });
        return voxels;
    }
}
