package org.radiomics.knime.feature.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

import org.radiomics.knime.feature.image.ImageFormatException;

/** Bytes of image files: inflated on the way in; deflated and never half-written on the way out. */
final class ImageStreams {

    private static final int BUFFER = 1 << 16;

    private ImageStreams() {
    }

    /** Writes the content of a file. */
    interface Content {

        /** @param out buffered; closed by the caller */
        void writeTo(OutputStream out) throws IOException;
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

    /**
     * Writes beside the file and then moves, so that a reader never finds half a file.
     *
     * @param file to be written or replaced; its folder is made if it is not there
     * @param content what to write
     */
    static void replace(final Path file, final Content content) throws IOException {
        final Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        final Path unfinished = folder.resolve(file.getFileName() + "." + ProcessHandle.current().pid() + "-"
            + Thread.currentThread().getId() + ".part");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(unfinished), BUFFER)) {
                content.writeTo(out);
            }
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }
}
