package org.radiomics.knime.feature;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Waits for work that was given to an executor, as if the caller had done it. */
final class Finished {

    private Finished() {
    }

    /**
     * Waits for a task.
     *
     * @param <T> type of its result
     * @param task that runs or ran
     * @param fault what a checked exception of the task means, as a sentence
     * @return its result
     * @throws CancellationException if the task was cancelled or this thread is interrupted
     * @throws IllegalStateException with the sentence, if the task threw a checked exception; errors and unchecked
     *             exceptions are thrown as they are
     */
    static <T> T result(final FutureTask<T> task, final String fault) {
        try {
            return task.get();
        } catch (final InterruptedException e) {
            throw interrupted(e);
        } catch (final ExecutionException e) {
            if (e.getCause() instanceof RuntimeException exception) {
                throw exception;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(fault, e.getCause());
        }
    }

    /** @return the cancellation that an interruption stands for; the thread stays interrupted */
    static CancellationException interrupted(final InterruptedException interruption) {
        Thread.currentThread().interrupt();
        final CancellationException cancelled = new CancellationException("interrupted");
        cancelled.initCause(interruption);
        return cancelled;
    }
}
