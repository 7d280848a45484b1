package org.radiomics.knime.batch;

import java.io.PrintWriter;
import java.util.Locale;

import org.radiomics.knime.standin.NodeMessage;
import org.radiomics.knime.standin.NodeState;
import org.radiomics.knime.standin.WorkflowListener;
import org.radiomics.knime.standin.WorkflowNode;

/** Shows how a run goes: a line per node that is done, and on a terminal a progress bar of the node at work. */
final class RunDisplay implements WorkflowListener, AutoCloseable {

    private static final int NAME_WIDTH = 39;

    private final int m_nodes;

    private final PrintWriter m_out;

    private final PrintWriter m_err;

    private int m_done;

    private WorkflowNode m_shown;

    private TerminalProgress m_bar;

    RunDisplay(final int nodes, final PrintWriter out, final PrintWriter err) {
        m_nodes = nodes;
        m_out = out;
        m_err = err;
    }

    @Override
    public synchronized void stateChanged(final WorkflowNode node) {
        if (node.state() == NodeState.EXECUTED) {
            line(node, "done");
        } else if (node.hasFailed() || node.isRefused()) {
            line(node, "failed");
        }
    }

    private void line(final WorkflowNode node, final String state) {
        clear();
        m_done++;
        m_out.printf(Locale.ROOT, "%2d/%d  %-" + NAME_WIDTH + "s %-6s %6.1f s  %s%n", m_done, m_nodes, node.name(),
            state, node.duration().toMillis() / 1e3, comment(node));
        m_out.flush();
    }

    private static String comment(final WorkflowNode node) {
        return node.comment() == null ? "" : node.comment().lines().findFirst().orElse("");
    }

    @Override
    public synchronized void progress(final WorkflowNode node, final double fraction, final String message) {
        if (m_shown != node) {
            clear();
            m_shown = node;
            m_bar = new TerminalProgress(node.name());
        }
        m_bar.progress(fraction, message);
    }

    @Override
    public synchronized void message(final WorkflowNode node, final NodeMessage message) {
        if (message != null && message.type() == NodeMessage.Type.WARNING && !node.isRefused()) {
            clear();
            m_err.println("Warning, " + node + ": " + message.text());
            m_err.flush();
        }
    }

    private void clear() {
        if (m_bar != null) {
            m_bar.close();
            m_bar = null;
            m_shown = null;
        }
    }

    @Override
    public synchronized void close() {
        clear();
    }
}
