package org.radiomics.knime.feature.dicom;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The bits of one entropy-coded segment, highest first, with the stuffing taken out. After the last come zeros without
 * end, so that reading needs no check; ask now and then how many are {@link #left()}.
 */
final class CodedBits {

    /** Bits that {@link #peek()} surely holds. */
    static final int PEEKED = 57;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    /** The unstuffed bytes, and zeros for one long more. */
    private final byte[] m_bytes;

    private int m_length;

    private long m_bits;

    private long m_next;

    private int m_end;

    private CodedBits(final int most) {
        m_bytes = new byte[most + Long.BYTES];
    }

    /**
     * As JPEG stuffs them: a zero byte after each byte of ones (ITU-T T.81 B.1.1.5).
     *
     * @param data the stream
     * @param from where the segment begins; it ends before the next marker or with the data
     */
    static CodedBits ofJpeg(final byte[] data, final int from) {
        final int end = markerAfter(data, from, 1);
        final CodedBits bits = new CodedBits(end - from);
        int last = 0;
        for (int i = from; i < end; i++) {
            final byte next = data[i];
            if (last != -1 || next != 0) {
                bits.m_bytes[bits.m_length++] = next;
            }
            last = next;
        }
        bits.m_bits = 8L * bits.m_length;
        bits.m_end = end;
        return bits;
    }

    /**
     * As JPEG-LS stuffs them: a zero bit after each byte of ones (ITU-T T.87 A.1).
     *
     * @param data the stream
     * @param from where the segment begins; it ends before the next marker or with the data
     */
    static CodedBits ofJpegLs(final byte[] data, final int from) {
        final int end = markerAfter(data, from, 0x80);
        final CodedBits bits = new CodedBits(end - from);
        int kept = 0;
        int count = 0;
        int width = 8;
        for (int i = from; i < end; i++) {
            kept = kept << width | data[i] & 0xff;
            count += width;
            bits.m_bits += width;
            if (count >= 8) {
                count -= 8;
                bits.m_bytes[bits.m_length++] = (byte)(kept >>> count);
            }
            width = data[i] == -1 ? 7 : 8;
        }
        if (count > 0) {
            bits.m_bytes[bits.m_length++] = (byte)(kept << 8 - count);
        }
        bits.m_end = end;
        return bits;
    }

    /** Where the next marker begins: a byte of ones that is followed by at least {@code lowest}. */
    private static int markerAfter(final byte[] data, final int from, final int lowest) {
        for (int i = from; i + 1 < data.length; i++) {
            if (data[i] == -1 && (data[i + 1] & 0xff) >= lowest) {
                return i;
            }
        }
        return data.length;
    }

    /** @return the next bits from the highest down, at least {@link #PEEKED} of them */
    long peek() {
        final int at = (int)Math.min(m_next >>> 3, m_length);
        return (long)LONGS.get(m_bytes, at) << (m_next & 7);
    }

    /** Passes over bits. */
    void skip(final int bits) {
        m_next += bits;
    }

    /**
     * @param count of bits, 0 to 32
     * @return the next bits as a number
     */
    int read(final int count) {
        final int value = (int)(peek() >>> 1 >>> 63 - count);
        m_next += count;
        return value;
    }

    /** @return how many bits are not read yet; negative if more were read than the segment has */
    long left() {
        return m_bits - m_next;
    }

    /** @return where in the stream the segment ended */
    int end() {
        return m_end;
    }
}
