package org.knime.core.node;

/** Ends an execution that is no longer wanted. */
public class CanceledExecutionException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Without a message. */
    public CanceledExecutionException() {
        super();
    }

    /** @param message for a person */
    public CanceledExecutionException(final String message) {
        super(message);
    }
}
