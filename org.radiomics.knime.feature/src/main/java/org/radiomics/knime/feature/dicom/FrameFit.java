package org.radiomics.knime.feature.dicom;

import java.util.Optional;

import org.radiomics.knime.feature.image.Geometry;

/**
 * A frame whose pixels are voxels of an image: in one of its slices along whichever axis, possibly flipped or
 * transposed, possibly reaching beyond the image.
 *
 * @param first the voxel index along x, y, z of the first pixel
 * @param alongRow by how many voxels each axis changes from one column to the next: one is 1 or -1, the others 0
 * @param alongColumn the same from one row to the next
 */
record FrameFit(int[] first, int[] alongRow, int[] alongColumn) {

    /** How far, in voxels, the centres of a pixel and its voxel may lie apart: positions are written rounded. */
    private static final double TOLERANCE = 0.01;

    /**
     * @param plane where the frame lies
     * @param columns of the frame
     * @param rows of the frame
     * @param image the grid of the image
     * @return which voxels the pixels are; empty if they lie between the voxels
     */
    static Optional<FrameFit> of(final FramePlane plane, final int columns, final int rows, final Geometry image) {
        final double[] first = voxel(plane, 0, 0, image);
        final FrameFit fit = new FrameFit(rounded(first), step(first, voxel(plane, 1, 0, image)),
            step(first, voxel(plane, 0, 1, image)));
        return fit.stepsAlongAxes() && fit.meets(plane, 0, 0, image) && fit.meets(plane, columns - 1, 0, image)
            && fit.meets(plane, 0, rows - 1, image) ? Optional.of(fit) : Optional.empty();
    }

    private static double[] voxel(final FramePlane plane, final int column, final int row, final Geometry image) {
        final double[] at = plane.at(column, row);
        return image.voxel(at[0], at[1], at[2]);
    }

    private static int[] rounded(final double[] voxel) {
        return new int[]{(int)Math.rint(voxel[0]), (int)Math.rint(voxel[1]), (int)Math.rint(voxel[2])};
    }

    private static int[] step(final double[] from, final double[] to) {
        return rounded(new double[]{to[0] - from[0], to[1] - from[1], to[2] - from[2]});
    }

    private boolean stepsAlongAxes() {
        int dot = 0;
        int row = 0;
        int column = 0;
        for (int axis = 0; axis < 3; axis++) {
            dot += Math.abs(alongRow[axis] * alongColumn[axis]);
            row += Math.abs(alongRow[axis]);
            column += Math.abs(alongColumn[axis]);
        }
        return dot == 0 && row == 1 && column == 1;
    }

    private boolean meets(final FramePlane plane, final int column, final int row, final Geometry image) {
        final double[] voxel = voxel(plane, column, row, image);
        for (int axis = 0; axis < 3; axis++) {
            if (!(Math.abs(voxel[axis] - index(axis, column, row)) <= TOLERANCE)) {
                return false;
            }
        }
        return true;
    }

    /** @return the voxel index along an axis of a pixel */
    int index(final int axis, final int column, final int row) {
        return first[axis] + column * alongRow[axis] + row * alongColumn[axis];
    }

    /** @return the index of a pixel's voxel in an array of the grid; -1 if it lies beyond the grid */
    int voxel(final int column, final int row, final Geometry grid) {
        final int x = index(0, column, row);
        final int y = index(1, column, row);
        final int z = index(2, column, row);
        return x >= 0 && x < grid.size(0) && y >= 0 && y < grid.size(1) && z >= 0 && z < grid.size(2)
            ? grid.index(x, y, z) : -1;
    }
}
