package org.radiomics.knime.feature.region;

import java.util.List;

import org.radiomics.knime.feature.image.Mask;

/**
 * A region as voxels.
 *
 * @param mask the region, named after itself or else after its file; possibly empty
 * @param remarks what people should know of how the region came to its voxels, as sentences that name the file; mostly
 *            empty
 */
public record PlacedRegion(Mask mask, List<String> remarks) {

    /**
     * A region that there is nothing to say of.
     *
     * @param mask the region
     */
    public PlacedRegion(final Mask mask) {
        this(mask, List.of());
    }
}
