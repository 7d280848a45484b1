package org.radiomics.knime.standin;

/** Hears how a workflow runs. Called from the threads that execute the nodes, one call at a time per node. */
public interface WorkflowListener {

    /** Hears nothing. */
    WorkflowListener NONE = new WorkflowListener() { };

    /** @param node whose state is another one now */
    default void stateChanged(final WorkflowNode node) {
        // for those who want to know
    }

    /**
     * @param node at work
     * @param fraction of it that is done, 0 to 1
     * @param message what is being done, null if not told
     */
    default void progress(final WorkflowNode node, final double fraction, final String message) {
        // for those who want to know
    }

    /**
     * @param node that has something to say
     * @param message its warning or error
     */
    default void message(final WorkflowNode node, final NodeMessage message) {
        // for those who want to know
    }
}
