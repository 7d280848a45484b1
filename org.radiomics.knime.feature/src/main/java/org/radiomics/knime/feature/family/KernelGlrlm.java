package org.radiomics.knime.feature.family;

import java.util.List;

/**
 * GLRLM features of the neighbourhood of a voxel, averaged over the directions in which a line holds two of its voxels;
 * NaN where there is no such direction.
 */
public final class KernelGlrlm implements KernelFamily {

    private final Kernel m_kernel;

    private final int[] m_offsets;

    /** One factor per direction where they are merged; null where features are averaged. */
    private final double[] m_weights;

    private final CellTally m_runs;

    private final LevelSizeMatrix m_matrix;

    private final LevelSizeStatistics m_statistics = new LevelSizeStatistics();

    private final KernelMean<LevelSizeStatistics> m_features;

    /**
     * @param levels the grey levels of a region
     * @param radius how many voxels the neighbourhood reaches from its centre
     * @param settings in which directions runs lie, and whether matrices are merged
     * @param features which
     */
    public KernelGlrlm(final GreyLevels levels, final int radius, final TextureSettings settings,
        final List<String> features) {
        m_kernel = new Kernel(levels, radius, settings.flatAxis(), 1);
        final List<Direction> steps = m_kernel.steps(new int[]{1}, settings.flatAxis());
        m_offsets = m_kernel.offsets(steps);
        m_weights = settings.weighting() == Weighting.NONE ? null : steps.stream()
            .mapToDouble(step -> settings.weighting().length(step.millimetres(levels.region()))).toArray();
        final int most = m_kernel.mostVoxels();
        m_runs = new CellTally(m_weights == null ? most : Math.multiplyExact(most, Math.max(1, steps.size())));
        m_matrix = new LevelSizeMatrix(m_kernel, m_runs);
        m_features = new KernelMean<>(features, Glrlm::formula);
    }

    @Override
    public void compute(final int x, final int y, final int z, final double[] values) {
        m_kernel.moveTo(x, y, z);
        m_features.begin(values);
        m_runs.clear();
        for (int d = 0; d < m_offsets.length; d++) {
            if (holdsLine(m_offsets[d])) {
                count(m_offsets[d], m_weights == null ? 1 : m_weights[d]);
            }
            if (m_weights == null) {
                addFeatures(values);
            }
        }
        if (m_weights != null) {
            addFeatures(values);
        }
        m_features.end(values);
    }

    /** Whether a line holds two voxels, also with others between them that do not belong to the region. */
    private boolean holdsLine(final int offset) {
        final int[] ranks = m_kernel.ranks();
        for (int i = 0; i < m_kernel.voxels(); i++) {
            int next = m_kernel.cell(i) + offset;
            while (ranks[next] == 0) {
                next += offset;
            }
            if (ranks[next] != Kernel.OUTSIDE) {
                return true;
            }
        }
        return false;
    }

    private void count(final int offset, final double weight) {
        final int[] ranks = m_kernel.ranks();
        for (int i = 0; i < m_kernel.voxels(); i++) {
            final int cell = m_kernel.cell(i);
            final int rank = ranks[cell];
            if (ranks[cell - offset] != rank) {
                int length = 1;
                int next = cell + offset;
                while (ranks[next] == rank) {
                    next += offset;
                    length++;
                }
                m_runs.add(rank, length, weight);
            }
        }
    }

    private void addFeatures(final double[] values) {
        if (!m_matrix.isEmpty()) {
            m_statistics.compute(m_matrix);
            m_features.add(m_statistics, values);
        }
        m_runs.clear();
    }
}
