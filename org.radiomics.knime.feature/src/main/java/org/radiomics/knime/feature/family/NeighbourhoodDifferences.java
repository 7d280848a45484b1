package org.radiomics.knime.feature.family;

import java.util.List;

/**
 * The neighbourhood grey tone difference matrix of a region (IBSI 3.10): of each grey level, the number of voxels and
 * the sum of the absolute differences between their level and the mean level of their neighbours. As in PyRadiomics a
 * voxel without neighbours counts, with a difference of 0. Immutable.
 */
final class NeighbourhoodDifferences {

    private final GreyLevels m_levels;

    private final double[] m_differences;

    /**
     * @param levels the grey levels of a region
     * @param neighbours all steps to a neighbour
     */
    NeighbourhoodDifferences(final GreyLevels levels, final List<Direction> neighbours) {
        m_levels = levels;
        m_differences = new double[levels.present() + 1];
        final Region region = levels.region();
        final int[] offsets = Direction.offsets(region, neighbours);
        final int[] values = levels.values();
        final char[] ranks = levels.ranks();
        for (int run = 0; run < region.runs(); run++) {
            final int start = region.runStart(run);
            final int end = start + region.runLength(run);
            for (int cell = start; cell < end; cell++) {
                int count = 0;
                int sum = 0;
                for (final int offset : offsets) {
                    final char rank = ranks[cell + offset];
                    sum += values[rank];
                    count += rank != 0 ? 1 : 0;
                }
                if (count > 0) {
                    final char rank = ranks[cell];
                    m_differences[rank] += Math.abs(values[rank] - (double)sum / count);
                }
            }
        }
    }

    /** @return how many levels are present */
    int levels() {
        return m_levels.present();
    }

    /** @return the number of voxels counted */
    int voxels() {
        return m_levels.region().voxels();
    }

    /** @return the level of a rank from 1 */
    int level(final int rank) {
        return m_levels.values()[rank];
    }

    /** @return p_i: the share of the voxels that have the level of a rank */
    double probability(final int rank) {
        return (double)m_levels.count(rank) / voxels();
    }

    /** @return s_i: the sum of differences at the level of a rank */
    double differences(final int rank) {
        return m_differences[rank];
    }
}
