package org.radiomics.knime.feature.filter;

import java.util.List;

import org.radiomics.knime.feature.image.Volume;

/** Turns an image into one or several named images on the same grid, before features are computed of them. */
public interface Filter {

    /**
     * @param image the image; not changed
     * @return the filtered images, in a fixed order; empty if the filter does not apply to an image of this size
     */
    List<FilteredImage> apply(Volume image);
}
