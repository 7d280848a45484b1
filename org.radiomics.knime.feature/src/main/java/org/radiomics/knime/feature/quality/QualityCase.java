package org.radiomics.knime.feature.quality;

import java.util.List;

/**
 * A case with what a gallery shows of it: small, so that a cohort of any size can be kept.
 *
 * @param quality what was measured
 * @param flags why it deserves a second look
 * @param picture the middle slice with the region's outline, as PNG
 */
public record QualityCase(CaseQuality quality, List<String> flags, byte[] picture) {

    /** Copies the flags. */
    public QualityCase {
        flags = List.copyOf(flags);
    }
}
