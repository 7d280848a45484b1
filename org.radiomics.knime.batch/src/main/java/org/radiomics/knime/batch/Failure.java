package org.radiomics.knime.batch;

/** A failure that a person can mend: one sentence and the exit code that goes with it. */
final class Failure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int m_exitCode;

    Failure(final int exitCode, final String sentence) {
        super(sentence);
        m_exitCode = exitCode;
    }

    Failure(final int exitCode, final String sentence, final Throwable cause) {
        super(sentence, cause);
        m_exitCode = exitCode;
    }

    int exitCode() {
        return m_exitCode;
    }

    /** @return the failure's message, or its kind where it has none */
    static String sentence(final Throwable failure) {
        final String message = failure.getMessage();
        return message == null || message.isBlank() ? failure.toString() : message;
    }
}
