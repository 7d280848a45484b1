package org.radiomics.knime.feature.dicom;

import java.nio.file.Path;

/**
 * A DICOM object that holds images, and the series it belongs to; nothing of the patient.
 *
 * @param file the object's file
 * @param sopClass UID of the kind of object
 * @param sopInstance UID of the object
 * @param study UID of the study
 * @param series UID of the series
 * @param seriesNumber as the scanner counts them; empty if it does not
 * @param seriesDescription for people; may be empty
 * @param modality CT, MR, PT, ...
 * @param frameOfReference UID of the coordinate system; may be empty
 */
record ImageSource(Path file, String sopClass, String sopInstance, String study, String series, String seriesNumber,
    String seriesDescription, String modality, String frameOfReference) {

    static ImageSource of(final DicomFile file) {
        final DataSet data = file.data();
        return new ImageSource(file.file(), data.text(Tag.SOP_CLASS_UID), data.text(Tag.SOP_INSTANCE_UID),
            data.text(Tag.STUDY_INSTANCE_UID), data.text(Tag.SERIES_INSTANCE_UID), data.text(Tag.SERIES_NUMBER),
            data.text(Tag.SERIES_DESCRIPTION), data.text(Tag.MODALITY), data.text(Tag.FRAME_OF_REFERENCE_UID));
    }
}
