package org.radiomics.knime.feature.preprocess;

import org.radiomics.knime.feature.image.Geometry;

/**
 * Where the voxels of a grid lie on an oblique one with the same directions, by ITK's roundings: indices become millimetres and
 * millimetres indices, at the two ends of each row, and positions between them are interpolated. Halfway between two voxels, as
 * every sample of a spacing that was doubled lies, the last bit decides which one is nearest.
 */
final class ObliqueScan {

    private final Geometry m_old;

    private final Geometry m_grid;

    private final double[] m_toMillimetres;

    private final double[] m_toIndices;

    /** Positions of the samples of the current row along each old axis. */
    private final double[][] m_positions;

    /**
     * @param old the grid to be sampled
     * @param grid the new grid
     */
    ObliqueScan(final Geometry old, final Geometry grid) {
        m_old = old;
        m_grid = grid;
        m_toMillimetres = scaled(grid);
        m_toIndices = SpectralInverse.of(scaled(old));
        m_positions = new double[3][grid.size(0)];
    }

    /** @return whether an axis of a grid runs along none of the patient's */
    static boolean isOblique(final Geometry grid) {
        for (final double cosine : grid.direction()) {
            if (cosine != 0 && Math.abs(cosine) != 1) {
                return true;
            }
        }
        return false;
    }

    private static double[] scaled(final Geometry grid) {
        final double[] matrix = grid.direction();
        for (int i = 0; i < 9; i++) {
            matrix[i] *= grid.spacing(i % 3);
        }
        return matrix;
    }

    private void moveTo(final int y, final int z) {
        final double[] start = position(0, y, z);
        final double[] end = position(m_grid.size(0), y, z);
        final double length = m_grid.size(0);
        for (int axis = 0; axis < 3; axis++) {
            for (int x = 0; x < m_grid.size(0); x++) {
                m_positions[axis][x] = start[axis] + x / length * (end[axis] - start[axis]);
            }
        }
    }

    private double[] position(final int x, final int y, final int z) {
        final double[] offset = new double[3];
        for (int row = 0; row < 3; row++) {
            double millimetres = m_grid.origin()[row];
            millimetres += m_toMillimetres[3 * row] * x;
            millimetres += m_toMillimetres[3 * row + 1] * y;
            millimetres += m_toMillimetres[3 * row + 2] * z;
            offset[row] = millimetres - m_old.origin()[row];
        }
        final double[] position = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            position[axis] = m_toIndices[3 * axis] * offset[0] + m_toIndices[3 * axis + 1] * offset[1]
                + m_toIndices[3 * axis + 2] * offset[2];
        }
        return position;
    }

    /** @return for every voxel of the grid the index of the nearest voxel of the old one; -1 outside of it */
    int[] nearest() {
        final int[] nearest = new int[(int)m_grid.voxels()];
        int to = 0;
        for (int z = 0; z < m_grid.size(2); z++) {
            for (int y = 0; y < m_grid.size(1); y++) {
                moveTo(y, z);
                for (int x = 0; x < m_grid.size(0); x++, to++) {
                    nearest[to] = isInside(x, 0) && isInside(x, 1) && isInside(x, 2)
                        ? m_old.index(round(x, 0), round(x, 1), round(x, 2)) : -1;
                }
            }
        }
        return nearest;
    }

    /** @return for every voxel of the grid the value between the eight voxels around it, that at the border outside */
    double[] linear(final double[] voxels) {
        final double[] samples = new double[(int)m_grid.voxels()];
        final int[] before = new int[3];
        final int[] after = new int[3];
        final double[] fraction = new double[3];
        int to = 0;
        for (int z = 0; z < m_grid.size(2); z++) {
            for (int y = 0; y < m_grid.size(1); y++) {
                moveTo(y, z);
                for (int x = 0; x < m_grid.size(0); x++, to++) {
                    for (int axis = 0; axis < 3; axis++) {
                        final int last = m_old.size(axis) - 1;
                        before[axis] = Math.max(0, Math.min(last, (int)Math.floor(m_positions[axis][x])));
                        after[axis] = Math.min(last, before[axis] + 1);
                        fraction[axis] = m_positions[axis][x] - before[axis];
                    }
                    final double near = Sampler.between(row(voxels, before, after, before[1], before[2], fraction[0]),
                        row(voxels, before, after, after[1], before[2], fraction[0]), fraction[1]);
                    final double far = Sampler.between(row(voxels, before, after, before[1], after[2], fraction[0]),
                        row(voxels, before, after, after[1], after[2], fraction[0]), fraction[1]);
                    samples[to] = Sampler.between(near, far, fraction[2]);
                }
            }
        }
        return samples;
    }

    /** @return for every voxel of the grid the value of the cubic spline with these coefficients, mirrored at borders */
    double[] spline(final double[] coefficients) {
        final double[] samples = new double[(int)m_grid.voxels()];
        final int[][] support = new int[3][4];
        final double[][] weights = new double[3][4];
        int to = 0;
        for (int z = 0; z < m_grid.size(2); z++) {
            for (int y = 0; y < m_grid.size(1); y++) {
                moveTo(y, z);
                for (int x = 0; x < m_grid.size(0); x++, to++) {
                    for (int axis = 0; axis < 3; axis++) {
                        GridAxis.splineSupport(m_positions[axis][x], m_old.size(axis), support[axis], 0);
                        GridAxis.splineWeights(m_positions[axis][x], weights[axis], 0);
                    }
                    samples[to] = sum(coefficients, support, weights);
                }
            }
        }
        return samples;
    }

    /** In the order of ITK, x fastest: integer images are truncated, where the last bit shows. */
    private double sum(final double[] coefficients, final int[][] support, final double[][] weights) {
        double sum = 0;
        for (int row = 0; row < 16; row++) {
            final int from = m_old.index(0, support[1][row % 4], support[2][row / 4]);
            for (int i = 0; i < 4; i++) {
                sum += weights[0][i] * weights[1][row % 4] * weights[2][row / 4] * coefficients[from + support[0][i]];
            }
        }
        return sum;
    }

    private double row(final double[] voxels, final int[] before, final int[] after, final int y, final int z,
        final double fraction) {
        return Sampler.between(voxels[m_old.index(before[0], y, z)], voxels[m_old.index(after[0], y, z)], fraction);
    }

    private boolean isInside(final int x, final int axis) {
        return m_positions[axis][x] >= -0.5 && m_positions[axis][x] < m_old.size(axis) - 0.5;
    }

    private int round(final int x, final int axis) {
        return (int)Math.floor(m_positions[axis][x] + 0.5);
    }
}
