package org.radiomics.knime.feature.family;

import java.util.ArrayList;
import java.util.List;

/** Counts the grey level run length matrices of a region (IBSI 3.7), one per direction. */
final class RunLengths {

    private static final int FREQUENT_LENGTHS = 16;

    private RunLengths() {
    }

    /**
     * One matrix per direction. As in PyRadiomics a matrix is left empty where no line in its direction holds more than
     * one voxel of the region.
     *
     * @param levels the grey levels of a region
     * @param directions steps along the lines, of length 1
     * @return the matrices in the directions' order
     */
    static List<LevelSizeMatrix> perDirection(final GreyLevels levels, final List<Direction> directions) {
        final List<LevelSizeMatrix> matrices = new ArrayList<>();
        final CellCounts runs = new CellCounts(levels.present() + 1, FREQUENT_LENGTHS);
        for (final Direction direction : directions) {
            final boolean neighbours = count(levels, levels.region().offset(direction), runs);
            if (!neighbours && !hasSharedLine(levels, direction)) {
                runs.clear();
            }
            matrices.add(new LevelSizeMatrix(levels, Cells.of(runs)));
            runs.clear();
        }
        return matrices;
    }

    /** Counts the runs; returns whether any voxel has a neighbour of the region in this direction. */
    private static boolean count(final GreyLevels levels, final int offset, final CellCounts runs) {
        final Region region = levels.region();
        final char[] ranks = levels.ranks();
        int predecessors = 0;
        for (int line = 0; line < region.runs(); line++) {
            final int start = region.runStart(line);
            final int end = start + region.runLength(line);
            for (int cell = start; cell < end; cell++) {
                final char rank = ranks[cell];
                final char before = ranks[cell - offset];
                predecessors |= before;
                if (before != rank) {
                    int next = cell + offset;
                    int length = 1;
                    while (ranks[next] == rank) {
                        next += offset;
                        length++;
                    }
                    runs.increment(rank, length);
                }
            }
        }
        return predecessors != 0;
    }

    /** Whether a line holds two voxels of the region with others between them. */
    private static boolean hasSharedLine(final GreyLevels levels, final Direction direction) {
        final Region region = levels.region();
        final char[] ranks = levels.ranks();
        final int offset = region.offset(direction);
        for (int run = 0; run < region.runs(); run++) {
            for (int i = 0; i < region.runLength(run); i++) {
                final int cell = region.runStart(run) + i;
                final int steps = Math.min(stepsLeft(region, cell, 0, direction.x()),
                    Math.min(stepsLeft(region, cell, 1, direction.y()), stepsLeft(region, cell, 2, direction.z())));
                for (int step = 1; step <= steps; step++) {
                    if (ranks[cell + step * offset] != 0) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** How often a step along an axis can be taken before it leaves the bounding box. */
    private static int stepsLeft(final Region region, final int cell, final int axis, final int step) {
        final int position = region.coordinate(cell, axis);
        return switch (step) {
            case 0 -> Integer.MAX_VALUE;
            case 1 -> region.size(axis) - 1 - position;
            default -> position;
        };
    }
}
