package org.radiomics.knime.feature.family;

import java.util.List;

/**
 * The neighbourhood grey tone difference matrix of a region (IBSI 3.10): of each grey level, the number of voxels and
 * the sum of the absolute differences between their level and the mean level of their neighbours. As in PyRadiomics a
 * voxel without neighbours counts, with a difference of 0. Immutable.
 */
final class NeighbourhoodDifferences implements ToneDifferences {

    private static final int COUNT_BITS = 5;

    /** 27 times this, shifted by the bits of the count, is a positive int. */
    private static final int HIGHEST_PACKED = 1 << 21;

    private final GreyLevels m_levels;

    private final double[] m_differences;

    /**
     * @param levels the grey levels of a region
     * @param settings which neighbours count
     */
    NeighbourhoodDifferences(final GreyLevels levels, final TextureSettings settings) {
        m_levels = levels;
        m_differences = new double[levels.present() + 1];
        if (settings.isAdjacent() && levels.highest() <= HIGHEST_PACKED) {
            addAdjacent(settings.flatAxis());
        } else {
            add(Direction.all(levels.region(), settings.distances(), settings.flatAxis()));
        }
    }

    private void add(final List<Direction> neighbours) {
        final Region region = m_levels.region();
        final int[] offsets = Direction.offsets(region, neighbours);
        final int[] values = m_levels.values();
        final int[] ranks = m_levels.ranks();
        for (int run = 0; run < region.runs(); run++) {
            final int start = region.runStart(run);
            final int end = start + region.runLength(run);
            for (int cell = start; cell < end; cell++) {
                int count = 0;
                long sum = 0;
                for (final int offset : offsets) {
                    final int rank = ranks[cell + offset];
                    sum += values[rank];
                    count += rank != 0 ? 1 : 0;
                }
                add(ranks[cell], sum, count);
            }
        }
    }

    private void add(final int rank, final long sum, final int count) {
        if (count > 0) {
            m_differences[rank] += Math.abs(m_levels.values()[rank] - (double)sum / count);
        }
    }

    /**
     * Sums over the 3 x 3 x 3 voxels around each voxel, axis by axis. A number holds the levels' sum above the number
     * of voxels, which is at most 27.
     */
    private void addAdjacent(final int flatAxis) {
        final Region region = m_levels.region();
        final int[] values = m_levels.values();
        final int[] ranks = m_levels.ranks();
        final int[] own = new int[ranks.length];
        for (int run = 0; run < region.runs(); run++) {
            final int start = region.runStart(run);
            for (int cell = start; cell < start + region.runLength(run); cell++) {
                own[cell] = values[ranks[cell]] << COUNT_BITS | 1;
            }
        }
        int[] sums = own;
        for (int axis = 0; axis < 3; axis++) {
            if (axis != flatAxis) {
                final Direction step = new Direction(axis == 0 ? 1 : 0, axis == 1 ? 1 : 0, axis == 2 ? 1 : 0);
                sums = sumOfThree(sums, region.offset(step));
            }
        }
        for (int run = 0; run < region.runs(); run++) {
            final int start = region.runStart(run);
            for (int cell = start; cell < start + region.runLength(run); cell++) {
                final int neighbours = sums[cell] - own[cell];
                add(ranks[cell], neighbours >>> COUNT_BITS, neighbours & (1 << COUNT_BITS) - 1);
            }
        }
    }

    private static int[] sumOfThree(final int[] numbers, final int offset) {
        final int[] sums = new int[numbers.length];
        for (int i = offset; i < numbers.length - offset; i++) {
            sums[i] = numbers[i - offset] + numbers[i] + numbers[i + offset];
        }
        return sums;
    }

    @Override
    public int levels() {
        return m_levels.present();
    }

    @Override
    public int voxels() {
        return m_levels.region().voxels();
    }

    @Override
    public int level(final int rank) {
        return m_levels.values()[rank];
    }

    @Override
    public double probability(final int rank) {
        return (double)m_levels.count(rank) / voxels();
    }

    @Override
    public double differences(final int rank) {
        return m_differences[rank];
    }
}
