package org.radiomics.knime.stats.model;

import java.util.concurrent.atomic.AtomicInteger;
import org.radiomics.knime.stats.Monitor;

/** Adds up the progress of several paths that are fitted at the same time. */
final class SharedProgress implements Monitor {

    private final Monitor m_target;

    private final double m_steps;

    private final String m_message;

    private final AtomicInteger m_done = new AtomicInteger();

    /**
     * @param target is told
     * @param fits how many paths
     * @param lambdas of each
     * @param message what is going on
     */
    SharedProgress(final Monitor target, final int fits, final int lambdas, final String message) {
        m_target = target;
        m_steps = (double)fits * lambdas;
        m_message = message;
    }

    @Override
    public void progress(final double fraction, final String message) {
        m_target.progress(m_done.incrementAndGet() / m_steps, m_message);
    }

    @Override
    public boolean isCancelled() {
        return m_target.isCancelled();
    }
}
