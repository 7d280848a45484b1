package org.radiomics.knime.feature.dicom;

import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;

/**
 * Sequential JPEG with the discrete cosine transform and Huffman coding, of 8 bits (baseline, process 1) and 12 bits
 * (extended, processes 2 and 4); ITU-T T.81 annex F. Own code, so that no native decoder meets damaged data, and so
 * that 12 bits are read.
 */
final class JpegSequentialDecoder implements FrameDecoder {

    private static final int SOF0 = 0xc0;

    private static final int SOF1 = 0xc1;

    private static final int DQT = 0xdb;

    private static final int COEFFICIENTS = InverseCosine.SIDE * InverseCosine.SIDE;

    /** Where in a block the coefficients stand that come one after the other (T.81 figure 5). */
    private static final int[] ZIGZAG = {0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48,
        41, 34, 27, 20, 13, 6, 7, 14, 21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59,
        52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63};

    @Override
    public byte[] decode(final byte[] data, final FrameFormat format) throws IOException {
        return new Stream(data, format).decode();
    }

    /** One image on its way from bits to samples. */
    private static final class Stream {

        private final byte[] m_data;

        private final FrameFormat m_format;

        private final int[][] m_quantizers = new int[4][];

        /** Of the means of blocks (DC), and at 4 and above of the other coefficients (AC). */
        private final HuffmanTable[] m_tables = new HuffmanTable[8];

        /** 0 until the frame's header was read. */
        private int m_precision;

        private int m_quantizer;

        /** Blocks between two restarts, 0 for none. */
        private int m_interval;

        private HuffmanTable m_means;

        private HuffmanTable m_others;

        private CodedBits m_bits;

        private int m_mean;

        Stream(final byte[] data, final FrameFormat format) {
            m_data = data;
            m_format = format;
        }

        byte[] decode() throws IOException {
            final JpegSegments segments = new JpegSegments(m_data);
            int marker = segments.next();
            while (marker != JpegSegments.SOS) {
                if (marker == JpegSegments.DHT) {
                    readTables(segments);
                } else if (marker == DQT) {
                    readQuantizers(segments);
                } else if (marker == JpegSegments.DRI) {
                    m_interval = segments.u16();
                } else if (JpegSegments.startsFrame(marker)) {
                    readFrame(segments, marker);
                } else if (marker == JpegSegments.EOI) {
                    throw new EOFException("has compressed pixels that end before the first; it is damaged");
                }
                marker = segments.next();
            }
            readScan(segments);
            return samples(segments.end());
        }

        /** T.81 B.2.4.2. */
        private void readTables(final JpegSegments segment) throws IOException {
            while (segment.hasMore()) {
                final int id = segment.u8();
                final HuffmanTable table = new HuffmanTable(segment);
                if ((id & 0xec) == 0) {
                    m_tables[id >> 4 << 2 | id & 3] = table;
                }
            }
        }

        /** T.81 B.2.4.1. */
        private void readQuantizers(final JpegSegments segment) throws IOException {
            while (segment.hasMore()) {
                final int id = segment.u8();
                final int[] steps = new int[COEFFICIENTS];
                for (int i = 0; i < steps.length; i++) {
                    steps[i] = id >> 4 == 0 ? segment.u8() : segment.u16();
                }
                m_quantizers[id & 3] = steps;
            }
        }

        /** T.81 B.2.2. */
        private void readFrame(final JpegSegments segment, final int marker) throws IOException {
            if (marker != SOF0 && marker != SOF1) {
                throw new IOException("has compressed pixels of the JPEG process FF" + Integer.toHexString(marker)
                    + " where its transfer syntax says sequential; decompress it, for example with gdcmconv --raw");
            }
            m_precision = JpegFrame.precision(segment, m_format);
            if (m_precision != 8 && m_precision != 12) {
                throw new IOException("has compressed pixels of " + m_precision
                    + " bits, where sequential JPEG knows 8 and 12; it is damaged");
            }
            segment.u8();
            segment.u8();
            m_quantizer = segment.u8() & 3;
        }

        /** T.81 B.2.3. */
        private void readScan(final JpegSegments segment) throws IOException {
            final int components = segment.u8();
            segment.u8();
            final int tables = segment.u8();
            m_means = m_tables[tables >> 4 & 3];
            m_others = m_tables[4 | tables & 3];
            if (m_precision == 0 || components != 1 || m_means == null || m_others == null
                || m_quantizers[m_quantizer] == null) {
                throw new IOException("has a JPEG header that contradicts itself; it is damaged");
            }
        }

        private byte[] samples(final int from) throws IOException {
            final int side = InverseCosine.SIDE;
            final int across = (m_format.columns() + side - 1) / side;
            final int down = (m_format.rows() + side - 1) / side;
            // A block takes two bits at least: one for its mean and one for its end.
            JpegFrame.requireBits(m_data.length - from, 2L * across * down, m_format);
            final SampleRows rows = new SampleRows(m_format);
            final InverseCosine cosine = new InverseCosine(m_precision);
            final int[][] band = new int[side][across * side];
            final int[] block = new int[COEFFICIENTS];
            m_bits = CodedBits.ofJpeg(m_data, from);
            for (int y = 0; y < down; y++) {
                for (int x = 0; x < across; x++) {
                    restartBefore((long)y * across + x);
                    readBlock(block);
                    cosine.transform(block);
                    for (int i = 0; i < side; i++) {
                        System.arraycopy(block, side * i, band[i], side * x, side);
                    }
                }
                JpegFrame.requireRow(m_bits, side * y, m_format);
                for (int i = 0; i < side && side * y + i < m_format.rows(); i++) {
                    rows.put(side * y + i, band[i], 0);
                }
            }
            return rows.bytes();
        }

        /** T.81 F.2.1.3.1. */
        private void restartBefore(final long block) throws IOException {
            if (m_interval > 0 && block > 0 && block % m_interval == 0) {
                final int restarts = (int)(block / m_interval) - 1;
                m_bits = CodedBits.ofJpeg(m_data, JpegFrame.afterRestart(m_data, m_bits.end(), restarts));
                m_mean = 0;
            }
        }

        /** T.81 F.2.2. */
        private void readBlock(final int[] block) throws IOException {
            Arrays.fill(block, 0);
            final int[] steps = m_quantizers[m_quantizer];
            m_mean += m_means.difference(m_bits);
            block[0] = m_mean * steps[0];
            int i = 1;
            while (i < COEFFICIENTS) {
                final int symbol = m_others.symbol(m_bits);
                final int zeros = symbol >> 4;
                final int category = symbol & 15;
                if (category == 0 && zeros < 15) {
                    return;
                }
                i += zeros;
                if (i >= COEFFICIENTS) {
                    throw new IOException("has compressed pixels beyond the end of a block; it is damaged");
                }
                block[ZIGZAG[i]] = HuffmanTable.extended(m_bits.read(category), category) * steps[i];
                i++;
            }
        }
    }
}
