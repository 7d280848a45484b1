package org.radiomics.knime.feature.dicom;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.radiomics.knime.feature.image.WholeFile;

/** Writes DICOM files (PS3.10 7.1) in explicit VR little endian. */
final class DicomWriter {

    private static final String EXPLICIT_LITTLE_ENDIAN = "1.2.840.10008.1.2.1";

    /** Derived from this software's name (PS3.5 B.2). */
    private static final String IMPLEMENTATION = DerivedUid.of("org.radiomics.knime.feature.dicom".getBytes(
        StandardCharsets.US_ASCII), "implementation");

    private static final int PREAMBLE = 128;

    private DicomWriter() {
    }

    /**
     * Writes beside the file and then moves, so that a reader never finds half a file.
     *
     * @param sopClass UID of the kind of object
     * @param sopInstance UID of the object
     * @param elements the data set, with the same two UIDs
     * @param file replaced if it is there
     */
    static void write(final String sopClass, final String sopInstance, final DicomElements elements, final Path file)
        throws IOException {
        final byte[] meta = new DicomElements().bytes(0x00020001, "OB", new byte[]{0, 1})
            .text(0x00020002, "UI", sopClass).text(0x00020003, "UI", sopInstance)
            .text(0x00020010, "UI", EXPLICIT_LITTLE_ENDIAN).text(0x00020012, "UI", IMPLEMENTATION).toBytes();
        final byte[] length = new DicomElements().longs(0x00020000, meta.length).toBytes();
        final byte[] data = elements.toBytes();
        WholeFile.replace(file, out -> {
            out.write(new byte[PREAMBLE]);
            out.write("DICM".getBytes(StandardCharsets.US_ASCII));
            out.write(length);
            out.write(meta);
            out.write(data);
        });
    }
}
