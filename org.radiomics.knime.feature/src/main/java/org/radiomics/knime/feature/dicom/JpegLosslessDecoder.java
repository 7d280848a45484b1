package org.radiomics.knime.feature.dicom;

import java.io.EOFException;
import java.io.IOException;

/**
 * JPEG Lossless, Non-Hierarchical, with Huffman coding: process 14 with every predictor, 2 to 16 bits, restart
 * intervals and point transform (ITU-T T.81 annex H).
 */
final class JpegLosslessDecoder implements FrameDecoder {

    @Override
    public byte[] decode(final byte[] data, final FrameFormat format) throws IOException {
        return new Stream(data, format).decode();
    }

    /** One image on its way from bits to samples. */
    private static final class Stream {

        private final byte[] m_data;

        private final FrameFormat m_format;

        private final HuffmanTable[] m_tables = new HuffmanTable[4];

        private HuffmanTable m_table;

        /** 0 until the frame's header was read. */
        private int m_precision;

        /** Rows between two restarts, 0 for none. */
        private int m_interval;

        private int m_predictor;

        private int m_pointTransform;

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
                } else if (marker == JpegSegments.DRI) {
                    readInterval(segments);
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
                if (id < m_tables.length) {
                    m_tables[id] = table;
                }
            }
        }

        /** T.81 B.2.4.4; in lossless processes always whole rows (H.1.1). */
        private void readInterval(final JpegSegments segment) throws IOException {
            final int samples = segment.u16();
            if (samples % m_format.columns() != 0) {
                throw new IOException("has JPEG restarts every " + samples + " pixels, which are no whole rows of "
                    + m_format.columns() + "; it is damaged");
            }
            m_interval = samples / m_format.columns();
        }

        /** T.81 B.2.2. */
        private void readFrame(final JpegSegments segment, final int marker) throws IOException {
            if (marker != JpegSegments.SOF3) {
                throw new IOException("has compressed pixels of the JPEG process FF" + Integer.toHexString(marker)
                    + " where its transfer syntax says lossless; decompress it, for example with gdcmconv --raw");
            }
            m_precision = JpegFrame.precision(segment, m_format);
        }

        /** T.81 B.2.3. */
        private void readScan(final JpegSegments segment) throws IOException {
            final int components = segment.u8();
            segment.u8();
            final int table = segment.u8() >> 4;
            m_predictor = segment.u8();
            segment.u8();
            m_pointTransform = segment.u8() & 15;
            if (m_precision == 0 || components != 1 || m_predictor < 1 || m_predictor > 7
                || m_pointTransform >= m_precision || table >= m_tables.length || m_tables[table] == null) {
                throw new IOException("has a JPEG header that contradicts itself; it is damaged");
            }
            m_table = m_tables[table];
        }

        private byte[] samples(final int from) throws IOException {
            JpegFrame.requireBits(m_data.length - from, (long)m_format.rows() * m_format.columns(), m_format);
            final SampleRows rows = new SampleRows(m_format);
            final int columns = m_format.columns();
            int[] above = new int[columns];
            int[] row = new int[columns];
            final int[] scaled = new int[columns];
            CodedBits bits = CodedBits.ofJpeg(m_data, from);
            int restarts = 0;
            for (int y = 0; y < m_format.rows(); y++) {
                final boolean restart = m_interval > 0 && y > 0 && y % m_interval == 0;
                if (restart) {
                    bits = CodedBits.ofJpeg(m_data, JpegFrame.afterRestart(m_data, bits.end(), restarts));
                    restarts++;
                }
                if (y == 0 || restart) {
                    readFirstRow(bits, row);
                } else {
                    readRow(bits, row, above);
                }
                JpegFrame.requireRow(bits, y, m_format);
                for (int x = 0; x < columns; x++) {
                    scaled[x] = row[x] << m_pointTransform;
                }
                rows.put(y, scaled, 0);
                final int[] spare = above;
                above = row;
                row = spare;
            }
            return rows.bytes();
        }

        /** From left to right, beginning with half of the range (T.81 H.1.2.1). */
        private void readFirstRow(final CodedBits bits, final int[] row) throws IOException {
            int left = 1 << m_precision - m_pointTransform - 1;
            for (int x = 0; x < row.length; x++) {
                left = left + m_table.difference(bits) & 0xffff;
                row[x] = left;
            }
        }

        /** The predictors of T.81 table H.1; the first sample is predicted from above. */
        private void readRow(final CodedBits bits, final int[] row, final int[] above) throws IOException {
            int a = above[0] + m_table.difference(bits) & 0xffff;
            row[0] = a;
            int c = above[0];
            for (int x = 1; x < row.length; x++) {
                final int b = above[x];
                final int prediction = switch (m_predictor) {
                    case 1 -> a;
                    case 2 -> b;
                    case 3 -> c;
                    case 4 -> a + b - c;
                    case 5 -> a + (b - c >> 1);
                    case 6 -> b + (a - c >> 1);
                    default -> a + b >> 1;
                };
                a = prediction + m_table.difference(bits) & 0xffff;
                row[x] = a;
                c = b;
            }
        }
    }
}
