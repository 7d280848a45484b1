package org.radiomics.knime.feature.preprocess;

import org.radiomics.knime.feature.image.VoxelType;

/** Brings numbers into the range and the precision of a voxel type, in place. */
final class VoxelCast {

    private VoxelCast() {
    }

    /** Whole numbers are truncated towards zero and kept in their range, as ITK does. */
    static void truncate(final double[] voxels, final VoxelType type) {
        if (type == VoxelType.FLOAT32) {
            for (int i = 0; i < voxels.length; i++) {
                voxels[i] = (float)voxels[i];
            }
        } else if (type.isInteger()) {
            final double lowest = type.lowest();
            final double highest = type.highest();
            for (int i = 0; i < voxels.length; i++) {
                final double value = Math.max(lowest, Math.min(highest, voxels[i]));
                // Adding zero turns a negative zero, which no integer is, into zero.
                voxels[i] = (value < 0 ? Math.ceil(value) : Math.floor(value)) + 0.0;
            }
        }
    }

    /** To the nearest whole number, halfway to the even one. */
    static void round(final double[] voxels) {
        for (int i = 0; i < voxels.length; i++) {
            voxels[i] = Math.rint(voxels[i]) + 0.0;
        }
    }
}
