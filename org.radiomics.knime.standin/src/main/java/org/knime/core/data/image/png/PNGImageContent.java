package org.knime.core.data.image.png;

import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;

import javax.imageio.ImageIO;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataType;
import org.knime.core.data.image.ImageContent;

/** A PNG picture, kept as its bytes. */
public class PNGImageContent implements ImageContent {

    /** The type of cells with such a picture. */
    public static final DataType TYPE = DataType.getType(PNGImageCell.class);

    private final byte[] m_bytes;

    /** @param bytes of a PNG file; not copied */
    public PNGImageContent(final byte[] bytes) {
        m_bytes = bytes;
    }

    /**
     * @param in with a PNG file; read to its end, not closed
     * @throws IOException if reading fails
     */
    public PNGImageContent(final InputStream in) throws IOException {
        this(in.readAllBytes());
    }

    /** @return the bytes of the PNG file, a copy */
    public byte[] getByteArray() {
        return m_bytes.clone();
    }

    /** @return the decoded picture */
    public Image getImage() {
        return decode();
    }

    private BufferedImage decode() {
        try {
            final BufferedImage image = ImageIO.read(new ByteArrayInputStream(m_bytes));
            if (image == null) {
                throw new IOException("The bytes are not a PNG picture.");
            }
            return image;
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void paint(final Graphics2D g, final int width, final int height) {
        g.drawImage(decode(), 0, 0, width, height, null);
    }

    @Override
    public Dimension getPreferredSize() {
        final BufferedImage image = decode();
        return new Dimension(image.getWidth(), image.getHeight());
    }

    @Override
    public DataCell toImageCell() {
        return new PNGImageCell(this);
    }

    @Override
    public void save(final OutputStream output) throws IOException {
        output.write(m_bytes);
    }

    @Override
    public String getSummary() {
        final Dimension size = getPreferredSize();
        return "PNG picture, " + size.width + " x " + size.height;
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
