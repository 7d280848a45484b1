package org.radiomics.knime.nodes.featureextractor;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.radiomics.knime.feature.ExtractionProfile;
import org.radiomics.knime.feature.image.Mask;
import org.radiomics.knime.nodes.data.ImageTable;
import org.radiomics.knime.nodes.data.MaskValue;

/** The regions of reference of a table, where the profile's preprocessing measures them: the masks of one reading. */
final class RegionsOfReference {

    private final Map<List<String>, MaskValue> m_masks = new HashMap<>();

    RegionsOfReference(final List<ImageTable.Entry> entries, final ExtractionProfile profile) {
        profile.referenceReading().ifPresent(reading -> {
            for (final ImageTable.Entry entry : entries) {
                if (entry.reading().equals(reading) && entry.mask() != null) {
                    m_masks.put(List.of(entry.patient(), entry.sequence()), entry.mask());
                }
            }
        });
    }

    /** @return the region of reference of the entry's image; empty if there is none */
    Optional<Mask> of(final ImageTable.Entry entry) throws IOException {
        final MaskValue mask = m_masks.get(List.of(entry.patient(), entry.sequence()));
        return mask == null ? Optional.empty() : Optional.of(mask.mask());
    }
}
