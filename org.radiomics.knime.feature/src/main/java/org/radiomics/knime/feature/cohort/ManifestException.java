package org.radiomics.knime.feature.cohort;

import java.io.IOException;
import java.nio.file.Path;

/** A manifest that cannot be used, with the file, the row and the reason in one sentence. */
public final class ManifestException extends IOException {

    private static final long serialVersionUID = 1L;

    /**
     * @param file the manifest
     * @param reason what is wrong with it and what to do, as a clause without the final stop
     */
    public ManifestException(final Path file, final String reason) {
        super(file + ": " + reason + ".");
    }

    /**
     * @param file the manifest
     * @param reason what is wrong with it and what to do, as a clause without the final stop
     * @param cause what showed it
     */
    public ManifestException(final Path file, final String reason, final Throwable cause) {
        super(file + ": " + reason + ".", cause);
    }
}
