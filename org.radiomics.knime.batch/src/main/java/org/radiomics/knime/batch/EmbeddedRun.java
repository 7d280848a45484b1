package org.radiomics.knime.batch;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

import org.knime.core.node.CanceledExecutionException;
import org.radiomics.knime.standin.Workflow;
import org.radiomics.knime.standin.WorkflowExecutor;
import org.radiomics.knime.standin.WorkflowLoadException;
import org.radiomics.knime.standin.WorkflowLoader;
import org.radiomics.knime.standin.WorkflowNode;

/** A run of a workflow by the embedded executor. */
final class EmbeddedRun {

    private final Path m_workflow;

    private final Map<String, String> m_variables;

    private final PrintWriter m_out;

    private final PrintWriter m_err;

    EmbeddedRun(final Path workflow, final Map<String, String> variables, final PrintWriter out, final PrintWriter err) {
        m_workflow = workflow;
        m_variables = variables;
        m_out = out;
        m_err = err;
    }

    /**
     * Loads and executes the workflow. What is interrupted (Ctrl-C) cancels the node at work and leaves no temporary files.
     *
     * @return an exit code
     */
    int run() throws InterruptedException {
        final long start = System.nanoTime();
        try (Workflow workflow = load(); RunDisplay display = new RunDisplay(workflow.nodes().size(), m_out, m_err)) {
            workflow.warnings().forEach(warning -> m_err.println("Warning: " + warning));
            final WorkflowExecutor executor = WorkflowExecutor.withDefaults().withListener(display);
            final Thread end = new Thread(new Interruption(executor, Thread.currentThread()));
            Runtime.getRuntime().addShutdownHook(end);
            final boolean done = execute(executor, workflow);
            Interruption.forget(end);
            display.close();
            if (done) {
                m_out.printf(Locale.ROOT, "Done in %.1f s.%n", (System.nanoTime() - start) / 1e9);
                return ExitCode.DONE;
            }
            for (final WorkflowNode node : workflow.nodes()) {
                if (node.hasFailed()) {
                    m_err.println(node + ": " + node.message().text());
                }
            }
            return ExitCode.EXECUTION;
        }
    }

    private Workflow load() {
        try {
            return WorkflowLoader.of(EmbeddedRun.class.getClassLoader()).load(m_workflow, m_variables);
        } catch (final WorkflowLoadException failure) {
            throw new Failure(ExitCode.LOAD, failure.getMessage(), failure);
        }
    }

    private boolean execute(final WorkflowExecutor executor, final Workflow workflow) {
        try {
            return executor.execute(workflow);
        } catch (final CanceledExecutionException cancelled) {
            throw new Failure(ExitCode.EXECUTION, "Cancelled.", cancelled);
        }
    }

    /** Cancels the run when the process is asked to end, and waits until it has cleaned up behind itself. */
    private record Interruption(WorkflowExecutor executor, Thread main) implements Runnable {

        private static final long PATIENCE_MILLISECONDS = 5000;

        @Override
        public void run() {
            executor.cancel();
            try {
                main.join(PATIENCE_MILLISECONDS);
            } catch (final InterruptedException again) {
                Thread.currentThread().interrupt();
            }
        }

        static void forget(final Thread hook) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (final IllegalStateException ending) { // the process is ending already, the hook has done its part
                Thread.currentThread().interrupt();
            }
        }
    }
}
