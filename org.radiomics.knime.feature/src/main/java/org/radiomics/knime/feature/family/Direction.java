package org.radiomics.knime.feature.family;

import java.util.ArrayList;
import java.util.List;

/**
 * A step from a voxel to a neighbour, in voxels along each axis.
 *
 * @param x voxels along x
 * @param y voxels along y
 * @param z voxels along z
 */
record Direction(int x, int y, int z) {

    /** @return the step as a vector in millimetres of the region's grid, all components positive */
    double[] millimetres(final Region region) {
        return new double[]{Math.abs(x) * region.spacing(0), Math.abs(y) * region.spacing(1),
            Math.abs(z) * region.spacing(2)};
    }

    private Direction opposite() {
        return new Direction(-x, -y, -z);
    }

    /**
     * All steps of given Chebyshev lengths, one of each pair of opposite steps (IBSI 3.6, 3.7). In three dimensions and
     * at distance 1 these are 13. Steps longer than the bounding box are left out: they lead nowhere.
     *
     * @param region where the steps are taken
     * @param distances lengths in voxels, each at least 1
     * @param flatAxis the axis along which no step is taken (0 = x, 1 = y, 2 = z); -1 for steps in three dimensions
     * @return the steps, those with the largest z first
     */
    static List<Direction> half(final Region region, final int[] distances, final int flatAxis) {
        return half(new int[]{region.size(0), region.size(1), region.size(2)}, distances, flatAxis);
    }

    /** As {@link #half(Region, int[], int)}, in a box of a given size. */
    static List<Direction> half(final int[] size, final int[] distances, final int flatAxis) {
        int longest = 0;
        for (final int distance : distances) {
            longest = Math.max(longest, distance);
        }
        final int[] reach = new int[3];
        for (int axis = 0; axis < 3; axis++) {
            reach[axis] = axis == flatAxis ? 0 : Math.min(longest, size[axis] - 1);
        }
        final List<Direction> steps = new ArrayList<>();
        for (int z = reach[2]; z >= 0; z--) {
            for (int y = reach[1]; y >= (z == 0 ? 0 : -reach[1]); y--) {
                for (int x = reach[0]; x >= (z == 0 && y == 0 ? 1 : -reach[0]); x--) {
                    if (contains(distances, Math.max(z, Math.max(Math.abs(y), Math.abs(x))))) {
                        steps.add(new Direction(x, y, z));
                    }
                }
            }
        }
        return steps;
    }

    /** As {@link #half(Region, int[], int)}, with both steps of each pair: 26 in three dimensions at distance 1. */
    static List<Direction> all(final Region region, final int[] distances, final int flatAxis) {
        return withOpposites(half(region, distances, flatAxis));
    }

    /** @return the steps, followed by their opposites */
    static List<Direction> withOpposites(final List<Direction> steps) {
        final List<Direction> both = new ArrayList<>(steps);
        for (final Direction step : steps) {
            both.add(step.opposite());
        }
        return both;
    }

    /** @return what each step adds to a cell's index */
    static int[] offsets(final Region region, final List<Direction> steps) {
        return steps.stream().mapToInt(region::offset).toArray();
    }

    private static boolean contains(final int[] distances, final int distance) {
        for (final int wanted : distances) {
            if (wanted == distance) {
                return true;
            }
        }
        return false;
    }
}
