package org.knime.core.node;

import org.radiomics.knime.standin.NodeProgress;

/** Progress and cancellation of a node, or of a part of its work. Called from any thread. */
public class ExecutionMonitor {

    private final NodeProgress m_progress;

    /** Of work that nobody watches. */
    public ExecutionMonitor() {
        this(new NodeProgress());
    }

    ExecutionMonitor(final NodeProgress progress) {
        m_progress = progress;
    }

    final NodeProgress progress() {
        return m_progress;
    }

    /** @throws CanceledExecutionException if the result is no longer wanted */
    public void checkCanceled() throws CanceledExecutionException {
        if (m_progress.isCanceled()) {
            throw new CanceledExecutionException("ProgressMonitor has been canceled.");
        }
    }

    /** @param progress how much is done, 0 to 1 */
    public void setProgress(final double progress) {
        m_progress.set(progress, null);
    }

    /**
     * @param progress how much is done, 0 to 1
     * @param message what is being done
     */
    public void setProgress(final double progress, final String message) {
        m_progress.set(progress, message);
    }

    /** @param message what is being done */
    public void setMessage(final String message) {
        m_progress.message(message);
    }

    /** @param message what is being done */
    public void setProgress(final String message) {
        m_progress.message(message);
    }

    /**
     * @param maxProg the share of this work that the part is, 0 to 1
     * @return the monitor of the part; what it reports counts towards this one
     */
    public ExecutionMonitor createSubProgress(final double maxProg) {
        return new ExecutionMonitor(m_progress.part(maxProg, false));
    }

    /**
     * @param maxProg the share of this work that the part is, 0 to 1
     * @return the monitor of the part; its messages are not shown
     */
    public ExecutionMonitor createSilentSubProgress(final double maxProg) {
        return new ExecutionMonitor(m_progress.part(maxProg, true));
    }
}
