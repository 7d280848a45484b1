package org.radiomics.knime.batch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

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
        if (m_out != null && m_variables.containsKey("out")) {
            throw new ParameterException(m_spec.commandLine(), "Say where the report goes once: --out or --var out=.");
        }
        final Map<String, String> variables = new LinkedHashMap<>(m_variables);
        final Path out = m_out == null ? Path.of("out").resolve(workflow.getFileName()) : m_out;
        variables.putIfAbsent("out", out.toAbsolutePath().normalize().toString());
        final int code = m_knime == null
            ? new EmbeddedRun(workflow, variables, m_spec.commandLine().getOut(), m_spec.commandLine().getErr()).run()
            : new KnimeRun(m_knime, workflow, variables).run();
        if (code == ExitCode.DONE) {
            m_spec.commandLine().getOut().println("Report: " + Path.of(variables.get("out")).resolve("report.html"));
        }
        return code;
    }
}
