package org.radiomics.knime.batch;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;

import org.knime.core.node.CanceledExecutionException;
import org.radiomics.knime.standin.NodeState;
import org.radiomics.knime.standin.Workflow;
import org.radiomics.knime.standin.WorkflowExecutor;
import org.radiomics.knime.standin.WorkflowLoadException;
import org.radiomics.knime.standin.WorkflowLoader;
import org.radiomics.knime.standin.WorkflowNode;
import org.radiomics.knime.standin.WrongVariable;

/** A run of a workflow by the embedded executor. */
final class EmbeddedRun {

    private final Path m_workflow;

    private final Map<String, String> m_variables;

    private final PrintWriter m_out;

    private final PrintWriter m_err;

    EmbeddedRun(final Path workflow, final Map<String, String> variables, final PrintWriter out,
        final PrintWriter err) {
        m_workflow = workflow;
        m_variables = variables;
        m_out = out;
        m_err = err;
    }

    /**
     * Loads and executes the workflow, unless a variable has a value that a node refuses. What is interrupted (Ctrl-C)
     * cancels the node at work and leaves no temporary files.
     *
     * @return an exit code
     * @throws WorkflowLoadException if the workflow cannot be loaded
     * @throws CancellationException if it was interrupted
     */
    int run() throws WorkflowLoadException {
        final long start = System.nanoTime();
        final Workflow workflow = WorkflowLoader.of(EmbeddedRun.class.getClassLoader()).load(m_workflow, m_variables);
        final RunDisplay display = new RunDisplay(workflow.nodes().size(), m_out, m_err);
        final WorkflowExecutor executor = WorkflowExecutor.withDefaults().withListener(display);
        try (Interruption interruption = new Interruption(executor::cancel); workflow; display) {
            final List<WrongVariable> wrong = WrongVariable.in(workflow);
            if (!wrong.isEmpty()) {
                wrong.forEach(this::show);
                return ExitCode.EXECUTION;
            }
            if (!execute(executor, workflow)) {
                display.close();
                return failed(workflow);
            }
            workflow.warnings().forEach(warning -> m_err.println("Warning: " + warning));
        }
        m_out.printf(Locale.ROOT, "Done in %.1f s.%n", (System.nanoTime() - start) / 1e9);
        return ExitCode.DONE;
    }

    private static boolean execute(final WorkflowExecutor executor, final Workflow workflow) {
        try {
            return executor.execute(workflow);
        } catch (final CanceledExecutionException cancelled) {
            final CancellationException ended = new CancellationException("Cancelled.");
            ended.initCause(cancelled);
            throw ended;
        }
    }

    private void show(final WrongVariable wrong) {
        m_err.println(wrong.node() + ": " + wrong.problem() + " The value is that of the workflow variable \""
            + wrong.name() + "\"; give another one: --var " + wrong.name() + "=...");
    }

    private int failed(final Workflow workflow) {
        for (final WorkflowNode node : workflow.nodes()) {
            if (node.hasFailed() || node.isRefused() && isReached(workflow, node)) {
                m_err.println(node + ": " + node.message().text());
            }
        }
        return ExitCode.EXECUTION;
    }

    /** Whether a node's turn has come. */
    private static boolean isReached(final Workflow workflow, final WorkflowNode node) {
        return workflow.connections().stream().filter(connection -> connection.destination() == node.id())
            .allMatch(connection -> workflow.node(connection.source()).state() == NodeState.EXECUTED);
    }
}
