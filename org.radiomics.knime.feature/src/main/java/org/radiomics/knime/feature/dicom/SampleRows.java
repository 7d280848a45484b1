package org.radiomics.knime.feature.dicom;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Takes the decoded samples of a frame row by row and keeps them as native little-endian bytes. */
final class SampleRows {

    private static final VarHandle SHORTS =
        MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

    private final int m_columns;

    private final boolean m_wide;

    private final int m_unused;

    private final byte[] m_bytes;

    /** @param format of 8 or 16 bits allocated */
    SampleRows(final FrameFormat format) throws IOException {
        if (format.bitsAllocated() > 16) {
            throw new IOException("has compressed pixels of " + format.bitsAllocated()
                + " bits, where this compression knows 8 and 16; it is damaged");
        }
        m_columns = format.columns();
        m_wide = format.bitsAllocated() == 16;
        m_unused = format.signed() ? Integer.SIZE - format.bitsStored() : 0;
        m_bytes = new byte[format.bytes()];
    }

    /**
     * Stores a row. A stream holds signed samples by their lowest bits; the sign is spread over the others, as in
     * native data.
     *
     * @param row from 0
     * @param samples of the row
     * @param from the first of them
     */
    void put(final int row, final int[] samples, final int from) {
        final int first = row * m_columns;
        for (int i = 0; i < m_columns; i++) {
            final int sample = samples[from + i] << m_unused >> m_unused;
            if (m_wide) {
                SHORTS.set(m_bytes, 2 * (first + i), (short)sample);
            } else {
                m_bytes[first + i] = (byte)sample;
            }
        }
    }

    /** @return all samples */
    byte[] bytes() {
        return m_bytes;
    }
}
