package org.knime.core.node;

/** Says why settings cannot be used, or why a node cannot be configured. */
public class InvalidSettingsException extends Exception {

    private static final long serialVersionUID = 1L;

    /** @param message what is wrong, for a person */
    public InvalidSettingsException(final String message) {
        super(message);
    }

    /**
     * @param message what is wrong, for a person
     * @param cause of it
     */
    public InvalidSettingsException(final String message, final Throwable cause) {
        super(message, cause);
    }
}
