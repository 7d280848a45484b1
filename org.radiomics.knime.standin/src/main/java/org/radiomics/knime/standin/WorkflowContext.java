package org.radiomics.knime.standin;

import java.nio.file.Path;
import java.util.concurrent.Callable;

/**
 * Which workflow the current thread works for, so that <code>knime://knime.workflow/...</code> has a meaning. KNIME
 * keeps the same per thread; the thread pool passes it on.
 */
public final class WorkflowContext {

    private static final ThreadLocal<WorkflowContext> CURRENT =
        ThreadLocal.withInitial(() -> new WorkflowContext(null, null));

    private final Path m_directory;

    private final Path m_temporary;

    private WorkflowContext(final Path directory, final Path temporary) {
        m_directory = directory;
        m_temporary = temporary;
    }

    /**
     * @param directory of a workflow, null for none
     * @param temporary a folder for temporary files, null for the machine's
     * @return its context
     */
    public static WorkflowContext of(final Path directory, final Path temporary) {
        return new WorkflowContext(directory == null ? null : directory.toAbsolutePath().normalize(), temporary);
    }

    /** @return the context of the current thread */
    public static WorkflowContext current() {
        return CURRENT.get();
    }

    /** @return the directory of the workflow, null outside of any */
    public Path directory() {
        return m_directory;
    }

    /** @return where temporary files go, null for the machine's folder */
    public Path temporary() {
        return m_temporary;
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
