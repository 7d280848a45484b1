package org.radiomics.knime.feature.preprocess.n4;

import java.util.Arrays;

/**
 * Approximates values at some voxels of a grid by a cubic B-spline field (Lee, Wolberg and Shin, IEEE TVCG 1997,
 * 3:228): a control point becomes the mean of what each voxel would have it be, weighted by the squares of the voxel's
 * weights. Since weights are products over the axes, so are their powers and sums: rows are added up along x first,
 * then spread over y and z.
 */
final class ScatteredFit {

    private final SplineAxis m_x;

    private final SplineAxis m_y;

    private final SplineAxis m_z;

    private final boolean[] m_inside;

    private final double[] m_cubes;

    private final double[] m_row;

    /** The denominators, which depend on the places of the voxels only. */
    private final double[] m_weight;

    /**
     * @param x the grid's first axis
     * @param y its second axis
     * @param z its third axis
     * @param inside which voxels have values, x fastest
     */
    ScatteredFit(final SplineAxis x, final SplineAxis y, final SplineAxis z, final boolean[] inside) {
        m_x = x;
        m_y = y;
        m_z = z;
        m_inside = inside;
        m_row = new double[x.controlPoints()];
        m_cubes = new double[4 * x.size()];
        final double[] squares = new double[4 * x.size()];
        for (int i = 0; i < x.size(); i++) {
            for (int k = 4 * i; k < 4 * i + 4; k++) {
                final double w = x.weights()[k];
                squares[k] = w * w;
                m_cubes[k] = w * w * w / x.squares(i);
            }
        }
        m_weight = new double[x.controlPoints() * y.controlPoints() * z.controlPoints()];
        addUp(null, squares, 2, m_weight);
    }

    /**
     * @param values one per voxel of the grid; only those inside count
     * @return the field's control points; 0 where no voxel is near
     */
    ControlLattice fit(final double[] values) {
        final ControlLattice lattice = new ControlLattice(m_x.controlPoints(), m_y.controlPoints(),
            m_z.controlPoints());
        final double[] points = lattice.values();
        addUp(values, m_cubes, 3, points);
        for (int c = 0; c < points.length; c++) {
            points[c] = m_weight[c] > 0 ? points[c] / m_weight[c] : 0;
        }
        return lattice;
    }

    /** Adds powers of weights, times the values if there are any, to the control points around each voxel. */
    private void addUp(final double[] values, final double[] alongX, final int power, final double[] points) {
        int voxel = 0;
        for (int z = 0; z < m_z.size(); z++) {
            for (int y = 0; y < m_y.size(); y++) {
                Arrays.fill(m_row, 0);
                boolean any = false;
                for (int x = 0; x < m_x.size(); x++, voxel++) {
                    if (m_inside[voxel]) {
                        any = true;
                        final double value = values == null ? 1 : values[voxel];
                        final int c = m_x.first(x);
                        m_row[c] += value * alongX[4 * x];
                        m_row[c + 1] += value * alongX[4 * x + 1];
                        m_row[c + 2] += value * alongX[4 * x + 2];
                        m_row[c + 3] += value * alongX[4 * x + 3];
                    }
                }
                if (any) {
                    spread(y, z, power, points);
                }
            }
        }
    }

    private void spread(final int y, final int z, final int power, final double[] points) {
        final int nx = m_x.controlPoints();
        final double scale = power == 3 ? 1 / (m_y.squares(y) * m_z.squares(z)) : 1;
        for (int k = 0; k < 4; k++) {
            for (int j = 0; j < 4; j++) {
                final double w = m_y.weights()[4 * y + j] * m_z.weights()[4 * z + k];
                final double factor = scale * (power == 3 ? w * w * w : w * w);
                final int to = nx * (m_y.first(y) + j + m_y.controlPoints() * (m_z.first(z) + k));
                for (int c = 0; c < nx; c++) {
                    points[to + c] += factor * m_row[c];
                }
            }
        }
    }
}
