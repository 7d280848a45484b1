package org.radiomics.knime.feature.filter;

import java.util.Arrays;

import org.radiomics.knime.feature.image.Box;
import org.radiomics.knime.feature.image.Geometry;

/** One point of a sphere around each voxel of a box, interpolated by cubic B-splines; 0 outside the image. */
final class SphereSample {

    private final int m_margin;

    /** By axis and voxel: the first of four coefficients, counted from the first voxel of the box. */
    private final int[][] m_first = new int[3][];

    /** By axis, coefficient and voxel. */
    private final double[][][] m_weights = new double[3][4][];

    private final boolean[][] m_outside = new boolean[3][];

    /**
     * @param offset of the point from the centre, in voxels along x, y, z
     * @param grid of the image
     * @param box of the centres
     * @param margin of the coefficients around the box
     */
    SphereSample(final double[] offset, final Geometry grid, final Box box, final int margin) {
        m_margin = margin;
        for (int axis = 0; axis < 3; axis++) {
            final int count = box.size(axis);
            m_first[axis] = new int[count];
            m_outside[axis] = new boolean[count];
            for (int k = 0; k < 4; k++) {
                m_weights[axis][k] = new double[count];
            }
            for (int i = 0; i < count; i++) {
                // The fraction depends on the place in the image by its rounding.
                final double position = box.lower(axis) + i + offset[axis];
                final double floor = Math.floor(position);
                m_first[axis][i] = (int)floor - 1 - box.lower(axis);
                m_outside[axis][i] = position < 0 || position > grid.size(axis) - 1;
                weigh(position - floor, m_weights[axis], i);
            }
        }
    }

    private static void weigh(final double fraction, final double[][] weights, final int i) {
        final double rest = 1 - fraction;
        weights[0][i] = rest * rest * rest / 6;
        weights[1][i] = (fraction * fraction * (fraction - 2) * 3 + 4) / 6;
        weights[2][i] = (rest * rest * (rest - 2) * 3 + 4) / 6;
        weights[3][i] = 1 - weights[0][i] - weights[1][i] - weights[2][i];
    }

    /**
     * The values at the point around a row of centres.
     *
     * @param coefficients of the box
     * @param y of the centres in the box
     * @param z of the centres in the box
     * @param values are filled, one per voxel of the row
     */
    void row(final SplineCoefficients coefficients, final int y, final int z, final double[] values) {
        Arrays.fill(values, 0);
        if (m_outside[1][y] || m_outside[2][z]) {
            return;
        }
        // All voxels have their coefficients at the same distance, unless a rounding moves them.
        int from = 0;
        while (from < values.length) {
            final int shift = m_first[0][from] - from;
            int to = from + 1;
            while (to < values.length && m_first[0][to] - to == shift) {
                to++;
            }
            sum(coefficients, y, z, values, from, to, shift);
            from = to;
        }
        for (int x = 0; x < values.length; x++) {
            if (m_outside[0][x]) {
                values[x] = 0;
            }
        }
    }

    private void sum(final SplineCoefficients coefficients, final int y, final int z, final double[] values,
        final int from, final int to, final int shift) {
        for (int k = 0; k < 4; k++) {
            for (int j = 0; j < 4; j++) {
                final int first = coefficients.index(shift + m_margin, m_first[1][y] + j + m_margin,
                    m_first[2][z] + k + m_margin);
                add(coefficients.values(), first, m_weights[2][k][z], m_weights[1][j][y], m_weights[0], values, from,
                    to);
            }
        }
    }

    private static void add(final double[] coefficients, final int first, final double alongZ, final double alongY,
        final double[][] alongX, final double[] values, final int from, final int to) {
        final double[] x0 = alongX[0];
        final double[] x1 = alongX[1];
        final double[] x2 = alongX[2];
        final double[] x3 = alongX[3];
        for (int x = from; x < to; x++) {
            values[x] = values[x] + coefficients[first + x] * alongZ * alongY * x0[x]
                + coefficients[first + x + 1] * alongZ * alongY * x1[x]
                + coefficients[first + x + 2] * alongZ * alongY * x2[x]
                + coefficients[first + x + 3] * alongZ * alongY * x3[x];
        }
    }
}
