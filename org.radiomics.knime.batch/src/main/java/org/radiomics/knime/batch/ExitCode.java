package org.radiomics.knime.batch;

/** Exit codes, the same as those of KNIME's batch application. */
final class ExitCode {

    /** everything was done */
    static final int DONE = 0;

    /** the command line is wrong, or a file that it names does not exist */
    static final int ARGUMENTS = 2;

    /** the workflow could not be loaded */
    static final int LOAD = 3;

    /** a node, or a case, failed */
    static final int EXECUTION = 4;

    private ExitCode() {
    }
}
