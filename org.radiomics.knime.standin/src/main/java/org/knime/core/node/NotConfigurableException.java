package org.knime.core.node;

/** Says why a dialog cannot open, mostly because an input is missing. */
public class NotConfigurableException extends Exception {

    private static final long serialVersionUID = 1L;

    /** @param message what is missing, for a person */
    public NotConfigurableException(final String message) {
        super(message);
    }

    /**
     * @param message what is missing, for a person
     * @param cause of it
     */
    public NotConfigurableException(final String message, final Throwable cause) {
        super(message, cause);
    }
}
