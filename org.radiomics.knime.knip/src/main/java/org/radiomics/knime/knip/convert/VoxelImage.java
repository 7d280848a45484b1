package org.radiomics.knime.knip.convert;

import org.radiomics.knime.feature.Monitor;
import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.image.VoxelType;

import net.imglib2.Cursor;
import net.imglib2.IterableInterval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/**
 * An image of KNIP as a volume.
 *
 * @param volume with the smallest pixel type that holds all values of the image's; doubles if some are rounded
 * @param isRounded whether there are whole numbers beyond 2^53, which a voxel cannot hold exactly
 */
public record VoxelImage(Volume volume, boolean isRounded) {

    /** From here on not every whole number is a double. */
    private static final double LARGEST_EXACT = 0x1p53;

    /** Voxels between two looks at the cancel button. */
    private static final int CHUNK = 1 << 20;

    /**
     * @param image to convert
     * @param grid of the image
     * @param geometry where its voxels lie, of the grid's size
     * @param monitor cancels
     * @return the volume
     */
    public static VoxelImage of(final RandomAccessibleInterval<? extends RealType<?>> image, final PixelGrid grid,
        final Geometry geometry, final Monitor monitor) {
        final IterableInterval<? extends RealType<?>> pixels = grid.voxels(image);
        final double[] voxels = new double[(int)geometry.voxels()];
        final Cursor<? extends RealType<?>> cursor = pixels.cursor();
        for (int from = 0; from < voxels.length; from += CHUNK) {
            monitor.checkCancelled();
            read(cursor, voxels, from, Math.min(voxels.length, from + CHUNK));
        }
        final VoxelType type = PixelTypes.of(pixels.firstElement());
        final boolean isRounded = isLong(type) && hasInexact(voxels);
        return new VoxelImage(new Volume(geometry, isRounded ? VoxelType.FLOAT64 : type, voxels), isRounded);
    }

    private static void read(final Cursor<? extends RealType<?>> cursor, final double[] voxels, final int from,
        final int to) {
        for (int i = from; i < to; i++) {
            voxels[i] = cursor.next().getRealDouble();
        }
    }

    private static boolean isLong(final VoxelType type) {
        return type == VoxelType.INT64 || type == VoxelType.UINT64;
    }

    private static boolean hasInexact(final double[] voxels) {
        for (final double voxel : voxels) {
            if (Math.abs(voxel) > LARGEST_EXACT) {
                return true;
            }
        }
        return false;
    }
}
