package org.radiomics.knime.feature.dicom;

import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;

/** JPEG-LS, lossless and near-lossless, 2 to 16 bits, with restart intervals (ITU-T T.87). */
final class JpegLsDecoder implements FrameDecoder {

    /** Kind of an LSE segment with the preset coding parameters (T.87 C.2.4.1). */
    private static final int PRESET = 1;

    @Override
    public byte[] decode(final byte[] data, final FrameFormat format) throws IOException {
        final JpegSegments segments = new JpegSegments(data);
        int precision = 0;
        int interval = 0;
        int[] preset = new int[5];
        int marker = segments.next();
        while (marker != JpegSegments.SOS) {
            if (marker == JpegSegments.LSE) {
                preset = preset(segments);
            } else if (marker == JpegSegments.DRI) {
                interval = interval(segments);
            } else if (marker == JpegSegments.SOF55) {
                precision = JpegFrame.precision(segments, format);
            } else if (JpegSegments.startsFrame(marker)) {
                throw new IOException("has compressed pixels of the JPEG process FF" + Integer.toHexString(marker)
                    + " where its transfer syntax says JPEG-LS; decompress it, for example with gdcmconv --raw");
            } else if (marker == JpegSegments.EOI) {
                throw new EOFException("has compressed pixels that end before the first; it is damaged");
            }
            marker = segments.next();
        }
        final JpegLsParameters parameters = parameters(segments, precision, preset);
        return samples(data, segments.end(), format, parameters, interval);
    }

    /** T.87 C.2.4.1.1; a zero stands for the default. */
    private static int[] preset(final JpegSegments segment) throws IOException {
        final int kind = segment.u8();
        if (kind != PRESET) {
            throw new IOException("has JPEG-LS parameters of kind " + kind + ", which are not read; decompress it, for "
                + "example with gdcmconv --raw");
        }
        final int[] preset = new int[5];
        for (int i = 0; i < preset.length; i++) {
            preset[i] = segment.u16();
        }
        return preset;
    }

    /** Rows between two restarts, in two to four bytes (T.87 C.2.5). */
    private static int interval(final JpegSegments segment) throws IOException {
        long rows = 0;
        while (segment.hasMore()) {
            rows = rows << 8 | segment.u8();
        }
        return (int)Math.min(rows & 0xffffffffL, Integer.MAX_VALUE);
    }

    /** T.87 C.2.3. */
    private static JpegLsParameters parameters(final JpegSegments segment, final int precision, final int[] preset)
        throws IOException {
        final int components = segment.u8();
        segment.u8();
        final int mapping = segment.u8();
        final int near = segment.u8();
        segment.u8();
        final int pointTransform = segment.u8() & 15;
        if (precision == 0 || components != 1 || mapping != 0 || pointTransform != 0) {
            throw new IOException("has a JPEG-LS header that contradicts itself; it is damaged");
        }
        return JpegLsParameters.of(precision, near, preset);
    }

    private static byte[] samples(final byte[] data, final int from, final FrameFormat format,
        final JpegLsParameters parameters, final int interval) throws IOException {
        final SampleRows rows = new SampleRows(format);
        final int columns = format.columns();
        // One sample more on both sides: what stands left and right of a row (T.87 A.2.1).
        int[] above = new int[columns + 2];
        int[] row = new int[columns + 2];
        CodedBits bits = CodedBits.ofJpegLs(data, from);
        final JpegLsScan scan = new JpegLsScan(parameters, bits);
        int restarts = 0;
        for (int y = 0; y < format.rows(); y++) {
            if (interval > 0 && y > 0 && y % interval == 0) {
                bits = CodedBits.ofJpegLs(data, JpegFrame.afterRestart(data, bits.end(), restarts));
                scan.restart(bits);
                Arrays.fill(above, 0);
                Arrays.fill(row, 0);
                restarts++;
            }
            above[columns + 1] = above[columns];
            row[0] = above[1];
            scan.decodeRow(row, above);
            JpegFrame.requireRow(bits, y, format);
            rows.put(y, row, 1);
            final int[] spare = above;
            above = row;
            row = spare;
        }
        if (bits.left() >= 2 * Byte.SIZE) {
            throw new IOException("has more compressed pixels than its frame; it is damaged");
        }
        return rows.bytes();
    }
}
