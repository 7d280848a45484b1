package org.radiomics.knime.feature.dicom;

import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.function.Supplier;

import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** JPEG 2000, where a reader for it is installed in the Java platform's ImageIO. */
final class Jpeg2000Decoder implements FrameDecoder {

    private final Supplier<Iterator<ImageReader>> m_readers;

    Jpeg2000Decoder() {
        this(() -> ImageIO.getImageReadersByMIMEType("image/jp2"));
    }

    /** @param readers finds those installed */
    Jpeg2000Decoder(final Supplier<Iterator<ImageReader>> readers) {
        m_readers = readers;
    }

    @Override
    public byte[] decode(final byte[] data, final FrameFormat format) throws IOException {
        final Iterator<ImageReader> readers = m_readers.get();
        if (!readers.hasNext()) {
            throw new IOException("is compressed as JPEG 2000 (1.2.840.10008.1.2.4.90 or .91), for which no ImageIO "
                + "reader is installed; decompress it, for example with gdcmconv --raw, or put such a reader on Java's "
                + "class path");
        }
        return PictureSamples.of(picture(readers.next(), data, format), format);
    }

    private static Raster picture(final ImageReader reader, final byte[] data, final FrameFormat format)
        throws IOException {
        try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(data))) {
            reader.setInput(in, true, true);
            requireSize(reader.getWidth(0), reader.getHeight(0), format);
            return reader.canReadRaster() ? reader.readRaster(0, null) : reader.read(0).getRaster();
        } catch (final IIOException | RuntimeException e) {
            // What an installed reader makes of damage is not in our hands.
            throw new IOException("has JPEG 2000 pixels that the installed reader " + reader.getClass().getName()
                + " cannot decode (" + e.getMessage() + ")", e);
        } finally {
            reader.dispose();
        }
    }

    /** Before the reader takes memory for it. */
    private static void requireSize(final int columns, final int rows, final FrameFormat format) throws IOException {
        if (columns != format.columns() || rows != format.rows()) {
            throw new IOException("has a compressed frame of " + columns + " x " + rows
                + " pixels where its header says " + format.columns() + " x " + format.rows() + "; it is damaged");
        }
    }
}
