package org.radiomics.knime.feature;

import java.io.IOException;
import java.nio.file.Path;

/** A parameter file that cannot be used, with the file, the key and the reason in one sentence. */
public final class ProfileException extends IOException {

    private static final long serialVersionUID = 1L;

    /**
     * @param file the parameter file
     * @param reason what is wrong with it and what to do, as a clause without the final stop
     */
    public ProfileException(final Path file, final String reason) {
        super(file + ": " + reason + ".");
    }

    /**
     * @param file the parameter file
     * @param reason what is wrong with it and what to do, as a clause without the final stop
     * @param cause what showed it
     */
    public ProfileException(final Path file, final String reason, final Throwable cause) {
        super(file + ": " + reason + ".", cause);
    }
}
