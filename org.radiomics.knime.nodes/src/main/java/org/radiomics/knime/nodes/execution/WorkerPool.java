package org.radiomics.knime.nodes.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;

/** Threads that belong to one execution of one node, as many as there are processors; closing ends them. */
public final class WorkerPool implements AutoCloseable {

    /** How often a waiting node looks whether the user cancelled. */
    private static final long POLL_MILLISECONDS = 100;

    private final ExecutorService m_executor;

    private WorkerPool(final ExecutorService executor) {
        m_executor = executor;
    }

    /**
     * Starts a pool.
     *
     * @param node the node's name, which the threads carry
     * @return the pool, to be closed
     */
    public static WorkerPool open(final String node) {
        final AtomicInteger number = new AtomicInteger();
        return new WorkerPool(Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(),
            task -> new Thread(task, node + " " + number.incrementAndGet())));
    }

    /** @return the pool's executor, for computations that take one */
    public ExecutorService executor() {
        return m_executor;
    }

    /**
     * What is done with one item.
     *
     * @param <T> type of the item
     * @param <R> type of its result
     */
    @FunctionalInterface
    public interface Work<T, R> {
        /** Works on one item, in any of the pool's threads. */
        R apply(T item) throws Exception;
    }

    /**
     * Works on items in parallel. The first failure ends the rest and is thrown; work that is to go on catches its own.
     *
     * @param <T> type of the items
     * @param <R> type of their results
     * @param items to work on
     * @param work on one item
     * @param monitor is told how many items are done, and cancels
     * @return the results in the order of the items
     * @throws Exception of the first item that failed
     */
    public <T, R> List<R> map(final List<T> items, final Work<T, R> work, final ExecutionMonitor monitor)
        throws Exception {
        final AtomicInteger done = new AtomicInteger();
        final List<Future<R>> futures = new ArrayList<>();
        for (final T item : items) {
            futures.add(m_executor.submit(() -> {
                final R result = work.apply(item);
                final int count = done.incrementAndGet();
                monitor.setProgress((double)count / items.size(), count + " of " + items.size());
                return result;
            }));
        }
        final List<R> results = new ArrayList<>();
        try {
            for (final Future<R> future : futures) {
                results.add(await(future, monitor));
            }
        } finally {
            futures.forEach(future -> future.cancel(true));
        }
        return results;
    }

    private static <R> R await(final Future<R> future, final ExecutionMonitor monitor)
        throws Exception {
        while (true) {
            monitor.checkCanceled();
            try {
                return future.get(POLL_MILLISECONDS, TimeUnit.MILLISECONDS);
            } catch (final TimeoutException e) {
                continue;
            } catch (final ExecutionException e) {
                if (e.getCause() instanceof Exception cause) {
                    throw cause;
                }
                throw e;
            }
        }
    }

    /** Interrupts what still runs and ends the threads. */
    @Override
    public void close() {
        m_executor.shutdownNow();
    }
}
