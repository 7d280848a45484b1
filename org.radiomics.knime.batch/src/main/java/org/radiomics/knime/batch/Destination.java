package org.radiomics.knime.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Checks where a result is to go before the work for it begins. */
final class Destination {

    private Destination() {
    }

    /**
     * @param folder that exists or can be made
     * @throws Failure if a file is in the way or nothing can be written there
     */
    static void checkFolder(final Path folder) {
        Path existing = folder.toAbsolutePath().normalize();
        while (!Files.exists(existing)) {
            existing = existing.getParent();
        }
        if (!Files.isDirectory(existing)) {
            throw new Failure(ExitCode.ARGUMENTS,
                "Nothing can be written to " + folder + ": " + existing + " is a file; name another folder.");
        }
        try {
            Files.delete(Files.createTempFile(existing, ".radiomics", null));
        } catch (final IOException e) {
            throw new Failure(ExitCode.ARGUMENTS,
                "Nothing can be written to " + folder + ": " + existing + " takes no files; name another folder.", e);
        }
    }

    /**
     * @param file that can be written or replaced
     * @throws Failure if a folder has its name or nothing can be written in its folder
     */
    static void checkFile(final Path file) {
        if (Files.isDirectory(file)) {
            throw new Failure(ExitCode.ARGUMENTS, file + " is a folder; name a file.");
        }
        checkFolder(file.toAbsolutePath().normalize().getParent());
    }
}
