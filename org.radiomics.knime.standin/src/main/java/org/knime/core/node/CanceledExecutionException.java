package org.knime.core.node;

/** Ends an execution that is no longer wanted. */
public class CanceledExecutionException extends Exception {

    private static final long serialVersionUID = 1L;

    CanceledExecutionException(final String message) {
        super(message);
    }
}
