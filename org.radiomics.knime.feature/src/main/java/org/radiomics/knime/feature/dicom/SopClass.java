package org.radiomics.knime.feature.dicom;

/** Kinds of DICOM objects (PS3.4 B.5). */
final class SopClass {

    static final String SEGMENTATION = "1.2.840.10008.5.1.4.1.1.66.4";

    static final String LABEL_MAP_SEGMENTATION = "1.2.840.10008.5.1.4.1.1.66.7";

    static final String STRUCTURE_SET = "1.2.840.10008.5.1.4.1.1.481.3";

    private SopClass() {
    }
}
