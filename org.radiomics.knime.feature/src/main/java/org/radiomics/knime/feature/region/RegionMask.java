package org.radiomics.knime.feature.region;

import java.util.List;

import org.radiomics.knime.feature.image.Mask;

/**
 * A region that was chosen, and its voxels.
 *
 * @param region its number and name
 * @param mask its voxels
 * @param remarks what people should know of how the region came to its voxels, as sentences; mostly empty
 */
public record RegionMask(Region region, Mask mask, List<String> remarks) {

    /** @return a copy with other voxels */
    public RegionMask withMask(final Mask other) {
        return new RegionMask(region, other, remarks);
    }
}
