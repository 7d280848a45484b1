package org.radiomics.knime.feature.preprocess;

import java.util.stream.IntStream;

import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.GridScan;

/** Samples an oblique image on a grid with the same directions, at the positions that ITK's roundings give. */
final class ObliqueScan {

    private final Geometry m_old;

    private final Geometry m_grid;

    private final GridScan m_scan;

    /**
     * @param old the grid to be sampled
     * @param grid the new grid
     */
    ObliqueScan(final Geometry old, final Geometry grid) {
        m_old = old;
        m_grid = grid;
        m_scan = new GridScan(old, grid);
    }

    /**
     * @param grid to be sampled
     * @param toIndices its {@link GridScan#toIndices}
     * @return whether an axis of it runs along none of the patient's, if only for ITK's rounding
     */
    static boolean isOblique(final Geometry grid, final double[] toIndices) {
        return IntStream.range(0, 3).anyMatch(
            i -> GridAxis.onlyRow(grid.direction(), i) < 0 || GridAxis.onlyRow(toIndices, i) < 0);
    }

    /** @return for every voxel of the grid the index of the nearest voxel of the old one; -1 outside of it */
    int[] nearest() {
        final int[] nearest = new int[(int)m_grid.voxels()];
        int to = 0;
        for (int z = 0; z < m_grid.size(2); z++) {
            for (int y = 0; y < m_grid.size(1); y++) {
                m_scan.moveTo(y, z);
                for (int x = 0; x < m_grid.size(0); x++, to++) {
                    nearest[to] = m_scan.nearest(x);
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
                m_scan.moveTo(y, z);
                for (int x = 0; x < m_grid.size(0); x++, to++) {
                    for (int axis = 0; axis < 3; axis++) {
                        final int last = m_old.size(axis) - 1;
                        before[axis] = Math.max(0, Math.min(last, (int)Math.floor(m_scan.position(axis, x))));
                        after[axis] = Math.min(last, before[axis] + 1);
                        fraction[axis] = m_scan.position(axis, x) - before[axis];
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

    /**
     * @return for every voxel of the grid the value of the cubic spline with these coefficients, mirrored at borders
     */
    double[] spline(final double[] coefficients) {
        final double[] samples = new double[(int)m_grid.voxels()];
        final int[][] support = new int[3][4];
        final double[][] weights = new double[3][4];
        int to = 0;
        for (int z = 0; z < m_grid.size(2); z++) {
            for (int y = 0; y < m_grid.size(1); y++) {
                m_scan.moveTo(y, z);
                for (int x = 0; x < m_grid.size(0); x++, to++) {
                    for (int axis = 0; axis < 3; axis++) {
                        GridAxis.splineSupport(m_scan.position(axis, x), m_old.size(axis), support[axis], 0);
                        GridAxis.splineWeights(m_scan.position(axis, x), weights[axis], 0);
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
}
