package org.radiomics.knime.feature.dicom;

import java.io.IOException;

/** Decodes the Huffman codes of JPEG and the numbers that follow them (ITU-T T.81 annexes C, F.2.2 and H.1.2.2). */
final class HuffmanTable {

    private static final int LONGEST = 16;

    /** Codes up to this length are found in one step. */
    private static final int DIRECT = 11;

    /** The widest category: a difference of 32768. */
    private static final int MOST = 16;

    private static final int SYMBOL = 0xff;

    /** By the next bits: length of the code * 256 + symbol, or 0 if the code is longer or unknown. */
    private final short[] m_direct = new short[1 << DIRECT];

    /** By length: the first code that is too high for it, moved to the top of {@link #LONGEST} bits. */
    private final int[] m_limit = new int[LONGEST + 1];

    /** By length: what to add to a code to get its place among the symbols. */
    private final int[] m_offset = new int[LONGEST + 1];

    private final int[] m_symbols;

    /** @param segment at the sixteen counts of a table's codes by length */
    HuffmanTable(final JpegSegments segment) throws IOException {
        final int[] counts = new int[LONGEST + 1];
        int codes = 0;
        for (int length = 1; length <= LONGEST; length++) {
            counts[length] = segment.u8();
            codes += counts[length];
        }
        m_symbols = new int[codes];
        for (int i = 0; i < codes; i++) {
            m_symbols[i] = segment.u8();
        }
        int code = 0;
        int place = 0;
        for (int length = 1; length <= LONGEST; length++) {
            m_offset[length] = place - code;
            for (int i = 0; i < counts[length] && length <= DIRECT; i++) {
                fillDirect(code + i, length, m_symbols[place + i]);
            }
            place += counts[length];
            code += counts[length];
            if (code > 1 << length) {
                throw new IOException("has a Huffman table with more codes than there can be; it is damaged");
            }
            m_limit[length] = code << LONGEST - length;
            code <<= 1;
        }
    }

    private void fillDirect(final int code, final int length, final int symbol) {
        final int first = code << DIRECT - length;
        final int end = Math.min(first + (1 << DIRECT - length), m_direct.length);
        for (int i = first; i < end; i++) {
            m_direct[i] = (short)(length << Byte.SIZE | symbol);
        }
    }

    /** @return the symbol whose code comes next */
    int symbol(final CodedBits bits) throws IOException {
        final int found = find(bits.peek());
        bits.skip(found >> Byte.SIZE);
        return found & SYMBOL;
    }

    /**
     * Reads a category and the number of so many bits.
     *
     * @param bits behind the code and the bits that follow it
     * @return the difference between a sample or coefficient and its prediction, modulo 65536
     */
    int difference(final CodedBits bits) throws IOException {
        final long next = bits.peek();
        final int found = find(next);
        final int length = found >> Byte.SIZE;
        final int category = found & SYMBOL;
        if (category >= MOST) {
            if (category > MOST) {
                throw unknown();
            }
            bits.skip(length);
            return 1 << MOST - 1;
        }
        bits.skip(length + category);
        return extended((int)(next << length >>> 1 >>> Long.SIZE - 1 - category), category);
    }

    /**
     * Without its highest bit, a number stands for the lower half of its category, which is negative (T.81 F.2.2.1).
     *
     * @param value of so many bits
     * @param category how many
     */
    static int extended(final int value, final int category) {
        final int below = value - (1 << category >> 1) >> 31;
        return value + (below & 1 - (1 << category));
    }

    /** Where {@code next} holds the next bits: the length of the code * 256 + symbol. */
    private int find(final long next) throws IOException {
        final int found = m_direct[(int)(next >>> Long.SIZE - DIRECT)];
        return found != 0 ? found : search((int)(next >>> Long.SIZE - LONGEST));
    }

    private int search(final int next) throws IOException {
        for (int length = 1; length <= LONGEST; length++) {
            if (next < m_limit[length]) {
                return length << Byte.SIZE | m_symbols[(next >> LONGEST - length) + m_offset[length]];
            }
        }
        throw unknown();
    }

    private static IOException unknown() {
        return new IOException("has compressed pixels with a code that its Huffman table does not know; it is damaged");
    }
}
