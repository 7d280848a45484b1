package org.radiomics.knime.feature.family;

/**
 * Features of one class for the neighbourhood of one voxel after the other, PyRadiomics' voxel-based extraction. Uses
 * its memory again for each voxel; so one for each thread.
 */
public interface KernelFamily {

    /**
     * Computes the features for one voxel's neighbourhood.
     *
     * @param x of the voxel in the region's box
     * @param y of the voxel
     * @param z of the voxel
     * @param values receives the features, in the order in which they were asked for; NaN where one is not defined
     */
    void compute(int x, int y, int z, double[] values);
}
