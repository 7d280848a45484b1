package org.radiomics.knime.feature.preprocess.n4;

/** Control points of a cubic B-spline field in space, x fastest. */
final class ControlLattice {

    private final int[] m_size;

    private final double[] m_values;

    /** A field of zero. */
    ControlLattice(final int x, final int y, final int z) {
        m_size = new int[]{x, y, z};
        m_values = new double[x * y * z];
    }

    /** @return control points along an axis */
    int size(final int axis) {
        return m_size[axis];
    }

    /** @return the values, x fastest; to be added to */
    double[] values() {
        return m_values;
    }

    /**
     * The same field with twice as many spans along the axes (cubic subdivision; Lane and Riesenfeld, IEEE PAMI 1980,
     * 2:35).
     */
    ControlLattice refined() {
        ControlLattice lattice = this;
        for (int axis = 0; axis < 3; axis++) {
            lattice = lattice.refined(axis);
        }
        return lattice;
    }

    private ControlLattice refined(final int axis) {
        final int[] size = m_size.clone();
        size[axis] = 2 * m_size[axis] - SplineAxis.ORDER;
        final ControlLattice fine = new ControlLattice(size[0], size[1], size[2]);
        int stride = 1;
        for (int a = 0; a < axis; a++) {
            stride *= m_size[a];
        }
        final int lines = m_values.length / m_size[axis];
        for (int line = 0; line < lines; line++) {
            final int from = line / stride * stride * m_size[axis] + line % stride;
            final int to = line / stride * stride * size[axis] + line % stride;
            for (int k = 0; k < size[axis]; k++) {
                final int c = from + k / 2 * stride;
                fine.m_values[to + k * stride] = k % 2 == 0 ? (m_values[c] + m_values[c + stride]) / 2
                    : (m_values[c] + 6 * m_values[c + stride] + m_values[c + 2 * stride]) / 8;
            }
        }
        return fine;
    }

    /**
     * The field at every voxel of a grid, axis by axis.
     *
     * @param x the grid's first axis; as many control points as this lattice has
     * @param y its second axis
     * @param z its third axis
     * @param field filled, x fastest
     */
    void evaluate(final SplineAxis x, final SplineAxis y, final SplineAxis z, final double[] field) {
        final int nx = m_size[0];
        final double[] plane = new double[nx * m_size[1]];
        final double[] row = new double[nx];
        int voxel = 0;
        for (int k = 0; k < z.size(); k++) {
            collapse(m_values, z, k, plane);
            for (int j = 0; j < y.size(); j++) {
                collapse(plane, y, j, row);
                final double[] w = x.weights();
                for (int i = 0; i < x.size(); i++, voxel++) {
                    final int c = x.first(i);
                    field[voxel] = w[4 * i] * row[c] + w[4 * i + 1] * row[c + 1] + w[4 * i + 2] * row[c + 2]
                        + w[4 * i + 3] * row[c + 3];
                }
            }
        }
    }

    /** Takes the slowest axis out at one voxel. */
    private static void collapse(final double[] values, final SplineAxis axis, final int voxel, final double[] target) {
        final int from = axis.first(voxel) * target.length;
        final double[] w = axis.weights();
        for (int i = 0; i < target.length; i++) {
            target[i] = w[4 * voxel] * values[from + i] + w[4 * voxel + 1] * values[from + target.length + i]
                + w[4 * voxel + 2] * values[from + 2 * target.length + i]
                + w[4 * voxel + 3] * values[from + 3 * target.length + i];
        }
    }
}
