package org.radiomics.knime.feature.filter;

import java.util.function.DoubleUnaryOperator;

import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.image.VoxelType;

/** Applies to every voxel a function that depends on the largest magnitude M of the image. */
final class PointFilter {

    /** Makes the function for an image. */
    interface Recipe {

        /** @param largest the largest magnitude of a finite voxel, 0 if there is none */
        DoubleUnaryOperator forLargest(double largest);
    }

    private PointFilter() {
    }

    /** @return an image of 64-bit floats */
    static Volume apply(final Volume image, final Recipe recipe) {
        final double[] voxels = image.voxels();
        double largest = 0;
        for (final double voxel : voxels) {
            final double magnitude = Math.abs(voxel);
            if (magnitude > largest && magnitude < Double.POSITIVE_INFINITY) {
                largest = magnitude;
            }
        }
        final DoubleUnaryOperator function = recipe.forLargest(largest);
        final double[] filtered = new double[voxels.length];
        for (int i = 0; i < voxels.length; i++) {
            filtered[i] = function.applyAsDouble(voxels[i]);
        }
        return new Volume(image.geometry(), VoxelType.FLOAT64, filtered);
    }
}
