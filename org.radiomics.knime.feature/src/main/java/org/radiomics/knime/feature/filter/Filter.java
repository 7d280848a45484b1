package org.radiomics.knime.feature.filter;

import java.util.List;

import org.radiomics.knime.feature.image.Box;
import org.radiomics.knime.feature.image.Volume;

/** Turns an image into one or several named images, before features are computed of them. */
public interface Filter {

    /**
     * @param image the image; not changed
     * @return the filtered images on the image's grid, in a fixed order; empty if the filter does not apply to an image
     *         of this size
     */
    default List<FilteredImage> apply(final Volume image) {
        return apply(image, Box.of(image.geometry()));
    }

    /**
     * The part of the filtered images in a box, without computing what lies outside: bit by bit the voxels that the
     * images of {@link #apply(Volume)} have there, since what a voxel depends on outside the box is taken from the
     * whole image.
     *
     * @param image the whole image; not changed
     * @param box the part that is wanted
     * @return the filtered images on the grid of the box, in a fixed order; empty if the filter does not apply to an
     *         image of this size
     * @throws IllegalArgumentException if the box reaches beyond the image
     */
    List<FilteredImage> apply(Volume image, Box box);
}
