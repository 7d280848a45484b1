package org.radiomics.knime.feature.dicom;

import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * JPEG with the discrete cosine transform, sequential, of 8 bits: process 1, and process 2 where it holds 8 bits. The
 * Java platform decodes it; its inverse transform may differ by 1 from another's.
 */
final class JpegBaselineDecoder implements FrameDecoder {

    private static final int SOF0 = 0xc0;

    private static final int SOF1 = 0xc1;

    /** A block of 64 samples takes two bits at least: one for its mean and one for its end. */
    private static final int MOST_PER_BYTE = 256;

    @Override
    public byte[] decode(final byte[] data, final FrameFormat format) throws IOException {
        requireFrame(data, format);
        final Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("jpeg");
        if (!readers.hasNext()) {
            throw new IOException("is compressed as JPEG, for which this Java has no reader; decompress it, for "
                + "example with dcmdjpeg, or take a Java that has the module java.desktop");
        }
        return samples(readers.next(), data, format);
    }

    private static byte[] samples(final ImageReader reader, final byte[] data, final FrameFormat format)
        throws IOException {
        final List<String> warnings = new ArrayList<>();
        reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
        final Raster picture;
        try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(data))) {
            reader.setInput(in, true, true);
            picture = reader.readRaster(0, null);
        } catch (final IOException | RuntimeException e) {
            // The platform's reader reports some damage by unchecked exceptions.
            throw new IOException("has damaged JPEG pixels (" + e.getMessage() + ")", e);
        } finally {
            reader.dispose();
        }
        if (!warnings.isEmpty()) {
            throw new IOException("has damaged JPEG pixels (" + warnings.get(0) + ")");
        }
        return PictureSamples.of(picture, format);
    }

    private static void requireFrame(final byte[] data, final FrameFormat format) throws IOException {
        final JpegSegments segments = new JpegSegments(data);
        int marker = segments.next();
        while (!JpegSegments.startsFrame(marker)) {
            if (marker == JpegSegments.EOI || marker == JpegSegments.SOS) {
                throw new EOFException("has compressed pixels without the header of a frame; it is damaged");
            }
            marker = segments.next();
        }
        if (marker != SOF0 && marker != SOF1) {
            throw new IOException("has compressed pixels of the JPEG process FF" + Integer.toHexString(marker)
                + " where its transfer syntax says sequential; decompress it, for example with gdcmconv --raw");
        }
        final int precision = JpegFrame.precision(segments, format);
        if (precision != Byte.SIZE) {
            throw new IOException("is compressed as JPEG Extended (1.2.840.10008.1.2.4.51) of " + precision
                + " bits, where 8 are read; decompress it, for example with dcmdjpeg");
        }
        if ((long)data.length * MOST_PER_BYTE < (long)format.rows() * format.columns()) {
            throw new EOFException("has too few compressed pixels for " + format.columns() + " x " + format.rows()
                + "; it is damaged or not fully copied");
        }
    }
}
