package org.radiomics.knime.feature.dicom;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the bytes of a DICOM file stand for its elements and its pixels (PS3.5 chapter 10 and annex A, PS3.6 table A-1).
 */
enum TransferSyntax {
    IMPLICIT_LITTLE_ENDIAN("1.2.840.10008.1.2", "Implicit VR Little Endian", Pixels.NATIVE),
    EXPLICIT_LITTLE_ENDIAN("1.2.840.10008.1.2.1", "Explicit VR Little Endian", Pixels.NATIVE),
    DEFLATED("1.2.840.10008.1.2.1.99", "Deflated Explicit VR Little Endian", Pixels.NATIVE),
    EXPLICIT_BIG_ENDIAN("1.2.840.10008.1.2.2", "Explicit VR Big Endian", Pixels.NATIVE),
    RLE("1.2.840.10008.1.2.5", "RLE Lossless", Pixels.ENCAPSULATED),
    JPEG_BASELINE("1.2.840.10008.1.2.4.50", "JPEG Baseline (Process 1)", Pixels.ENCAPSULATED),
    JPEG_EXTENDED("1.2.840.10008.1.2.4.51", "JPEG Extended (Processes 2 and 4)", Pixels.ENCAPSULATED),
    JPEG_LOSSLESS("1.2.840.10008.1.2.4.57", "JPEG Lossless (Process 14)", Pixels.ENCAPSULATED),
    JPEG_LOSSLESS_SV1("1.2.840.10008.1.2.4.70", "JPEG Lossless (Process 14, Selection Value 1)", Pixels.ENCAPSULATED),
    JPEG_LS("1.2.840.10008.1.2.4.80", "JPEG-LS Lossless", Pixels.ENCAPSULATED),
    JPEG_LS_NEAR("1.2.840.10008.1.2.4.81", "JPEG-LS Near-Lossless", Pixels.ENCAPSULATED),
    JPEG_2000_LOSSLESS("1.2.840.10008.1.2.4.90", "JPEG 2000 (Lossless Only)", Pixels.ENCAPSULATED),
    JPEG_2000("1.2.840.10008.1.2.4.91", "JPEG 2000", Pixels.ENCAPSULATED),
    JPEG_2000_PART_2_LOSSLESS("1.2.840.10008.1.2.4.92", "JPEG 2000 Part 2 (Lossless Only)", Pixels.ENCAPSULATED),
    JPEG_2000_PART_2("1.2.840.10008.1.2.4.93", "JPEG 2000 Part 2", Pixels.ENCAPSULATED),
    JPIP("1.2.840.10008.1.2.4.94", "JPIP Referenced", Pixels.ELSEWHERE),
    JPIP_DEFLATED("1.2.840.10008.1.2.4.95", "JPIP Referenced Deflate", Pixels.ELSEWHERE),
    MPEG2_MAIN("1.2.840.10008.1.2.4.100", "MPEG2 Main Profile, Main Level", Pixels.ENCAPSULATED),
    MPEG2_HIGH("1.2.840.10008.1.2.4.101", "MPEG2 Main Profile, High Level", Pixels.ENCAPSULATED),
    MPEG4("1.2.840.10008.1.2.4.102", "MPEG-4 AVC/H.264", Pixels.ENCAPSULATED),
    JPEG_XL_LOSSLESS("1.2.840.10008.1.2.4.110", "JPEG XL Lossless", Pixels.ENCAPSULATED),
    JPEG_XL("1.2.840.10008.1.2.4.112", "JPEG XL", Pixels.ENCAPSULATED),
    HTJ2K_LOSSLESS("1.2.840.10008.1.2.4.201", "High-Throughput JPEG 2000 (Lossless Only)", Pixels.ENCAPSULATED),
    HTJ2K("1.2.840.10008.1.2.4.203", "High-Throughput JPEG 2000", Pixels.ENCAPSULATED);

    /** Where and how the pixels lie. */
    private enum Pixels {
        NATIVE, ENCAPSULATED, ELSEWHERE
    }

    private static final Map<String, TransferSyntax> BY_UID =
        Stream.of(values()).collect(Collectors.toMap(TransferSyntax::uid, Function.identity()));

    private final String m_uid;

    private final String m_name;

    private final Pixels m_pixels;

    TransferSyntax(final String uid, final String name, final Pixels pixels) {
        m_uid = uid;
        m_name = name;
        m_pixels = pixels;
    }

    /** @return the syntax of a UID; empty if it is unknown */
    static Optional<TransferSyntax> of(final String uid) {
        return Optional.ofNullable(BY_UID.get(uid));
    }

    /** @return the identifier in the file */
    String uid() {
        return m_uid;
    }

    /** @return whether elements say what kind of value they have */
    boolean isExplicit() {
        return this != IMPLICIT_LITTLE_ENDIAN;
    }

    /** @return whether numbers begin with their most significant byte */
    boolean isBigEndian() {
        return this == EXPLICIT_BIG_ENDIAN;
    }

    /** @return whether all after the file's meta information is deflated */
    boolean isDeflated() {
        return this == DEFLATED || this == JPIP_DEFLATED;
    }

    /** @return whether frames lie compressed in fragments */
    boolean isEncapsulated() {
        return m_pixels == Pixels.ENCAPSULATED;
    }

    /** @return name and UID for messages */
    @Override
    public String toString() {
        return m_name + " (" + m_uid + ")";
    }
}
