package org.radiomics.knime.nodes.execution;

import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;

/**
 * A node's progress bar and cancel button, for the computations of this extension. A computation that stops with a
 * {@link java.util.concurrent.CancellationException} needs no translation: KNIME takes any exception of a cancelled
 * node for its end.
 */
public final class NodeMonitor
    implements org.radiomics.knime.feature.Monitor, org.radiomics.knime.stats.Monitor {

    private final ExecutionMonitor m_monitor;

    /** @param monitor of the node, or a part of it made by {@link ExecutionMonitor#createSubProgress(double)} */
    public NodeMonitor(final ExecutionMonitor monitor) {
        m_monitor = monitor;
    }

    @Override
    public void progress(final double fraction, final String message) {
        m_monitor.setProgress(fraction, message);
    }

    @Override
    public boolean isCancelled() {
        try {
            m_monitor.checkCanceled();
            return false;
        } catch (final CanceledExecutionException e) {
            return true;
        }
    }

    @Override
    public void checkCancelled() {
        org.radiomics.knime.feature.Monitor.super.checkCancelled();
    }
}
