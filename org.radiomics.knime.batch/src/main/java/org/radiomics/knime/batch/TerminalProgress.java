package org.radiomics.knime.batch;

import org.radiomics.knime.feature.Monitor;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A progress bar on a terminal; nothing where the output goes elsewhere. */
final class TerminalProgress implements Monitor, AutoCloseable {

    private static final int PERCENT = 100;

    private final ProgressBar m_bar;

    private volatile boolean m_cancelled;

    TerminalProgress(final String task) {
        m_bar = System.console() == null ? null : new ProgressBarBuilder().setTaskName(task).setInitialMax(PERCENT)
            .setStyle(ProgressBarStyle.ASCII).clearDisplayOnFinish().hideEta().build();
    }

    @Override
    public void progress(final double fraction, final String message) {
        if (m_bar != null) {
            m_bar.stepTo(Math.round(PERCENT * fraction));
            m_bar.setExtraMessage(message == null ? "" : " " + message);
        }
    }

    @Override
    public boolean isCancelled() {
        return m_cancelled;
    }

    /** Asks the task to end. */
    void cancel() {
        m_cancelled = true;
    }

    @Override
    public void close() {
        if (m_bar != null) {
            m_bar.close();
        }
    }
}
