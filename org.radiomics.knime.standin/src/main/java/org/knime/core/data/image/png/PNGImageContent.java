package org.knime.core.data.image.png;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

import org.knime.core.data.DataType;
import org.knime.core.data.image.ImageContent;

/** A PNG picture, kept as its bytes. */
public class PNGImageContent implements ImageContent {

    /** The type of cells with such a picture. */
    public static final DataType TYPE = DataType.getType(PNGImageCell.class);

    /** Of width and height, behind the signature and the head of the first chunk. */
    private static final int SIZE_OFFSET = 16;

    private final byte[] m_bytes;

    /** @param bytes of a PNG file; not copied */
    public PNGImageContent(final byte[] bytes) {
        m_bytes = bytes;
    }

    @Override
    public void save(final OutputStream output) throws IOException {
        output.write(m_bytes);
    }

    @Override
    public String getSummary() {
        if (m_bytes.length < SIZE_OFFSET + 2 * Integer.BYTES) {
            return "no PNG picture";
        }
        final ByteBuffer size = ByteBuffer.wrap(m_bytes, SIZE_OFFSET, 2 * Integer.BYTES);
        return "PNG picture, " + size.getInt() + " x " + size.getInt();
    }

    @Override
    public boolean equals(final Object obj) {
        return obj instanceof PNGImageContent other && Arrays.equals(other.m_bytes, m_bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(m_bytes);
    }
}
