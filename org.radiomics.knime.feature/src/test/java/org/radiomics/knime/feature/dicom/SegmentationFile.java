package org.radiomics.knime.feature.dicom;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A small segmentation, frame by frame: 4 columns and 3 rows of 2 x 3 mm. */
final class SegmentationFile {

    static final int COLUMNS = 4;

    static final int ROWS = 3;

    static final int PIXELS = COLUMNS * ROWS;

    private final DicomElements m_elements = new DicomElements();

    private final List<DicomElements> m_frames = new ArrayList<>();

    private final List<DicomElements> m_segments = new ArrayList<>();

    private final DicomElements m_measures = new DicomElements().decimals(Tag.PIXEL_SPACING, 3, 2);

    private byte[] m_pixels = new byte[0];

    private final int m_bits;

    SegmentationFile(final String type, final int bits) {
        m_bits = bits;
        m_elements.text(Tag.SPECIFIC_CHARACTER_SET, "CS", "ISO_IR 192")
            .text(Tag.SOP_CLASS_UID, "UI", SopClass.SEGMENTATION).text(Tag.SOP_INSTANCE_UID, "UI", "1.2.3.4")
            .text(Tag.PATIENT_NAME, "PN", StructureSetFile.PATIENT)
            .text(Tag.FRAME_OF_REFERENCE_UID, "UI", "1.9").text(Tag.SEGMENTATION_TYPE, "CS", type)
            .shorts(Tag.COLUMNS, COLUMNS).shorts(Tag.ROWS, ROWS).shorts(Tag.BITS_ALLOCATED, bits);
    }

    /** The elements, to be changed. */
    DicomElements elements() {
        return m_elements;
    }

    DicomElements measures() {
        return m_measures;
    }

    SegmentationFile segment(final int number, final String label) {
        m_segments.add(new DicomElements().shorts(Tag.SEGMENT_NUMBER, number).text(Tag.SEGMENT_LABEL, "LO", label));
        return this;
    }

    /** Adds an axial frame. */
    SegmentationFile frame(final int segment, final double z, final int... samples) {
        return frame(segment, new double[]{10, 20, z}, new double[]{1, 0, 0, 0, 1, 0}, samples);
    }

    /** Adds a frame; of segment 0 if it does not say which. */
    SegmentationFile frame(final int segment, final double[] position, final double[] orientation,
        final int... samples) {
        final DicomElements groups = new DicomElements()
            .sequence(Tag.PLANE_POSITION_SEQUENCE, new DicomElements().decimals(Tag.IMAGE_POSITION_PATIENT, position))
            .sequence(Tag.PLANE_ORIENTATION_SEQUENCE,
                new DicomElements().decimals(Tag.IMAGE_ORIENTATION_PATIENT, orientation));
        if (segment > 0) {
            groups.sequence(Tag.SEGMENT_IDENTIFICATION_SEQUENCE,
                new DicomElements().shorts(Tag.REFERENCED_SEGMENT_NUMBER, segment));
        }
        final int frame = m_frames.size();
        m_frames.add(groups);
        final byte[] pixels = new byte[(PIXELS * (frame + 1) * m_bits + 7) / 8];
        System.arraycopy(m_pixels, 0, pixels, 0, m_pixels.length);
        for (int i = 0; i < samples.length; i++) {
            final int at = frame * PIXELS + i;
            switch (m_bits) {
                case 1 -> pixels[at / 8] |= samples[i] << at % 8;
                case 8 -> pixels[at] = (byte)samples[i];
                default -> {
                    pixels[2 * at] = (byte)samples[i];
                    pixels[2 * at + 1] = (byte)(samples[i] >> 8);
                }
            }
        }
        m_pixels = pixels;
        return this;
    }

    void write(final Path file) throws IOException {
        m_elements.sequence(Tag.SEGMENT_SEQUENCE, m_segments)
            .sequence(Tag.SHARED_FUNCTIONAL_GROUPS_SEQUENCE,
                new DicomElements().sequence(Tag.PIXEL_MEASURES_SEQUENCE, m_measures))
            .sequence(Tag.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE, m_frames);
        if (m_elements.lacks(Tag.NUMBER_OF_FRAMES)) {
            m_elements.text(Tag.NUMBER_OF_FRAMES, "IS", String.valueOf(m_frames.size()));
        }
        if (m_elements.lacks(Tag.PIXEL_DATA)) {
            m_elements.bytes(Tag.PIXEL_DATA, "OB", m_pixels);
        }
        DicomWriter.write(SopClass.SEGMENTATION, "1.2.3.4", m_elements, file);
    }
}
