package org.radiomics.knime.feature.family;

import java.util.List;

/** GLSZM features of the neighbourhood of a voxel; zones end where the neighbourhood ends. */
public final class KernelGlszm implements KernelFamily {

    private final Kernel m_kernel;

    private final int[] m_offsets;

    /** Ranks of voxels that do not belong to a zone yet. */
    private final int[] m_left;

    private final int[] m_zone;

    private final CellTally m_zones;

    private final LevelSizeMatrix m_matrix;

    private final LevelSizeStatistics m_statistics = new LevelSizeStatistics();

    private final KernelMean<LevelSizeStatistics> m_features;

    /**
     * @param levels the grey levels of a region
     * @param radius how many voxels the neighbourhood reaches from its centre
     * @param settings whether zones are flat
     * @param features which
     */
    public KernelGlszm(final GreyLevels levels, final int radius, final TextureSettings settings,
        final List<String> features) {
        m_kernel = new Kernel(levels, radius, settings.flatAxis(), 1);
        m_offsets = m_kernel.offsets(Direction.withOpposites(m_kernel.steps(new int[]{1}, settings.flatAxis())));
        m_left = new int[m_kernel.ranks().length];
        m_zone = new int[m_kernel.mostVoxels()];
        m_zones = new CellTally(m_kernel.mostVoxels());
        m_matrix = new LevelSizeMatrix(m_kernel, m_zones);
        m_features = new KernelMean<>(features, Glszm::formula);
    }

    @Override
    public void compute(final int x, final int y, final int z, final double[] values) {
        m_kernel.moveTo(x, y, z);
        System.arraycopy(m_kernel.ranks(), 0, m_left, 0, m_left.length);
        m_zones.clear();
        for (int i = 0; i < m_kernel.voxels(); i++) {
            final int cell = m_kernel.cell(i);
            final int rank = m_left[cell];
            if (rank > 0) {
                m_zones.add(rank, grow(cell, rank), 1);
            }
        }
        m_statistics.compute(m_matrix);
        m_features.begin(values);
        m_features.add(m_statistics, values);
    }

    /** The number of voxels of the zone that a voxel belongs to. */
    private int grow(final int cell, final int rank) {
        m_left[cell] = 0;
        m_zone[0] = cell;
        int size = 1;
        for (int grown = 0; grown < size; grown++) {
            for (final int offset : m_offsets) {
                final int neighbour = m_zone[grown] + offset;
                if (m_left[neighbour] == rank) {
                    m_left[neighbour] = 0;
                    m_zone[size++] = neighbour;
                }
            }
        }
        return size;
    }
}
