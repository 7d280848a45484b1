package org.radiomics.knime.standin;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorCompletionService;

import org.knime.core.node.CanceledExecutionException;
import org.radiomics.knime.standin.internal.Doors;

/**
 * Executes workflows: each node once all nodes that it takes from are executed. A node that fails stops those behind
 * it, not the others. Without an executor, one node after the other runs in the calling thread.
 */
public final class WorkflowExecutor {

    private final WorkflowListener m_listener;

    private final Executor m_executor;

    private final Map<WorkflowNode, NodeProgress> m_running = new HashMap<>();

    private final List<Thread> m_threads = new ArrayList<>();

    private boolean m_canceled;

    private WorkflowExecutor(final WorkflowListener listener, final Executor executor) {
        m_listener = listener;
        m_executor = executor;
    }

    /** @return an executor that runs one node after the other and tells nobody */
    public static WorkflowExecutor withDefaults() {
        return new WorkflowExecutor(WorkflowListener.NONE, Runnable::run);
    }

    /**
     * @param listener to tell how the workflow runs
     * @return an executor that does
     */
    public WorkflowExecutor withListener(final WorkflowListener listener) {
        return new WorkflowExecutor(listener, m_executor);
    }

    /**
     * @param executor to run independent nodes at once
     * @return an executor that does
     */
    public WorkflowExecutor withExecutor(final Executor executor) {
        return new WorkflowExecutor(m_listener, executor);
    }

    /** Ends the execution soon. May be called from any thread; the executor cannot be used again. */
    public synchronized void cancel() {
        m_canceled = true;
        m_running.values().forEach(NodeProgress::cancel);
        m_threads.forEach(Thread::interrupt);
    }

    /**
     * Executes all nodes that are not executed yet, as far as possible.
     *
     * @param workflow to execute
     * @return whether all nodes are executed now; if not, the nodes' messages say why
     * @throws CanceledExecutionException if it was cancelled
     */
    public boolean execute(final Workflow workflow) throws CanceledExecutionException {
        final ExecutorCompletionService<WorkflowNode> done = new ExecutorCompletionService<>(m_executor);
        final List<WorkflowNode> waiting = new ArrayList<>(workflow.nodes());
        waiting.removeIf(node -> node.state() == NodeState.EXECUTED);
        int running = start(workflow, waiting, done);
        while (running > 0) {
            await(done);
            running += start(workflow, waiting, done) - 1;
        }
        if (isCanceled()) {
            throw Doors.node().canceled("Execution canceled");
        }
        return workflow.nodes().stream().allMatch(node -> node.state() == NodeState.EXECUTED);
    }

    private int start(final Workflow workflow, final List<WorkflowNode> waiting,
        final ExecutorCompletionService<WorkflowNode> done) {
        int started = 0;
        for (final WorkflowNode node : List.copyOf(waiting)) {
            if (isCanceled() || !new Inputs(workflow, node).areExecuted()) {
                continue;
            }
            waiting.remove(node);
            final WorkflowContext context = WorkflowContext.of(workflow.directory(), workflow.storage());
            context.run(() -> new NodeConfiguration(workflow, node).run());
            tell(node);
            if (node.state() == NodeState.CONFIGURED) {
                done.submit(context.bind(() -> execute(workflow, node)));
                started++;
            }
        }
        return started;
    }

    private WorkflowNode execute(final Workflow workflow, final WorkflowNode node) {
        final NodeProgress progress = new NodeProgress((fraction, text) -> m_listener.progress(node, fraction, text));
        enter(node, progress);
        try {
            node.state(NodeState.EXECUTING);
            m_listener.stateChanged(node);
            new NodeExecution(workflow, node, progress).run();
        } finally {
            leave(node);
        }
        tell(node);
        return node;
    }

    private void tell(final WorkflowNode node) {
        m_listener.stateChanged(node);
        final NodeMessage message = node.message();
        if (message != null) {
            m_listener.message(node, message);
        }
    }

    private synchronized void enter(final WorkflowNode node, final NodeProgress progress) {
        m_running.put(node, progress);
        m_threads.add(Thread.currentThread());
        if (m_canceled) {
            progress.cancel();
        }
    }

    private synchronized void leave(final WorkflowNode node) {
        m_running.remove(node);
        m_threads.remove(Thread.currentThread());
        if (m_canceled) {
            Thread.interrupted(); // it was meant for the node
        }
    }

    private synchronized boolean isCanceled() {
        return m_canceled;
    }

    private void await(final ExecutorCompletionService<WorkflowNode> done) {
        boolean interrupted = false;
        while (true) {
            try {
                done.take().get();
                break;
            } catch (final InterruptedException e) { // whoever interrupts the caller wants an end
                interrupted = true;
                cancel();
            } catch (final ExecutionException e) {
                throw new IllegalStateException("A listener failed: " + e.getCause(), e.getCause());
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
