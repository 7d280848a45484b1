package org.radiomics.knime.feature.dicom;

import java.io.EOFException;
import java.io.IOException;

/** The marker segments of a JPEG or JPEG-LS stream one after the other (ITU-T T.81 B.1.1, T.87 C.1). */
final class JpegSegments {

    /** Lossless, sequential, Huffman coding. */
    static final int SOF3 = 0xc3;

    /** Huffman tables. */
    static final int DHT = 0xc4;

    /** Arithmetic coding; stands among the markers of frames without being one. */
    private static final int JPG = 0xc8;

    /** Arithmetic coding conditioning; stands among the markers of frames without being one. */
    private static final int DAC = 0xcc;

    /** First of the eight restart markers. */
    static final int RST0 = 0xd0;

    private static final int SOI = 0xd8;

    /** End of image. */
    static final int EOI = 0xd9;

    /** Start of scan. */
    static final int SOS = 0xda;

    /** Restart interval. */
    static final int DRI = 0xdd;

    /** Start of a JPEG-LS frame. */
    static final int SOF55 = 0xf7;

    /** Parameters of JPEG-LS. */
    static final int LSE = 0xf8;

    private final byte[] m_data;

    private int m_position;

    private int m_end;

    /** @param data begins with the marker for the start of an image */
    JpegSegments(final byte[] data) throws IOException {
        m_data = data;
        if (data.length < 2 || (data[0] & 0xff) != 0xff || (data[1] & 0xff) != SOI) {
            throw new IOException("has compressed pixels that do not begin as JPEG does; it is damaged");
        }
        m_end = 2;
    }

    /**
     * Passes over what is left of this segment and opens the next.
     *
     * @return the second byte of its marker
     */
    int next() throws IOException {
        m_position = m_end;
        m_end = m_data.length;
        if (u8() != 0xff) {
            throw new IOException("has compressed pixels without a JPEG marker at byte " + (m_position - 1)
                + "; it is damaged");
        }
        int marker = u8();
        while (marker == 0xff) {
            marker = u8();
        }
        final int start = m_position;
        m_end = start;
        if (marker != EOI) {
            m_end = m_data.length;
            final int length = u16();
            m_end = start + length;
            if (length < 2 || m_end > m_data.length) {
                throw ended();
            }
        }
        return marker;
    }

    /** @return whether a marker starts a frame of whichever kind */
    static boolean startsFrame(final int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != DHT && marker != JPG && marker != DAC || marker == SOF55;
    }

    /** @return the next byte of this segment */
    int u8() throws IOException {
        if (m_position >= m_end) {
            throw ended();
        }
        return m_data[m_position++] & 0xff;
    }

    /** @return the next two bytes of this segment as a number */
    int u16() throws IOException {
        final int high = u8();
        return high << 8 | u8();
    }

    /** @return whether this segment has more bytes */
    boolean hasMore() {
        return m_position < m_end;
    }

    /** @return where in the stream this segment ends */
    int end() {
        return m_end;
    }

    private static IOException ended() {
        return new EOFException("has a JPEG header that ends too early; it is damaged or not fully copied");
    }
}
