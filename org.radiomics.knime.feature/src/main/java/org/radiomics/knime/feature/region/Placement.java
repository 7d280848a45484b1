package org.radiomics.knime.feature.region;

import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.GridScan;
import org.radiomics.knime.feature.image.Mask;

/**
 * Where a region lies in another grid of any spacing and orientation. A position belongs to the voxel whose centre is
 * nearest along the grid's axes; one that is halfway belongs to the voxel with the higher index.
 */
final class Placement {

    /** Half a voxel, and the rounding of an index: positions that mean to be halfway are seldom so to the last bit. */
    private static final double HALF = 0.5 + 1e-9;

    private final Mask m_mask;

    private final Geometry m_grid;

    /**
     * @param mask the region
     * @param grid the other grid
     */
    Placement(final Mask mask, final Geometry grid) {
        m_mask = mask;
        m_grid = grid;
    }

    /** @return how many of the region's voxels have their centre in a voxel of the grid */
    int voxelsInside() {
        final double[] affine = m_mask.geometry().indicesIn(m_grid);
        int count = 0;
        for (int z = lower(2); z <= m_mask.upper(2); z++) {
            for (int y = lower(1); y <= m_mask.upper(1); y++) {
                int index = m_mask.geometry().index(lower(0), y, z);
                for (int x = lower(0); x <= m_mask.upper(0); x++, index++) {
                    if (m_mask.inside()[index] && nearest(affine, x, y, z, m_grid) >= 0) {
                        count++;
                    }
                }
            }
        }
        return count;
    }

    private int lower(final int axis) {
        return m_mask.isEmpty() ? 0 : m_mask.lower(axis);
    }

    /**
     * @return the region on the grid: a voxel belongs to it if the mask's voxel nearest to its centre does, which is
     *         ITK's to the last bit, so that centres that mean to be halfway fall to the same side
     */
    Mask resampled() {
        final boolean[] inside = new boolean[(int)m_grid.voxels()];
        final int[][] box = surroundings();
        final GridScan scan = new GridScan(m_mask.geometry(), m_grid);
        for (int z = box[0][2]; z <= box[1][2]; z++) {
            for (int y = box[0][1]; y <= box[1][1]; y++) {
                scan.moveTo(y, z);
                int index = m_grid.index(box[0][0], y, z);
                for (int x = box[0][0]; x <= box[1][0]; x++, index++) {
                    final int nearest = scan.nearest(x);
                    inside[index] = nearest >= 0 && m_mask.inside()[nearest];
                }
            }
        }
        return new Mask(m_grid, inside, m_mask.label(), m_mask.name());
    }

    /** The index of the voxel of a grid that is nearest, -1 if there is none. */
    private static int nearest(final double[] affine, final int x, final int y, final int z, final Geometry grid) {
        final int i = (int)Math.floor(affine[0] * x + affine[1] * y + affine[2] * z + affine[3] + HALF);
        final int j = (int)Math.floor(affine[4] * x + affine[5] * y + affine[6] * z + affine[7] + HALF);
        final int k = (int)Math.floor(affine[8] * x + affine[9] * y + affine[10] * z + affine[11] + HALF);
        return i >= 0 && i < grid.size(0) && j >= 0 && j < grid.size(1) && k >= 0 && k < grid.size(2)
            ? grid.index(i, j, k) : -1;
    }

    /** The lowest and highest indices of the grid between which the corners of the region's bounding box lie. */
    private int[][] surroundings() {
        final int[][] box = {m_grid.size(), {-1, -1, -1}};
        final double[] affine = m_mask.geometry().indicesIn(m_grid);
        for (int corner = 0; corner < 8 && !m_mask.isEmpty(); corner++) {
            final double[] at = new double[3];
            for (int axis = 0; axis < 3; axis++) {
                at[axis] = (corner >> axis & 1) == 0 ? m_mask.lower(axis) - 1 : m_mask.upper(axis) + 1;
            }
            for (int axis = 0; axis < 3; axis++) {
                final double index = affine[4 * axis] * at[0] + affine[4 * axis + 1] * at[1]
                    + affine[4 * axis + 2] * at[2] + affine[4 * axis + 3];
                box[0][axis] = (int)Math.max(0, Math.min(box[0][axis], Math.floor(index)));
                box[1][axis] = (int)Math.min(m_grid.size(axis) - 1, Math.max(box[1][axis], Math.ceil(index)));
            }
        }
        return box;
    }
}
