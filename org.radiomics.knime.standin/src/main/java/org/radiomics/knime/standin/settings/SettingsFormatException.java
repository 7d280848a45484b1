package org.radiomics.knime.standin.settings;

import java.io.IOException;

/** Says why a text is not a settings file. */
public final class SettingsFormatException extends IOException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what is wrong
     * @param cause of it
     */
    public SettingsFormatException(final String message, final Throwable cause) {
        super(message, cause);
    }
}
