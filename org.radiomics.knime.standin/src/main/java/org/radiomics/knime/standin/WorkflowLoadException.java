package org.radiomics.knime.standin;

import java.nio.file.Path;

/** Says which file of a workflow cannot be used, and why. */
public class WorkflowLoadException extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * @param file of the workflow
     * @param problem one sentence that names the key
     * @param cause of it, null if there is none
     */
    public WorkflowLoadException(final Path file, final String problem, final Throwable cause) {
        super(file + ": " + problem, cause);
    }
}
