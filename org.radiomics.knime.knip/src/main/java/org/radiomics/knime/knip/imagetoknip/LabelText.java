package org.radiomics.knime.knip.imagetoknip;

import org.radiomics.knime.feature.image.Mask;

/** What a region is called in a labeling. */
enum LabelText {

    NAME("name"), NUMBER("number");

    private final String m_text;

    LabelText(final String text) {
        m_text = text;
    }

    String text() {
        return m_text;
    }

    String of(final Mask region) {
        return this == NUMBER || region.name().isBlank() ? String.valueOf(region.label()) : region.name();
    }
}
