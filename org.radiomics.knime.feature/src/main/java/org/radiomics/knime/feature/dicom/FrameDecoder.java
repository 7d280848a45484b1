package org.radiomics.knime.feature.dicom;

import java.io.IOException;
import java.util.Optional;

/** Decodes frames of grey samples from the compressed form that a transfer syntax prescribes (PS3.5 A.4). */
interface FrameDecoder {

    /**
     * Decodes one frame.
     *
     * @param data its compressed bytes: all its fragments, one after the other
     * @param format what the header says of it; a stream that says otherwise is refused
     * @return its samples row by row as native little-endian bytes, {@link FrameFormat#bytes()} of them, with the sign
     *         of signed samples spread over the unused bits
     * @throws IOException if the data is damaged, cut or of a kind that is not read; the message is a clause without
     *             the file and without a final stop
     */
    byte[] decode(byte[] data, FrameFormat format) throws IOException;

    /**
     * @param transferSyntax the UID of an encapsulated transfer syntax
     * @return what decodes it, or nothing if its frames are not read
     */
    static Optional<FrameDecoder> of(final String transferSyntax) {
        return Optional.ofNullable(switch (transferSyntax) {
            case "1.2.840.10008.1.2.5" -> new RleDecoder();
            case "1.2.840.10008.1.2.4.50", "1.2.840.10008.1.2.4.51" -> new JpegSequentialDecoder();
            case "1.2.840.10008.1.2.4.57", "1.2.840.10008.1.2.4.70" -> new JpegLosslessDecoder();
            case "1.2.840.10008.1.2.4.80", "1.2.840.10008.1.2.4.81" -> new JpegLsDecoder();
            case "1.2.840.10008.1.2.4.90", "1.2.840.10008.1.2.4.91" -> new Jpeg2000Decoder();
            default -> null;
        });
    }
}
