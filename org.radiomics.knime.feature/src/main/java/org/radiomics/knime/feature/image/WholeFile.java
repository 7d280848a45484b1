package org.radiomics.knime.feature.image;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes files so that a reader never finds half of one. */
public final class WholeFile {

    private static final int BUFFER = 1 << 16;

    private WholeFile() {
    }

    /** Writes the content of a file. */
    public interface Content {

        /**
         * @param out buffered; closed by the caller
         * @throws IOException if the content cannot be written
         */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Writes beside the file and then moves. If the content cannot be written, the file stays as it was.
     *
     * @param file to be written or replaced; its folder is made if it is not there
     * @param content what to write
     * @throws IOException if the content or the file cannot be written
     */
    public static void replace(final Path file, final Content content) throws IOException {
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
