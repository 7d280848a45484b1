package org.radiomics.knime.feature.filter;

import org.radiomics.knime.feature.image.Volume;

/**
 * What a filter made of an image.
 *
 * @param name as PyRadiomics names the image type in its features, e.g. {@code wavelet-LLH}
 * @param volume the voxels, on the grid of the original or of a box of it
 */
public record FilteredImage(String name, Volume volume) {
}
