package org.radiomics.knime.feature.filter;

import java.util.stream.IntStream;

import org.radiomics.knime.feature.image.Volume;

/** Samples in double precision. */
final class DoubleSamples implements Samples {

    /** So many samples are handled together, so that they stay in the fastest cache for all taps. */
    private static final int BLOCK = 1024;

    private final SampleGrid m_grid;

    private final double[] m_lowTaps;

    private final double[] m_highTaps;

    private final double[] m_samples;

    DoubleSamples(final Volume image, final SampleGrid grid, final Wavelet wavelet) {
        this(grid, wavelet.low(), wavelet.high());
        final double[] voxels = image.voxels();
        final int[] columns = grid.voxels(0);
        grid.forEachRow((first, row) -> {
            for (int x = 0; x < columns.length; x++) {
                m_samples[first + x] = voxels[row + columns[x]];
            }
        });
    }

    private DoubleSamples(final SampleGrid grid, final double[] lowTaps, final double[] highTaps) {
        m_grid = grid;
        m_lowTaps = lowTaps;
        m_highTaps = highTaps;
        m_samples = new double[grid.length()];
    }

    @Override
    public DoubleSamples[] split(final int axis, final Window wanted) {
        final SampleGrid grid = m_grid.with(axis, wanted);
        final DoubleSamples low = new DoubleSamples(grid, m_lowTaps, m_highTaps);
        final DoubleSamples high = new DoubleSamples(grid, m_lowTaps, m_highTaps);
        final TapOrder order = new TapOrder(m_lowTaps.length, m_grid.window(axis), wanted);
        if (axis == 0) {
            splitRows(order, wanted.count(), low.m_samples, high.m_samples);
        } else {
            splitAcross(order, m_grid.size(axis), wanted.count(), m_grid.stride(axis), low.m_samples, high.m_samples);
        }
        return new DoubleSamples[]{low, high};
    }

    private void splitRows(final TapOrder order, final int wanted, final double[] low, final double[] high) {
        final int last = m_lowTaps.length - 1;
        final int length = m_grid.size(0);
        final int[] reordered = IntStream.range(0, wanted).filter(sum -> !order.isPlain(sum)).toArray();
        final int[] gathered = IntStream.range(0, wanted + last).map(i -> order.sample(i, last)).toArray();
        final double[] line = new double[gathered.length];
        for (int row = 0; row < m_samples.length / length; row++) {
            for (int i = 0; i < line.length; i++) {
                line[i] = m_samples[row * length + gathered[i]];
            }
            final int to = row * wanted;
            for (int k = 0; k < last; k += 2) {
                add(line, last - k, last - k - 1, k, k + 1, low, high, to, wanted);
            }
            for (final int sum : reordered) {
                low[to + sum] = 0;
                high[to + sum] = 0;
                for (int step = 0; step < last; step += 2) {
                    final int k = order.tap(sum, step);
                    final int next = order.tap(sum, step + 1);
                    add(line, sum + last - k, sum + last - next, k, next, low, high, to + sum, 1);
                }
            }
        }
    }

    private void splitAcross(final TapOrder order, final int length, final int wanted, final int stride,
        final double[] low, final double[] high) {
        for (int slab = 0; slab < m_samples.length / (length * stride); slab++) {
            for (int block = 0; block < stride; block += BLOCK) {
                final int count = Math.min(BLOCK, stride - block);
                for (int sum = 0; sum < wanted; sum++) {
                    for (int step = 0; step < m_lowTaps.length; step += 2) {
                        final int k = order.tap(sum, step);
                        final int next = order.tap(sum, step + 1);
                        add(m_samples, (slab * length + order.sample(sum, k)) * stride + block,
                            (slab * length + order.sample(sum, next)) * stride + block, k, next, low, high,
                            (slab * wanted + sum) * stride + block, count);
                    }
                }
            }
        }
    }

    /** Adds the products of two taps, the first one first. */
    private void add(final double[] samples, final int from, final int fromNext, final int k, final int next,
        final double[] low, final double[] high, final int to, final int count) {
        add(samples, from, fromNext, m_lowTaps[k], m_lowTaps[next], low, to, count);
        add(samples, from, fromNext, m_highTaps[k], m_highTaps[next], high, to, count);
    }

    private static void add(final double[] samples, final int from, final int fromNext, final double tap,
        final double next, final double[] sums, final int to, final int count) {
        for (int i = 0; i < count; i++) {
            sums[to + i] = sums[to + i] + tap * samples[from + i] + next * samples[fromNext + i];
        }
    }

    @Override
    public double[] voxels(final SampleGrid part) {
        final double[] voxels = new double[part.length()];
        final int row = part.size(0);
        m_grid.forEachRow(part, (first, to) -> System.arraycopy(m_samples, first, voxels, to, row));
        return voxels;
    }
}
