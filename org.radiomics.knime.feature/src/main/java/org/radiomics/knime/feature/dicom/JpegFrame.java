package org.radiomics.knime.feature.dicom;

import java.io.EOFException;
import java.io.IOException;

/** What the kinds of JPEG have in common beyond their segments: one grey frame of a known size, and restarts. */
final class JpegFrame {

    private JpegFrame() {
    }

    /**
     * Reads a frame's header (ITU-T T.81 B.2.2, T.87 C.2.2).
     *
     * @param segment at its first byte
     * @param format what the header has to agree with
     * @return bits of a sample, 2 to 16
     */
    static int precision(final JpegSegments segment, final FrameFormat format) throws IOException {
        final int precision = segment.u8();
        final int rows = segment.u16();
        final int columns = segment.u16();
        final int components = segment.u8();
        if (rows != format.rows() || columns != format.columns()) {
            throw new IOException("has a compressed frame of " + columns + " x " + rows
                + " pixels where its header says " + format.columns() + " x " + format.rows() + "; it is damaged");
        }
        if (components != 1) {
            throw new IOException("has a compressed frame of " + components + " colours where its header says 1; only "
                + "grey images are read");
        }
        if (precision < 2 || precision > format.bitsAllocated()) {
            throw new IOException("has compressed pixels of " + precision + " bits where its header says "
                + format.bitsAllocated() + "; it is damaged");
        }
        return precision;
    }

    /**
     * Huffman codes have a bit at least; so memory is taken for no frame that cannot be there.
     *
     * @param bytes of the entropy-coded data
     * @param bits that the frame takes at least
     * @param format of the frame
     */
    static void requireBits(final long bytes, final long bits, final FrameFormat format) throws IOException {
        if (Byte.SIZE * bytes < bits) {
            throw new EOFException("has " + bytes + " bytes of compressed pixels, too few for " + format.columns()
                + " x " + format.rows() + "; it is damaged or not fully copied");
        }
    }

    /**
     * @param data the stream
     * @param end where the segment before ended
     * @param restarts how many came before
     * @return where the segment after the restart marker begins
     */
    static int afterRestart(final byte[] data, final int end, final int restarts) throws IOException {
        int at = end;
        while (at + 1 < data.length && data[at] == -1 && data[at + 1] == -1) {
            at++;
        }
        if (at + 1 >= data.length || data[at] != -1 || (data[at + 1] & 0xff) != JpegSegments.RST0 + (restarts & 7)) {
            throw new IOException("has compressed pixels without restart " + (restarts + 1) + "; it is damaged");
        }
        return at + 2;
    }

    /**
     * @param bits from which a row was read
     * @param row from 0
     * @param format of the frame
     */
    static void requireRow(final CodedBits bits, final int row, final FrameFormat format) throws IOException {
        if (bits.left() < 0) {
            throw new EOFException("has compressed pixels that end in row " + (row + 1) + " of " + format.rows()
                + "; it is damaged or not fully copied");
        }
    }
}
