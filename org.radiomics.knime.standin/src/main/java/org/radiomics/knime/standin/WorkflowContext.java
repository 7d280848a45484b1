package org.radiomics.knime.standin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import org.radiomics.knime.standin.table.Storage;

/**
 * Which workflow the current thread works for, so that <code>knime://knime.workflow/...</code> has a meaning. KNIME
 * keeps the same per thread; the thread pool passes it on.
 */
public final class WorkflowContext {

    private static final ThreadLocal<WorkflowContext> CURRENT =
        ThreadLocal.withInitial(() -> new WorkflowContext(null, null));

    private final Path m_directory;

    private final Storage m_storage;

    private WorkflowContext(final Path directory, final Storage storage) {
        m_directory = directory;
        m_storage = storage;
    }

    /**
     * @param directory of a workflow, null for none
     * @param storage of the run
     * @return its context
     */
    public static WorkflowContext of(final Path directory, final Storage storage) {
        return new WorkflowContext(directory == null ? null : directory.toAbsolutePath().normalize(), storage);
    }

    /** @return the context of the current thread */
    public static WorkflowContext current() {
        return CURRENT.get();
    }

    /** @return the directory of the workflow, null outside of any */
    public Path directory() {
        return m_directory;
    }

    /**
     * @param prefix of the name
     * @return a new folder, deleted with the other data of the run; outside of a run, left to the machine
     * @throws IOException if it cannot be made
     */
    public Path newTemporaryFolder(final String prefix) throws IOException {
        return m_storage == null ? Files.createTempDirectory(prefix)
            : Files.createTempDirectory(m_storage.folder(), prefix);
    }

    /**
     * @param <T> of the result
     * @param job any
     * @return the job, to be run in this context by any thread
     */
    public <T> Callable<T> bind(final Callable<T> job) {
        return () -> {
            final WorkflowContext before = CURRENT.get();
            CURRENT.set(this);
            try {
                return job.call();
            } finally {
                CURRENT.set(before);
            }
        };
    }

    /** @param job to be run in this context by the current thread */
    public void run(final Runnable job) {
        final WorkflowContext before = CURRENT.get();
        CURRENT.set(this);
        try {
            job.run();
        } finally {
            CURRENT.set(before);
        }
    }
}
