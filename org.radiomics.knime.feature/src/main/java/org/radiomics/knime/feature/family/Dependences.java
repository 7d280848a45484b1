package org.radiomics.knime.feature.family;

import java.util.List;

/**
 * Counts the grey level dependence matrix of a region (IBSI 3.11): of each voxel, how many neighbours have a level that
 * differs by no more than a tolerance. The voxel itself counts as well, so the smallest size is 1.
 */
final class Dependences {

    private Dependences() {
    }

    /**
     * Counts equal neighbours at distance 1.
     *
     * @param levels the grey levels of a region
     * @param neighbours which adjacent voxels have the same level
     * @return how many voxels of each level and number of dependent voxels there are
     */
    static LevelSizeMatrix count(final GreyLevels levels, final EqualNeighbours neighbours) {
        final Region region = levels.region();
        final int[] ranks = levels.ranks();
        final int[] bits = neighbours.bits();
        final CellCounts counts = new CellCounts(levels.present() + 1, EqualNeighbours.STEPS + 1);
        for (int run = 0; run < region.runs(); run++) {
            final int start = region.runStart(run);
            final int end = start + region.runLength(run);
            for (int cell = start; cell < end; cell++) {
                counts.increment(ranks[cell], 1 + Integer.bitCount(bits[cell]));
            }
        }
        return new LevelSizeMatrix(levels, Cells.of(counts));
    }

    /**
     * Counts neighbours at any distance and tolerance.
     *
     * @param levels the grey levels of a region
     * @param neighbours all steps to a neighbour
     * @param tolerance the largest difference of two dependent levels, at least 0
     * @return how many voxels of each level and number of dependent voxels there are
     */
    static LevelSizeMatrix count(final GreyLevels levels, final List<Direction> neighbours, final int tolerance) {
        final Region region = levels.region();
        final int[] offsets = Direction.offsets(region, neighbours);
        final int[] ranks = levels.ranks();
        final int[] values = levels.values();
        final CellCounts counts = new CellCounts(levels.present() + 1, offsets.length + 2);
        for (int run = 0; run < region.runs(); run++) {
            final int start = region.runStart(run);
            final int end = start + region.runLength(run);
            for (int cell = start; cell < end; cell++) {
                final int value = values[ranks[cell]];
                int dependent = 1;
                for (final int offset : offsets) {
                    final int neighbour = ranks[cell + offset];
                    dependent += neighbour != 0 && Math.abs(values[neighbour] - value) <= tolerance ? 1 : 0;
                }
                counts.increment(ranks[cell], dependent);
            }
        }
        return new LevelSizeMatrix(levels, Cells.of(counts));
    }
}
