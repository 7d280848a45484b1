package org.radiomics.knime.feature.phantom;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;

import org.radiomics.knime.feature.Monitor;

/**
 * Runs one task per patient on the caller's executor and waits. After the first failure or a cancellation no further
 * task starts, and the wait ends when the last running one has stopped, whether or not the executor ever runs the
 * others.
 */
final class PatientTasks {

    private static final long POLL_MILLISECONDS = 100;

    private final Monitor m_monitor;

    private final Executor m_executor;

    private int m_running;

    private int m_done;

    private boolean m_stopped;

    private boolean m_interrupted;

    private Throwable m_failure;

    PatientTasks(final Monitor monitor, final Executor executor) {
        m_monitor = monitor;
        m_executor = executor;
    }

    /** Makes one patient. */
    @FunctionalInterface
    interface Task<T> {
        /**
         * @param member the patient's place in the cohort
         * @return what became of it
         * @throws IOException if a file cannot be written
         */
        T make(Member member) throws IOException;
    }

    /**
     * @param members the patients
     * @param task what to do for each
     * @return one result per member, in their order
     * @throws IOException if a task threw it
     */
    <T> List<T> run(final List<Member> members, final Task<T> task) throws IOException {
        final List<T> results = new ArrayList<>(Collections.nCopies(members.size(), null));
        try {
            for (int i = 0; i < members.size(); i++) {
                final int index = i;
                m_executor.execute(() -> runOne(members, index, task, results));
            }
            await(members.size());
        } catch (final RuntimeException e) {
            fail(e);
            awaitRunning();
        }
        rethrow();
        return results;
    }

    private <T> void runOne(final List<Member> members, final int index, final Task<T> task, final List<T> results) {
        synchronized (this) {
            if (m_stopped) {
                return;
            }
            m_running++;
        }
        try {
            m_monitor.checkCancelled();
            final T result = task.make(members.get(index));
            synchronized (this) {
                results.set(index, result);
                m_done++;
                m_monitor.progress((double)m_done / members.size(),
                    "patient " + m_done + " of " + members.size());
            }
        } catch (final IOException | RuntimeException | Error e) {
            fail(e);
        } finally {
            synchronized (this) {
                m_running--;
                notifyAll();
            }
        }
    }

    private synchronized void fail(final Throwable failure) {
        m_stopped = true;
        if (m_failure == null) {
            m_failure = failure;
        }
    }

    private synchronized void await(final int tasks) {
        while (m_done < tasks && !m_stopped) {
            pause();
            if (m_monitor.isCancelled()) {
                fail(new CancellationException("cancelled"));
            }
        }
        awaitRunning();
    }

    private synchronized void awaitRunning() {
        while (m_running > 0) {
            pause();
        }
    }

    private void pause() {
        try {
            wait(POLL_MILLISECONDS);
        } catch (final InterruptedException e) {
            fail(new CancellationException("interrupted"));
            m_interrupted = true;
        }
    }

    private void rethrow() throws IOException {
        if (m_interrupted) {
            Thread.currentThread().interrupt();
        }
        if (m_failure instanceof IOException failure) {
            throw failure;
        }
        if (m_failure instanceof RuntimeException failure) {
            throw failure;
        }
        if (m_failure instanceof Error failure) {
            throw failure;
        }
    }
}
