package org.radiomics.knime.feature.preprocess;

import java.util.Arrays;

import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.GridScan;

/** One axis of a new grid: where its samples lie on the axis of the old grid, in (fractional) indices. */
final class GridAxis {

    private final int m_oldSize;

    private final double[] m_positions;

    /**
     * @param oldSize voxels of the old grid
     * @param positions of the samples in indices of the old grid, ascending; the caller gives the array away
     */
    GridAxis(final int oldSize, final double[] positions) {
        m_oldSize = oldSize;
        m_positions = positions;
    }

    /**
     * An axis whose positions are computed by way of millimetres with ITK's roundings, since halfway between two voxels
     * the last bit decides which one is nearest.
     *
     * @param old the grid to be sampled
     * @param toIndices its {@link GridScan#toIndices}
     * @param grid the new grid, with the same direction
     * @param axis 0, 1 or 2
     * @param first index on the old grid of the new grid's first sample
     */
    static GridAxis byMillimetres(final Geometry old, final double[] toIndices, final Geometry grid, final int axis,
        final double first) {
        final int row = onlyRow(old.direction(), axis);
        final double cosine = row < 0 ? 1 : old.direction()[3 * row + axis];
        final double oldOrigin = row < 0 ? 0 : old.origin()[row];
        final double step = cosine * grid.spacing(axis);
        final double perMillimetre = row < 0 ? 1 / old.spacing(axis) : toIndices[3 * axis + row];
        final double origin = row < 0 ? old.spacing(axis) * first : grid.origin()[row];
        final double[] positions = new double[grid.size(axis)];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = perMillimetre * (origin + step * i - oldOrigin);
        }
        if (axis == 0) {
            spaceEvenly(positions, perMillimetre * (origin + step * positions.length - oldOrigin));
        }
        return new GridAxis(old.size(axis), positions);
    }

    /** ITK computes the ends of a row and interpolates between them. */
    private static void spaceEvenly(final double[] positions, final double end) {
        final double start = positions[0];
        final double length = positions.length;
        for (int i = 0; i < positions.length; i++) {
            positions[i] = start + i / length * (end - start);
        }
    }

    /**
     * An axis that begins at an index and goes on in equal steps.
     *
     * @param oldSize voxels of the old grid
     * @param size number of samples
     * @param first index on the old grid of the first sample
     * @param step from sample to sample, in voxels of the old grid
     */
    static GridAxis evenly(final int oldSize, final int size, final double first, final double step) {
        final double[] positions = new double[size];
        for (int i = 0; i < size; i++) {
            positions[i] = first + step * i;
        }
        return new GridAxis(oldSize, positions);
    }

    /**
     * @param margin voxels by which the old grid grows at both ends
     * @return the same samples on the larger grid
     */
    GridAxis within(final int margin) {
        return new GridAxis(m_oldSize + 2 * margin, Arrays.stream(m_positions).map(p -> p + margin).toArray());
    }

    /** The only row with a number other than 0 in a column of a 3 x 3 matrix, -1 if there are several. */
    static int onlyRow(final double[] matrix, final int column) {
        int along = -1;
        for (int row = 0; row < 3; row++) {
            if (matrix[3 * row + column] != 0) {
                if (along >= 0) {
                    return -1;
                }
                along = row;
            }
        }
        return along;
    }

    /** @return the number of samples */
    int size() {
        return m_positions.length;
    }

    /** @return whether a sample lies within half a voxel of the old grid */
    boolean[] inside() {
        final boolean[] inside = new boolean[m_positions.length];
        for (int i = 0; i < inside.length; i++) {
            inside[i] = m_positions[i] >= -0.5 && m_positions[i] < m_oldSize - 0.5;
        }
        return inside;
    }

    /** @return for each sample the nearest index of the old grid, kept within it */
    int[] nearest() {
        return Arrays.stream(m_positions).mapToInt(p -> clamp((int)Math.floor(p + 0.5))).toArray();
    }

    /** @return for each sample the index of the old grid at or before it, kept within it */
    int[] before() {
        return Arrays.stream(m_positions).mapToInt(p -> clamp((int)Math.floor(p))).toArray();
    }

    /** @return for each sample the index after {@link #before()}, kept within the old grid */
    int[] after() {
        return Arrays.stream(before()).map(i -> clamp(i + 1)).toArray();
    }

    /** @return for each sample its distance from {@link #before()}, at least 0 */
    double[] fraction() {
        final int[] before = before();
        final double[] fraction = new double[before.length];
        for (int i = 0; i < before.length; i++) {
            fraction[i] = Math.max(0, m_positions[i] - before[i]);
        }
        return fraction;
    }

    private int clamp(final int index) {
        return Math.max(0, Math.min(m_oldSize - 1, index));
    }

    /** @return for each sample the four indices of the old grid around it, kept within it */
    int[] cubicSupport() {
        final int[] support = new int[4 * m_positions.length];
        for (int i = 0; i < support.length; i++) {
            support[i] = clamp((int)Math.floor(m_positions[i / 4]) - 1 + i % 4);
        }
        return support;
    }

    /** @return for each sample the weights of its four indices in a cubic convolution (Keys 1981, a = -1/2) */
    double[] cubicWeights() {
        final double[] weights = new double[4 * m_positions.length];
        for (int i = 0; i < m_positions.length; i++) {
            final double t = m_positions[i] - Math.floor(m_positions[i]);
            weights[4 * i] = ((-0.5 * t + 1) * t - 0.5) * t;
            weights[4 * i + 1] = (1.5 * t - 2.5) * t * t + 1;
            weights[4 * i + 2] = ((-1.5 * t + 2) * t + 0.5) * t;
            weights[4 * i + 3] = (0.5 * t - 0.5) * t * t;
        }
        return weights;
    }

    /** @return for each sample the four indices of the old grid that a cubic spline needs, mirrored at its ends */
    int[] splineSupport() {
        final int[] support = new int[4 * m_positions.length];
        for (int i = 0; i < m_positions.length; i++) {
            splineSupport(m_positions[i], m_oldSize, support, 4 * i);
        }
        return support;
    }

    /** @return for each sample the weights of its four indices */
    double[] splineWeights() {
        final double[] weights = new double[4 * m_positions.length];
        for (int i = 0; i < m_positions.length; i++) {
            splineWeights(m_positions[i], weights, 4 * i);
        }
        return weights;
    }

    /** Writes the four indices of an old axis that a cubic spline needs at a position. */
    static void splineSupport(final double position, final int oldSize, final int[] support, final int to) {
        for (int k = 0; k < 4; k++) {
            support[to + k] = mirrored(splineFirst(position) + k, oldSize);
        }
    }

    /** Writes their weights. */
    static void splineWeights(final double position, final double[] weights, final int to) {
        final double w = position - (splineFirst(position) + 1);
        final double last = 1.0 / 6.0 * w * w * w;
        final double first = 1.0 / 6.0 + 0.5 * w * (w - 1.0) - last;
        final double third = w + first - 2.0 * last;
        weights[to] = first;
        weights[to + 1] = 1.0 - first - third - last;
        weights[to + 2] = third;
        weights[to + 3] = last;
    }

    /** In single precision, as in ITK: just below an index the next interval's polynomial is as good. */
    private static int splineFirst(final double position) {
        return (int)Math.floor((float)position) - 1;
    }

    private static int mirrored(final int index, final int size) {
        if (size == 1) {
            return 0;
        }
        final int period = 2 * size - 2;
        final int folded = Math.floorMod(index, period);
        return folded < size ? folded : period - folded;
    }
}
