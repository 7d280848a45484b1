package org.radiomics.knime.batch;

/** Ctrl-C while it is open: the task is told to end. {@link RadiomicsCommand#main} waits until it has cleaned up. */
final class Interruption implements AutoCloseable {

    private final Thread m_hook;

    /** @param cancel asks the task to end and returns at once */
    Interruption(final Runnable cancel) {
        m_hook = new Thread(cancel, "interruption");
        Runtime.getRuntime().addShutdownHook(m_hook);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(m_hook);
        } catch (final IllegalStateException ending) {
            // The process is ending already, and the hook has been run.
        }
    }
}
