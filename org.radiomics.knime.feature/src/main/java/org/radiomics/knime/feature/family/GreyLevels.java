package org.radiomics.knime.feature.family;

/**
 * The grey levels of a region's voxels. Levels are numbers from 1; those that no voxel has are skipped by holding each
 * voxel's rank among the levels present (1, 2, 3, ...; 0 outside the region) and the number behind each rank: matrices
 * drop absent levels, features see the remaining levels' numbers. Immutable.
 */
public final class GreyLevels implements Levels {

    /** No level number reaches this. */
    static final int HIGHEST = 1 << 22;

    private final Region m_region;

    private final int[] m_ranks;

    private final int[] m_values;

    private final int[] m_counts;

    /** Computed when it is first needed. */
    private EqualNeighbours m_equalNeighbours;

    private int m_flatAxis;

    private GreyLevels(final Region region, final int[] ranks, final int[] values, final int[] counts) {
        m_region = region;
        m_ranks = ranks;
        m_values = values;
        m_counts = counts;
    }

    /**
     * Holds given levels.
     *
     * @param region where the voxels lie
     * @param levels one level per voxel of the region, x fastest; at least 1
     * @return the grey levels
     */
    static GreyLevels of(final Region region, final int[] levels) {
        int highest = 0;
        for (final int level : levels) {
            highest = Math.max(highest, level);
        }
        final int[] rankOf = new int[highest + 1];
        for (final int level : levels) {
            rankOf[level]++;
        }
        int ranks = 0;
        for (final int voxels : rankOf) {
            ranks += voxels > 0 ? 1 : 0;
        }
        final int[] values = new int[ranks + 1];
        final int[] counts = new int[ranks + 1];
        int rank = 0;
        for (int level = 1; level <= highest; level++) {
            if (rankOf[level] > 0) {
                rank++;
                values[rank] = level;
                counts[rank] = rankOf[level];
                rankOf[level] = rank;
            }
        }
        final int[] cells = new int[region.cells()];
        int next = 0;
        for (int run = 0; run < region.runs(); run++) {
            final int start = region.runStart(run);
            for (int i = 0; i < region.runLength(run); i++) {
                cells[start + i] = rankOf[levels[next++]];
            }
        }
        return new GreyLevels(region, cells, values, counts);
    }

    /** @return where the voxels lie */
    public Region region() {
        return m_region;
    }

    @Override
    public int present() {
        return m_values.length - 1;
    }

    @Override
    public int highest() {
        return m_values[m_values.length - 1];
    }

    @Override
    public int value(final int rank) {
        return m_values[rank];
    }

    @Override
    public int count(final int rank) {
        return m_counts[rank];
    }

    /** @return the rank of each cell of the region's padded box, 0 outside the region; read only */
    int[] ranks() {
        return m_ranks;
    }

    /**
     * @param flatAxis the axis along which voxels are no neighbours; -1 for neighbours in three dimensions
     * @return which adjacent voxels have the same level
     */
    synchronized EqualNeighbours equalNeighbours(final int flatAxis) {
        if (m_equalNeighbours == null || m_flatAxis != flatAxis) {
            m_equalNeighbours = new EqualNeighbours(this, flatAxis);
            m_flatAxis = flatAxis;
        }
        return m_equalNeighbours;
    }

    /** @return the level behind each rank, 0 for rank 0; read only */
    int[] values() {
        return m_values;
    }
}
