package org.radiomics.knime.feature.dicom;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.function.Consumer;

/** A small MR slice of 3 x 2 pixels, whose samples are 10 times its z and count up; named after its position. */
final class SliceFile {

    static final String SERIES = "1.2.3.4";

    private final DicomElements m_elements = new DicomElements();

    private final String m_instance;

    /** @param position of the first pixel */
    SliceFile(final double... position) {
        m_instance = "1.9." + Math.round(1000 + 10 * position[2]) + "." + Math.round(1000 + 10 * position[0]);
        final short[] samples = new short[6];
        for (int i = 0; i < 6; i++) {
            samples[i] = (short)(Math.round(10 * position[2]) + i);
        }
        m_elements.text(Tag.SOP_CLASS_UID, "UI", "1.2.840.10008.5.1.4.1.1.4")
            .text(Tag.SOP_INSTANCE_UID, "UI", m_instance)
            .text(Tag.MODALITY, "CS", "MR").text(Tag.SERIES_DESCRIPTION, "LO", "t1 sag")
            .text(Tag.PATIENT_NAME, "PN", "Secret^Name").text(Tag.PATIENT_ID, "LO", "SECRET-ID")
            .text(Tag.PATIENT_BIRTH_DATE, "DA", "19700102").text(Tag.SERIES_INSTANCE_UID, "UI", SERIES)
            .text(Tag.SERIES_NUMBER, "IS", "5").text(Tag.INSTANCE_NUMBER, "IS", "1")
            .decimals(Tag.IMAGE_POSITION_PATIENT, position).decimals(Tag.IMAGE_ORIENTATION_PATIENT, 1, 0, 0, 0, 1, 0)
            .decimals(Tag.PIXEL_SPACING, 0.5, 0.75).text(Tag.SLICE_THICKNESS, "DS", "4")
            .shorts(Tag.SAMPLES_PER_PIXEL, 1).text(Tag.PHOTOMETRIC_INTERPRETATION, "CS", "MONOCHROME2")
            .shorts(Tag.ROWS, 2).shorts(Tag.COLUMNS, 3).shorts(Tag.BITS_ALLOCATED, 16).shorts(Tag.BITS_STORED, 16)
            .shorts(Tag.HIGH_BIT, 15).shorts(Tag.PIXEL_REPRESENTATION, 1);
        samples(samples);
    }

    SliceFile samples(final short... samples) {
        final ByteBuffer bytes = ByteBuffer.allocate(2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
        for (final short sample : samples) {
            bytes.putShort(sample);
        }
        m_elements.bytes(Tag.PIXEL_DATA, "OW", bytes.array());
        return this;
    }

    /** Changes elements. */
    SliceFile with(final Consumer<DicomElements> change) {
        change.accept(m_elements);
        return this;
    }

    DicomElements elements() {
        return m_elements;
    }

    Path write(final Path file) throws IOException {
        DicomWriter.write("1.2.840.10008.5.1.4.1.1.4", m_instance, m_elements, file);
        return file;
    }
}
