package org.radiomics.knime.stats;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * Independent pieces of work, done by the calling thread and by whatever threads an executor lends. The caller works
 * too, so it never waits for a pool that is busy with its own callers.
 */
public final class SharedWork {

    private final int m_pieces;

    private final IntConsumer m_work;

    private final AtomicInteger m_next = new AtomicInteger();

    private final CountDownLatch m_open;

    private Throwable m_failure;

    private int m_failedPiece = Integer.MAX_VALUE;

    private SharedWork(final int pieces, final IntConsumer work) {
        m_pieces = pieces;
        m_work = work;
        m_open = new CountDownLatch(pieces);
    }

    /**
     * Does all pieces and returns when they are done.
     *
     * @param pieces how many
     * @param work is called once for each of 0 to pieces - 1
     * @param executor lends threads
     * @throws RuntimeException that of the first piece that failed; later pieces may then be left out
     */
    public static void run(final int pieces, final IntConsumer work, final Executor executor) {
        final SharedWork shared = new SharedWork(pieces, work);
        for (int helper = 1; helper < pieces; helper++) {
            executor.execute(shared::takePieces);
        }
        shared.takePieces();
        try {
            shared.m_open.await();
        } catch (final InterruptedException e) {
            shared.fail(-1, e);
            Thread.currentThread().interrupt();
            throw (CancellationException)new CancellationException("interrupted").initCause(e);
        }
        shared.rethrow();
    }

    private void takePieces() {
        for (int piece = m_next.getAndIncrement(); piece < m_pieces; piece = m_next.getAndIncrement()) {
            try {
                if (!hasFailed()) {
                    m_work.accept(piece);
                }
            } catch (final RuntimeException | Error e) {
                fail(piece, e);
            } finally {
                m_open.countDown();
            }
        }
    }

    private synchronized boolean hasFailed() {
        return m_failure != null;
    }

    private synchronized void fail(final int piece, final Throwable failure) {
        if (piece < m_failedPiece) {
            m_failedPiece = piece;
            m_failure = failure;
        }
    }

    private synchronized void rethrow() {
        if (m_failure instanceof RuntimeException exception) {
            throw exception;
        }
        if (m_failure instanceof Error error) {
            throw error;
        }
    }
}
