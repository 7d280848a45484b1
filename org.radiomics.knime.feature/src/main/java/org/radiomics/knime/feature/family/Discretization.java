package org.radiomics.knime.feature.family;

/** How intensities become grey levels 1, 2, 3, ... (IBSI 2.7). */
public interface Discretization {

    /**
     * Assigns a grey level to every voxel of a region.
     *
     * @param region where the voxels lie
     * @param intensities one value per voxel of the region, as {@link Region#intensities} gives them
     * @return the grey levels
     * @throws IllegalArgumentException if the setting gives more grey levels than can be held, or an intensity that
     *             is NaN or infinite has none
     */
    GreyLevels discretize(Region region, double[] intensities);
}
