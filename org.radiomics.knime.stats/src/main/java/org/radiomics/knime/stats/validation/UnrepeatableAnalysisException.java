package org.radiomics.knime.stats.validation;

/** The patients do not suffice to repeat an analysis on parts of them; the message says where it fails and why. */
public final class UnrepeatableAnalysisException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    UnrepeatableAnalysisException(final String message, final Throwable cause) {
        super(message, cause);
    }
}
