package org.radiomics.knime.feature.filter;

import java.util.function.DoubleUnaryOperator;

import org.radiomics.knime.feature.image.Box;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.image.VoxelType;

/** Applies to every voxel a function that depends on the largest magnitude M of the image. */
final class PointFilter {

    /** Makes the function for an image. */
    interface Recipe {

        /** @param largest the largest magnitude of a voxel; NaN if one is NaN, as in PyRadiomics */
        DoubleUnaryOperator forLargest(double largest);
    }

    private PointFilter() {
    }

    /** @return the part in the box as an image of 64-bit floats */
    static Volume apply(final Volume image, final Box box, final Recipe recipe) {
        final DoubleUnaryOperator function = recipe.forLargest(largest(image.voxels()));
        final Volume part = image.crop(box);
        final double[] voxels = part.voxels();
        for (int i = 0; i < voxels.length; i++) {
            voxels[i] = function.applyAsDouble(voxels[i]);
        }
        return new Volume(part.geometry(), VoxelType.FLOAT64, voxels);
    }

    private static double largest(final double[] voxels) {
        double largest = 0;
        for (final double voxel : voxels) {
            largest = Math.max(largest, Math.abs(voxel));
        }
        return largest;
    }
}
