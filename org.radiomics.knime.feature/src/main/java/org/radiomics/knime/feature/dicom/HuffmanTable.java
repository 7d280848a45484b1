package org.radiomics.knime.feature.dicom;

import java.io.IOException;

/** Decodes the categories of differences in lossless JPEG (ITU-T T.81 annexes C and H.1.2.2). */
final class HuffmanTable {

    private static final int LONGEST = 16;

    /** Codes up to this length are found in one step. */
    private static final int DIRECT = 11;

    /** The widest category: a difference of 32768. */
    private static final int MOST = 16;

    /** By the next bits: length of the code * 32 + category, or 0 if the code is longer. */
    private final short[] m_direct = new short[1 << DIRECT];

    /** By length: the first code that is too high for it, moved to the top of {@link #LONGEST} bits. */
    private final int[] m_limit = new int[LONGEST + 1];

    /** By length: what to add to a code to get its place among the categories. */
    private final int[] m_offset = new int[LONGEST + 1];

    private final int[] m_categories;

    /** @param segment at the sixteen counts of a table's codes by length */
    HuffmanTable(final JpegSegments segment) throws IOException {
        final int[] counts = new int[LONGEST + 1];
        int codes = 0;
        for (int length = 1; length <= LONGEST; length++) {
            counts[length] = segment.u8();
            codes += counts[length];
        }
        m_categories = new int[codes];
        for (int i = 0; i < codes; i++) {
            m_categories[i] = segment.u8();
        }
        int code = 0;
        int place = 0;
        for (int length = 1; length <= LONGEST; length++) {
            m_offset[length] = place - code;
            for (int i = 0; i < counts[length] && length <= DIRECT; i++) {
                fillDirect(code + i, length, m_categories[place + i]);
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

    private void fillDirect(final int code, final int length, final int category) {
        final int first = code << DIRECT - length;
        final int end = Math.min(first + (1 << DIRECT - length), m_direct.length);
        for (int i = first; i < end && category <= MOST; i++) {
            m_direct[i] = (short)(length << 5 | category);
        }
    }

    /**
     * Reads a difference.
     *
     * @param bits behind the code and the bits that follow it
     * @return the difference between a sample and its prediction, modulo 65536
     */
    int difference(final CodedBits bits) throws IOException {
        final long next = bits.peek();
        int found = m_direct[(int)(next >>> Long.SIZE - DIRECT)];
        if (found == 0) {
            found = search((int)(next >>> Long.SIZE - LONGEST));
        }
        final int length = found >> 5;
        final int category = found & 31;
        if (category == MOST) {
            bits.skip(length);
            return 1 << 15;
        }
        bits.skip(length + category);
        final int value = (int)(next << length >>> 1 >>> Long.SIZE - 1 - category);
        // Without the highest bit it stands for the lower half, which is negative (T.81 F.2.2.1).
        final int below = value - (1 << category >> 1) >> 31;
        return value + (below & 1 - (1 << category));
    }

    /** Where {@code next} holds {@link #LONGEST} bits. */
    private int search(final int next) throws IOException {
        int length = 1;
        while (length <= LONGEST && next >= m_limit[length]) {
            length++;
        }
        final int category =
            length <= LONGEST ? m_categories[(next >> LONGEST - length) + m_offset[length]] : MOST + 1;
        if (category > MOST) {
            throw new IOException("has compressed pixels with a code that its Huffman table does not know; it is "
                + "damaged");
        }
        return length << 5 | category;
    }
}
