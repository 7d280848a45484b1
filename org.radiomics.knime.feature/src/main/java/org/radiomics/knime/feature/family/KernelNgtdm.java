package org.radiomics.knime.feature.family;

import java.util.Arrays;
import java.util.List;

/** NGTDM features of the neighbourhood of a voxel; its voxels are compared with each other only. */
public final class KernelNgtdm implements KernelFamily, ToneDifferences {

    private final Kernel m_kernel;

    private final int[] m_offsets;

    private final double[] m_differences;

    private final ToneDifferenceStatistics m_statistics = new ToneDifferenceStatistics();

    private final KernelMean<ToneDifferenceStatistics> m_features;

    /**
     * @param levels the grey levels of a region
     * @param radius how many voxels the neighbourhood reaches from its centre
     * @param settings which neighbours count
     * @param features which
     */
    public KernelNgtdm(final GreyLevels levels, final int radius, final TextureSettings settings,
        final List<String> features) {
        m_kernel = new Kernel(levels, radius, settings.flatAxis(), Kernel.longestStep(settings.distances(), radius));
        final List<Direction> steps = m_kernel.steps(settings.distances(), settings.flatAxis());
        m_offsets = m_kernel.offsets(Direction.withOpposites(steps));
        m_differences = new double[m_kernel.mostVoxels() + 1];
        m_features = new KernelMean<>(features, Ngtdm::formula);
    }

    @Override
    public void compute(final int x, final int y, final int z, final double[] values) {
        m_kernel.moveTo(x, y, z);
        Arrays.fill(m_differences, 0, m_kernel.present() + 1, 0);
        final int[] ranks = m_kernel.ranks();
        for (int i = 0; i < m_kernel.voxels(); i++) {
            final int cell = m_kernel.cell(i);
            int count = 0;
            long sum = 0;
            for (final int offset : m_offsets) {
                final int neighbour = ranks[cell + offset];
                if (neighbour > 0) {
                    sum += m_kernel.value(neighbour);
                    count++;
                }
            }
            if (count > 0) {
                m_differences[ranks[cell]] += Math.abs(m_kernel.value(ranks[cell]) - (double)sum / count);
            }
        }
        m_statistics.compute(this);
        m_features.begin(values);
        m_features.add(m_statistics, values);
    }

    @Override
    public int levels() {
        return m_kernel.present();
    }

    @Override
    public int voxels() {
        return m_kernel.voxels();
    }

    @Override
    public int level(final int rank) {
        return m_kernel.value(rank);
    }

    @Override
    public double probability(final int rank) {
        return (double)m_kernel.count(rank) / m_kernel.voxels();
    }

    @Override
    public double differences(final int rank) {
        return m_differences[rank];
    }
}
