package org.radiomics.knime.batch;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

import org.radiomics.knime.standin.FlowVariables;
import org.radiomics.knime.standin.WorkflowLoadException;
import org.radiomics.knime.standin.WorkflowLoader;
import org.radiomics.knime.standin.WorkflowVariableException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs a KNIME workflow directory headless: with the embedded executor, or with a KNIME installation. */
@Command(name = "run", mixinStandardHelpOptions = true, description = "Runs a KNIME workflow and writes its report.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:done", "2:bad arguments", "3:the workflow could not be loaded", "4:a node failed"})
final class RunCommand implements Callable<Integer> {

    private static final String OUT = "out";

    @Spec
    private CommandSpec m_spec;

    @Parameters(paramLabel = "WORKFLOW_DIR", description = "a folder with a workflow.knime")
    private Path m_workflow;

    @Option(names = "--var", paramLabel = "name=value", description = "sets a workflow variable; may be repeated")
    private Map<String, String> m_variables = new LinkedHashMap<>();

    @Option(names = "--out", paramLabel = "DIR",
        description = "where the report goes: the workflow variable \"out\" (default: out/<name of the workflow>)")
    private Path m_out;

    @Option(names = "--knime", paramLabel = "KNIME_HOME",
        description = "runs the workflow in this KNIME installation, which must have the extension installed")
    private Path m_knime;

    @Override
    public Integer call() throws Exception {
        final Path workflow = m_workflow.toAbsolutePath().normalize();
        if (!Files.isRegularFile(workflow.resolve("workflow.knime"))) {
            throw new ParameterException(m_spec.commandLine(),
                m_workflow + " is not a workflow: it has no file workflow.knime.");
        }
        if (m_out != null && m_variables.containsKey(OUT)) {
            throw new ParameterException(m_spec.commandLine(), "Say where the report goes once: --out or --var out=.");
        }
        try {
            return run(workflow);
        } catch (final WorkflowVariableException wrong) {
            throw new Failure(ExitCode.ARGUMENTS, wrong.getMessage(), wrong);
        } catch (final WorkflowLoadException failure) {
            throw new Failure(ExitCode.LOAD, failure.getMessage(), failure);
        }
    }

    private int run(final Path workflow) throws Exception {
        final Map<String, String> variables = new LinkedHashMap<>(m_variables);
        final Path out = out(workflow);
        if (out != null) {
            Destination.checkFolder(out);
            variables.put(OUT, out.toString());
        }
        final FlowVariables values = WorkflowLoader.variables(workflow, variables);
        final int code = m_knime == null
            ? new EmbeddedRun(workflow, variables, m_spec.commandLine().getOut(), m_spec.commandLine().getErr()).run()
            : new KnimeRun(m_knime, workflow, values).run();
        if (code == ExitCode.DONE && out != null) {
            m_spec.commandLine().getOut().println("Report: " + out.resolve("report.html"));
        }
        return code;
    }

    /** @return where the report goes; null if the workflow writes none, or an address of KNIME says where */
    private Path out(final Path workflow) throws WorkflowLoadException {
        final String given = m_out == null ? m_variables.get(OUT) : m_out.toString();
        if (given != null && given.isBlank()) {
            throw new Failure(ExitCode.ARGUMENTS, "--out is empty; name the folder where the report goes.");
        }
        if (m_out != null) {
            return m_out.toAbsolutePath().normalize();
        }
        if (given == null) {
            final boolean writes = WorkflowLoader.variables(workflow, m_variables).get(OUT) != null;
            return writes ? Path.of(OUT).resolve(workflow.getFileName()).toAbsolutePath() : null;
        }
        if (given.startsWith("knime:")) {
            return null;
        }
        try {
            return Path.of(given).toAbsolutePath().normalize();
        } catch (final InvalidPathException wrong) {
            throw new Failure(ExitCode.ARGUMENTS, "--var out: \"" + given + "\" is no path; name a folder.", wrong);
        }
    }
}
