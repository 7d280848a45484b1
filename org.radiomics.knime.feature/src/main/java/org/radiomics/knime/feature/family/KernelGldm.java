package org.radiomics.knime.feature.family;

import java.util.List;

/** GLDM features of the neighbourhood of a voxel; only voxels of the neighbourhood can depend on each other. */
public final class KernelGldm implements KernelFamily {

    private final Kernel m_kernel;

    private final int[] m_offsets;

    private final int m_tolerance;

    private final CellTally m_dependences;

    private final LevelSizeMatrix m_matrix;

    private final LevelSizeStatistics m_statistics = new LevelSizeStatistics();

    private final KernelMean<LevelSizeStatistics> m_features;

    /**
     * @param levels the grey levels of a region
     * @param radius how many voxels the neighbourhood reaches from its centre
     * @param settings which neighbours may depend, and how similar they must be
     * @param features which
     */
    public KernelGldm(final GreyLevels levels, final int radius, final TextureSettings settings,
        final List<String> features) {
        m_kernel = new Kernel(levels, radius, settings.flatAxis(), Kernel.longestStep(settings.distances(), radius));
        final List<Direction> steps = m_kernel.steps(settings.distances(), settings.flatAxis());
        m_offsets = m_kernel.offsets(Direction.withOpposites(steps));
        m_tolerance = settings.dependenceTolerance();
        m_dependences = new CellTally(m_kernel.mostVoxels());
        m_matrix = new LevelSizeMatrix(m_kernel, m_dependences);
        m_features = new KernelMean<>(features, Gldm::formula);
    }

    @Override
    public void compute(final int x, final int y, final int z, final double[] values) {
        m_kernel.moveTo(x, y, z);
        m_dependences.clear();
        final int[] ranks = m_kernel.ranks();
        for (int i = 0; i < m_kernel.voxels(); i++) {
            final int cell = m_kernel.cell(i);
            final int level = m_kernel.value(ranks[cell]);
            int dependent = 1;
            for (final int offset : m_offsets) {
                final int neighbour = ranks[cell + offset];
                if (neighbour > 0 && Math.abs(m_kernel.value(neighbour) - level) <= m_tolerance) {
                    dependent++;
                }
            }
            m_dependences.add(ranks[cell], dependent, 1);
        }
        m_statistics.compute(m_matrix);
        m_features.begin(values);
        m_features.add(m_statistics, values);
    }
}
