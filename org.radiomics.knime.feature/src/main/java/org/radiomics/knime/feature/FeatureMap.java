package org.radiomics.knime.feature;

import org.radiomics.knime.feature.image.Volume;

/**
 * The values of one feature for the neighbourhood of every voxel of a region.
 *
 * @param name of the feature with image type and class, as {@link ExtractionProfile#featureNames()} has it
 * @param volume the values as 64-bit floats, on the part of the grid that the region and its neighbourhoods cover;
 *            outside the region the setting initValue
 * @param undefined of how many voxels of the region the feature is not defined; their value is NaN
 */
public record FeatureMap(String name, Volume volume, int undefined) {
}
