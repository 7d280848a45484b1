package org.knime.core.util;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import org.radiomics.knime.standin.WorkflowContext;

/** Threads for the parallel parts of nodes. Jobs see the workflow of the thread that handed them in. */
public class ThreadPool {

    private final int m_maxThreads;

    private final ExecutorService m_threads;

    /** @param maxThreads how many jobs may run at once */
    public ThreadPool(final int maxThreads) {
        m_maxThreads = maxThreads;
        final AtomicInteger count = new AtomicInteger();
        m_threads = Executors.newFixedThreadPool(maxThreads, job -> {
            final Thread thread = new Thread(job, "KNIME-Worker-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** @return how many jobs may run at once */
    public int getMaxThreads() {
        return m_maxThreads;
    }

    /**
     * Has a job run as soon as a thread is free.
     *
     * @param <T> of the result
     * @param t the job
     * @return its future
     */
    public <T> Future<T> enqueue(final Callable<T> t) {
        return m_threads.submit(WorkflowContext.current().bind(t));
    }

    /**
     * Has a job run as soon as a thread is free.
     *
     * @param r the job
     * @return its future
     */
    public Future<?> enqueue(final Runnable r) {
        return enqueue(Executors.callable(r));
    }
}
