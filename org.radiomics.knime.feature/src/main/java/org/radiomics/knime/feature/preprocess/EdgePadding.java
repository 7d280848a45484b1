package org.radiomics.knime.feature.preprocess;

import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.Volume;

/** Continues an image beyond its borders with the values there. */
final class EdgePadding {

    private EdgePadding() {
    }

    /**
     * @param image the image
     * @param margin voxels that are added at both ends of each axis
     * @return the larger image; its origin stays, since only its indices are used
     */
    static Volume of(final Volume image, final int[] margin) {
        final Geometry old = image.geometry();
        final int[] size = new int[3];
        for (int axis = 0; axis < 3; axis++) {
            size[axis] = old.size(axis) + 2 * margin[axis];
        }
        final Geometry grid = new Geometry(size, old.spacing(), old.origin(), old.direction());
        final double[] voxels = image.voxels();
        final double[] padded = new double[(int)grid.voxels()];
        int to = 0;
        for (int z = 0; z < size[2]; z++) {
            for (int y = 0; y < size[1]; y++) {
                final int row = old.index(0, inside(y, margin[1], old.size(1)), inside(z, margin[2], old.size(2)));
                for (int x = 0; x < size[0]; x++) {
                    padded[to++] = voxels[row + inside(x, margin[0], old.size(0))];
                }
            }
        }
        return new Volume(grid, image.type(), padded);
    }

    private static int inside(final int index, final int margin, final int size) {
        return Math.max(0, Math.min(size - 1, index - margin));
    }
}
