package org.radiomics.knime.feature.family;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Counts the grey level run length matrices of a region (IBSI 3.7), one per direction. */
final class RunLengths {

    private static final int FREQUENT_LENGTHS = 16;

    /** The first onward step. */
    private static final int FIRST = EqualNeighbours.MIDDLE + 1;

    private RunLengths() {
    }

    /**
     * One matrix per direction. As in PyRadiomics a matrix is left empty where no line in its direction holds more than
     * one voxel of the region.
     *
     * @param levels the grey levels of a region
     * @param neighbours which adjacent voxels have the same level
     * @return the matrices in the order of the neighbours' directions
     */
    static List<LevelSizeMatrix> perDirection(final GreyLevels levels, final EqualNeighbours neighbours) {
        final CellCounts[] runs = count(levels, neighbours);
        final List<LevelSizeMatrix> matrices = new ArrayList<>();
        for (final Direction direction : neighbours.onward()) {
            final CellCounts counts = runs[EqualNeighbours.bit(direction) - FIRST];
            if (!hasSharedLine(levels, direction)) {
                counts.clear();
            }
            matrices.add(new LevelSizeMatrix(levels, Cells.of(counts)));
        }
        return matrices;
    }

    /** Counts runs of two voxels and more where they end; voxels that are in none of them are runs of one voxel. */
    private static CellCounts[] count(final GreyLevels levels, final EqualNeighbours neighbours) {
        final CellCounts[] runs = new CellCounts[EqualNeighbours.MIDDLE];
        final int[][] single = new int[runs.length][levels.present() + 1];
        for (int k = 0; k < runs.length; k++) {
            runs[k] = new CellCounts(levels.present() + 1, FREQUENT_LENGTHS);
            Arrays.setAll(single[k], levels::count);
        }
        final Region region = levels.region();
        final int[] ranks = levels.ranks();
        final int[] bits = neighbours.bits();
        final RunsSoFar runsSoFar = new RunsSoFar(neighbours);
        for (int line = 0; line < region.runs(); line++) {
            final int first = region.runStart(line);
            final int end = first + region.runLength(line);
            for (int cell = first; cell < end; cell++) {
                if (bits[cell] == 0) {
                    continue;
                }
                runsSoFar.advance(cell);
                int ends = EqualNeighbours.backward(bits[cell]) & ~(bits[cell] >>> FIRST);
                for (; ends != 0; ends &= ends - 1) {
                    final int k = Integer.numberOfTrailingZeros(ends);
                    final int length = runsSoFar.length(cell, k);
                    runs[k].add(ranks[cell], length, 1);
                    single[k][ranks[cell]] -= length;
                }
            }
        }
        for (int k = 0; k < runs.length; k++) {
            for (int rank = 1; rank <= levels.present(); rank++) {
                runs[k].add(rank, 1, single[k][rank]);
            }
        }
        return runs;
    }

    /** Whether a line in a direction holds two voxels of the region. */
    private static boolean hasSharedLine(final GreyLevels levels, final Direction direction) {
        final Region region = levels.region();
        final int[] ranks = levels.ranks();
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
