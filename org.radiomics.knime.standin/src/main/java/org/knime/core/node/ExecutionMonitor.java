package org.knime.core.node;

import org.radiomics.knime.standin.NodeProgress;

/** Progress and cancellation of a node. Called from any thread. */
public class ExecutionMonitor {

    private final NodeProgress m_progress;

    ExecutionMonitor(final NodeProgress progress) {
        m_progress = progress;
    }

    /** @throws CanceledExecutionException if the result is no longer wanted */
    public void checkCanceled() throws CanceledExecutionException {
        if (m_progress.isCanceled()) {
            throw new CanceledExecutionException("ProgressMonitor has been canceled.");
        }
    }

    /**
     * @param progress how much is done, 0 to 1
     * @param message what is being done
     */
    public void setProgress(final double progress, final String message) {
        m_progress.set(progress, message);
    }

    /**
     * @param maxProg the share of this work that the part is, 0 to 1
     * @return the monitor of the part; what it reports counts towards this one, its messages are not shown
     */
    public ExecutionMonitor createSilentSubProgress(final double maxProg) {
        return new ExecutionMonitor(m_progress.part(maxProg));
    }
}
