package org.radiomics.knime.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.radiomics.knime.standin.FlowVariables;

/** A run of a workflow by the batch application of a KNIME installation. */
final class KnimeRun {

    private final Path m_home;

    private final Path m_workflow;

    private final FlowVariables m_variables;

    KnimeRun(final Path home, final Path workflow, final FlowVariables variables) {
        m_home = home;
        m_workflow = workflow;
        m_variables = variables;
    }

    /**
     * Starts KNIME in a workspace of its own, which is removed afterwards.
     *
     * @return KNIME's exit code
     */
    int run() throws IOException, InterruptedException {
        final Path executable = executable();
        try (Interruption interruption = new Interruption(KnimeRun::endKnime)) {
            final Path workspace = Files.createTempDirectory("radiomics-workspace");
            try {
                return new ProcessBuilder(command(executable, workspace)).inheritIO().start().waitFor();
            } finally {
                Folders.delete(workspace);
            }
        }
    }

    private static void endKnime() {
        ProcessHandle.current().children().forEach(ProcessHandle::destroy);
    }

    private Path executable() {
        for (final String name : List.of("knime", "knime.exe", "Contents/MacOS/knime")) {
            if (Files.isRegularFile(m_home.resolve(name))) {
                return m_home.resolve(name).toAbsolutePath();
            }
        }
        throw new Failure(ExitCode.ARGUMENTS,
            m_home + " is not a KNIME installation: it has no program \"knime\". Give the folder KNIME was unpacked "
                + "to.");
    }

    private boolean isReadOnly() {
        return Stream.of("configuration", "Contents/Eclipse/configuration").map(m_home::resolve)
            .filter(Files::isDirectory).noneMatch(Files::isWritable);
    }

    /**
     * The command line that KNIME's batch application documents; a variable is given with the type of its declaration.
     */
    private List<String> command(final Path executable, final Path workspace) {
        final List<String> command = new ArrayList<>(List.of(executable.toString(), "-nosplash", "-consoleLog", "-data",
            workspace.toString(), "-application", "org.knime.product.KNIME_BATCH_APPLICATION", "-workflowDir="
                + m_workflow,
            "-reset", "-failonloaderror", "-nosave"));
        if (isReadOnly()) {
            // Eclipse would take a folder in the user's home for its caches.
            command.addAll(List.of("-configuration", workspace.resolve("configuration").toString()));
        }
        for (final FlowVariables.Variable variable : m_variables.all()) {
            final String type =
                variable.value() instanceof Integer ? "int" : variable.value() instanceof Double ? "double" : "String";
            command.add("-workflow.variable=" + quoted(variable.name()) + ","
                + quoted(variable.value().toString()) + "," + type);
        }
        return command;
    }

    /** KNIME takes quotes around what has a comma or a quote, with a backslash as escape inside them only. */
    private static String quoted(final String text) {
        return text.matches("[^,\"']*") ? text
            : "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
