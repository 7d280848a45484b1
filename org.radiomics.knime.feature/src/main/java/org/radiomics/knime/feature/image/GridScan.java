package org.radiomics.knime.feature.image;

/**
 * Where the voxels of a grid lie on another one, by the roundings of ITK's ResampleImageFilter with the identity:
 * indices become millimetres and millimetres indices, at the two ends of each row, and positions between them are
 * interpolated. Halfway between two voxels, as every second sample of a spacing that was halved lies, the last bit
 * decides which one is nearest. Used row by row; not for several threads.
 */
public final class GridScan {

    private final Geometry m_old;

    private final Geometry m_grid;

    private final double[] m_toMillimetres;

    private final double[] m_toIndices;

    /** Positions of the samples of the current row along each old axis. */
    private final double[][] m_positions;

    /**
     * @param old the grid to be sampled
     * @param grid the grid whose voxels are the samples
     */
    public GridScan(final Geometry old, final Geometry grid) {
        m_old = old;
        m_grid = grid;
        m_toMillimetres = scaled(grid);
        m_toIndices = toIndices(old);
        m_positions = new double[3][grid.size(0)];
    }

    /**
     * @param grid any
     * @return the 3 x 3 matrix, row by row, that turns millimetres from its first voxel into indices, with the
     *         roundings of ITK: where axes are exchanged, a 0 may become 1e-17
     */
    public static double[] toIndices(final Geometry grid) {
        return SpectralInverse.of(scaled(grid));
    }

    private static double[] scaled(final Geometry grid) {
        final double[] matrix = grid.direction();
        for (int i = 0; i < 9; i++) {
            matrix[i] *= grid.spacing(i % 3);
        }
        return matrix;
    }

    /** Turns to the row of samples at y and z. */
    public void moveTo(final int y, final int z) {
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

    /**
     * @param axis of the old grid
     * @param x of the sample in the row
     * @return the sample's index along that axis, with its fraction
     */
    public double position(final int axis, final int x) {
        return m_positions[axis][x];
    }

    /**
     * @param x of the sample in the row
     * @return the index of the old voxel that is nearest, halfway the one with the higher indices; -1 outside of the
     *         old grid
     */
    public int nearest(final int x) {
        return isInside(x, 0) && isInside(x, 1) && isInside(x, 2) ? m_old.index(round(x, 0), round(x, 1), round(x, 2))
            : -1;
    }

    private boolean isInside(final int x, final int axis) {
        return m_positions[axis][x] >= -0.5 && m_positions[axis][x] < m_old.size(axis) - 0.5;
    }

    private int round(final int x, final int axis) {
        return (int)Math.floor(m_positions[axis][x] + 0.5);
    }
}
