package org.radiomics.knime.feature;

/** A case of which features cannot be computed, with the reason in one sentence. */
public final class ExtractionException extends Exception {

    private static final long serialVersionUID = 1L;

    /** @param message one sentence that says what is wrong with the case and what to do */
    public ExtractionException(final String message) {
        super(message);
    }

    /**
     * @param message one sentence that says what is wrong with the case and what to do
     * @param cause what showed it
     */
    public ExtractionException(final String message, final Throwable cause) {
        super(message, cause);
    }
}
