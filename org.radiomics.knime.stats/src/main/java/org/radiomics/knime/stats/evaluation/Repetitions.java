package org.radiomics.knime.stats.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;

import org.radiomics.knime.stats.Monitor;

/**
 * Runs independent repetitions on an executor and on the calling thread. The caller never waits for a task that has not begun,
 * so that an executor that is busy, or is the caller's own, cannot block it.
 */
final class Repetitions {

    private static final int CHUNK = 8;

    private final int m_count;

    private final Monitor m_monitor;

    private final String m_message;

    private final IntConsumer m_body;

    private final AtomicInteger m_next = new AtomicInteger();

    private final AtomicReference<Throwable> m_failure = new AtomicReference<>();

    private Repetitions(final int count, final Monitor monitor, final String message, final IntConsumer body) {
        m_count = count;
        m_monitor = monitor;
        m_message = message;
        m_body = body;
    }

    /** A share of the work given to the executor: begun by it, or taken back by the caller. */
    private static final class Share {

        private final AtomicBoolean m_taken = new AtomicBoolean();

        private final CompletableFuture<Void> m_done = new CompletableFuture<>();
    }

    /**
     * @param count of repetitions
     * @param executor that may help
     * @param monitor told of the progress; cancels within one repetition
     * @param message what is being done
     * @param body called once with each index below {@code count}, from any thread
     * @throws java.util.concurrent.CancellationException if the monitor cancels
     */
    static void run(final int count, final Executor executor, final Monitor monitor, final String message,
        final IntConsumer body) {
        final Repetitions repetitions = new Repetitions(count, monitor, message, body);
        final List<Share> shares = new ArrayList<>();
        for (int helper = 1; helper < Runtime.getRuntime().availableProcessors(); helper++) {
            final Share share = new Share();
            shares.add(share);
            executor.execute(() -> {
                if (share.m_taken.compareAndSet(false, true)) {
                    repetitions.work();
                    share.m_done.complete(null);
                }
            });
        }
        repetitions.work();
        for (final Share share : shares) {
            if (!share.m_taken.compareAndSet(false, true)) {
                share.m_done.join();
            }
        }
        if (repetitions.m_failure.get() instanceof RuntimeException exception) {
            throw exception;
        }
        if (repetitions.m_failure.get() instanceof Error error) {
            throw error;
        }
    }

    private void work() {
        try {
            for (int from = m_next.getAndAdd(CHUNK); from < m_count; from = m_next.getAndAdd(CHUNK)) {
                for (int i = from; i < Math.min(m_count, from + CHUNK); i++) {
                    m_monitor.checkCancelled();
                    m_body.accept(i);
                }
                m_monitor.progress(Math.min(1, (from + CHUNK) / (double)m_count), m_message);
            }
        } catch (final RuntimeException | Error e) {
            m_next.set(m_count);
            m_failure.compareAndSet(null, e);
        }
    }
}
