package org.radiomics.knime.batch;

import java.nio.file.FileSystemException;

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

    /** @return the failure's message, with its kind where the message alone says nothing */
    static String sentence(final Throwable failure) {
        final String message = failure.getMessage();
        if (failure instanceof FileSystemException file) {
            return file.getFile() + " cannot be read or written ("
                + (file.getReason() == null ? file.getClass().getSimpleName() : file.getReason())
                + "); check the path, the permissions and the free space.";
        }
        return message == null || message.isBlank() ? failure.toString() : message;
    }
}
