package org.radiomics.knime.feature.image;

import java.io.IOException;
import java.nio.file.Path;

/** An image file that cannot be read, with the file and the reason in one sentence. */
public final class ImageFormatException extends IOException {

    private static final long serialVersionUID = 1L;

    /**
     * @param file the file at fault
     * @param reason what is wrong with it and what to do, as a clause without the final stop
     */
    public ImageFormatException(final Path file, final String reason) {
        super(file + ": " + reason + ".");
    }

    /**
     * @param file the file at fault
     * @param reason what is wrong with it and what to do, as a clause without the final stop
     * @param cause what showed it
     */
    public ImageFormatException(final Path file, final String reason, final Throwable cause) {
        super(file + ": " + reason + ".", cause);
    }
}
