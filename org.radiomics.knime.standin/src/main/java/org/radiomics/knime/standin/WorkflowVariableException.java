package org.radiomics.knime.standin;

import java.nio.file.Path;

/** Says that a workflow does not take a variable, or not the value that was given for it. */
public final class WorkflowVariableException extends WorkflowLoadException {

    private static final long serialVersionUID = 1L;

    /**
     * @param file of the workflow
     * @param problem one sentence that names the variable
     * @param cause of it, null if there is none
     */
    public WorkflowVariableException(final Path file, final String problem, final Throwable cause) {
        super(file, problem, cause);
    }
}
