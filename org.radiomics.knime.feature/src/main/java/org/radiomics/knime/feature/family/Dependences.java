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
     * @param levels the grey levels of a region
     * @param neighbours all steps to a neighbour
     * @param tolerance the largest difference of two dependent levels, at least 0
     * @return how many voxels of each level and number of dependent voxels there are
     */
    static LevelSizeMatrix count(final GreyLevels levels, final List<Direction> neighbours, final int tolerance) {
        final Region region = levels.region();
        final int[] offsets = Direction.offsets(region, neighbours);
        final char[] ranks = levels.ranks();
        final CellCounts counts = new CellCounts(levels.present() + 1, offsets.length + 2);
        for (int run = 0; run < region.runs(); run++) {
            final int start = region.runStart(run);
            final int end = start + region.runLength(run);
            for (int cell = start; cell < end; cell++) {
                counts.increment(ranks[cell], 1 + (tolerance == 0 ? equal(ranks, cell, offsets)
                    : similar(ranks, levels.values(), cell, offsets, tolerance)));
            }
        }
        return new LevelSizeMatrix(levels, Cells.of(counts));
    }

    private static int equal(final char[] ranks, final int cell, final int[] offsets) {
        final char rank = ranks[cell];
        int equal = 0;
        for (final int offset : offsets) {
            equal += ranks[cell + offset] == rank ? 1 : 0;
        }
        return equal;
    }

    private static int similar(final char[] ranks, final int[] values, final int cell, final int[] offsets,
        final int tolerance) {
        final int value = values[ranks[cell]];
        int similar = 0;
        for (final int offset : offsets) {
            final char neighbour = ranks[cell + offset];
            similar += neighbour != 0 && Math.abs(values[neighbour] - value) <= tolerance ? 1 : 0;
        }
        return similar;
    }
}
