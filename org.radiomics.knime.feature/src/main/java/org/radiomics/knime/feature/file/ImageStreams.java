package org.radiomics.knime.feature.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.radiomics.knime.feature.image.ImageFormatException;

/** Bytes of image files: inflated on the way in, deflated on the way out. */
final class ImageStreams {

    private static final int BUFFER = 1 << 16;

    private ImageStreams() {
    }

    /** @return whether the file begins as gzip does */
    static boolean isGzip(final Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.read() == 0x1f && in.read() == 0x8b;
        }
    }

    /** @return the file's bytes, inflated if it is gzip */
    static InputStream inflating(final Path file) throws IOException {
        return isGzip(file) ? gzip(Files.newInputStream(file)) : Files.newInputStream(file);
    }

    /** @return the inflated bytes; the given stream is closed with it, or at once if it is no gzip */
    static InputStream gzip(final InputStream deflated) throws IOException {
        try {
            return new GZIPInputStream(deflated, BUFFER);
        } catch (final IOException e) {
            deflated.close();
            throw e;
        }
    }

    /** @return the decompressed bytes of a part of a file that is bzip2, from the given byte on */
    static InputStream bzip2(final Path file, final long start) throws IOException {
        final InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        try {
            in.skipNBytes(start);
            return new BZip2CompressorInputStream(in, true);
        } catch (final IOException e) {
            in.close();
            throw e;
        }
    }

    /** @return deflated bytes; fast rather than small, since voxels are mostly noise */
    static OutputStream deflating(final OutputStream out) throws IOException {
        return new GZIPOutputStream(out, BUFFER) {
            {
                def.setLevel(Deflater.BEST_SPEED);
            }
        };
    }

    /** @return what to say of a file that ends too early */
    static ImageFormatException truncated(final Path file, final IOException cause) {
        return new ImageFormatException(file, "ends before its last voxel; it is damaged or not fully copied", cause);
    }
}
