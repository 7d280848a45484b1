package org.radiomics.knime.feature.family;

import java.util.Arrays;
import java.util.List;

/** Counts the grey level size zone matrix of a region (IBSI 3.8): connected voxels of one level form a zone. */
final class Zones {

    private static final int FREQUENT_SIZES = 32;

    private Zones() {
    }

    /**
     * @param levels the grey levels of a region
     * @param neighbours all steps to a connected voxel
     * @return how many zones of each level and size there are
     */
    static LevelSizeMatrix count(final GreyLevels levels, final List<Direction> neighbours) {
        final Region region = levels.region();
        final int[] offsets = Direction.offsets(region, neighbours);
        // Voxels leave this copy as they join a zone.
        final char[] left = levels.ranks().clone();
        final CellCounts zones = new CellCounts(levels.present() + 1, FREQUENT_SIZES);
        int[] zone = new int[256];
        for (int run = 0; run < region.runs(); run++) {
            final int start = region.runStart(run);
            final int end = start + region.runLength(run);
            for (int cell = start; cell < end; cell++) {
                final char rank = left[cell];
                if (rank == 0) {
                    continue;
                }
                left[cell] = 0;
                zone[0] = cell;
                int size = 1;
                for (int grown = 0; grown < size; grown++) {
                    if (size + offsets.length > zone.length) {
                        zone = Arrays.copyOf(zone, 2 * zone.length);
                    }
                    for (final int offset : offsets) {
                        final int neighbour = zone[grown] + offset;
                        if (left[neighbour] == rank) {
                            left[neighbour] = 0;
                            zone[size++] = neighbour;
                        }
                    }
                }
                zones.increment(rank, size);
            }
        }
        return new LevelSizeMatrix(levels, Cells.of(zones));
    }
}
