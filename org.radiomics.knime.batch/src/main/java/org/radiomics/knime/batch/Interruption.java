package org.radiomics.knime.batch;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C during a task: the task is told to end and given time to clean up behind itself. Opened before the task makes
 * its first file and closed after it has removed its last temporary one.
 */
final class Interruption implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 10;

    private final CountDownLatch m_cleanedUp = new CountDownLatch(1);

    private final Thread m_hook;

    /** @param cancel asks the task to end and returns at once */
    Interruption(final Runnable cancel) {
        m_hook = new Thread(() -> {
            cancel.run();
            await();
        }, "interruption");
        Runtime.getRuntime().addShutdownHook(m_hook);
    }

    private void await() {
        try {
            m_cleanedUp.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (final InterruptedException again) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        m_cleanedUp.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(m_hook);
        } catch (final IllegalStateException ending) {
            // The process is ending already: the hook runs, and finds that all is cleaned up.
        }
    }
}
