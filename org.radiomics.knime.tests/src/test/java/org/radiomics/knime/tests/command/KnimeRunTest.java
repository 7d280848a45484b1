package org.radiomics.knime.tests.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command that is handed to a KNIME installation, here a script that writes its arguments down. */
class KnimeRunTest {

    @TempDir
    Path m_folder;

    private Path m_workflow;

    private Path m_home;

    private Path m_arguments;

    @BeforeEach
    void writeTheWorkflow() throws IOException {
        assumeFalse(System.getProperty("os.name").startsWith("Windows"),
            "The script that stands for KNIME is one of the shell.");
        m_workflow = m_folder.resolve("workflow");
        m_home = m_folder.resolve("knime 5.4");
        Files.createDirectories(m_home.resolve("configuration"));
        m_arguments = m_folder.resolve("arguments");
        SmallStudy.write(m_workflow);
    }

    private void install(final int exitCode) throws IOException {
        final Path script = Files.writeString(m_home.resolve("knime"),
            "#!/bin/sh\nprintf '%s\\n' \"$@\" > '" + m_arguments + "'\ntest -d \"$4\" || exit 99\nexit " + exitCode
                + "\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
    }

    private CommandResult run(final Path out) {
        return CommandResult.of("run", m_workflow, "--knime", m_home, "--out", out, "--var", "seed=7");
    }

    @Test
    void workflowAndVariablesAreHandedToKnime() throws IOException {
        install(0);
        final Path out = m_folder.resolve("my, \"first\" report");
        final CommandResult result = run(out);
        assertThat(result).isEqualTo(new CommandResult(0, List.of("Report: " + out.resolve("report.html")), List.of()));
        final List<String> arguments = Files.readAllLines(m_arguments);
        assertThat(arguments.subList(0, 3)).containsExactly("-nosplash", "-consoleLog", "-data");
        assertThat(Path.of(arguments.get(3))).as("the workspace, removed afterwards").isAbsolute().doesNotExist();
        assertThat(arguments.subList(4, arguments.size())).containsExactly("-application",
            "org.knime.product.KNIME_BATCH_APPLICATION", "-workflowDir=" + m_workflow, "-reset", "-failonloaderror",
            "-nosave", "-workflow.variable=out,\"" + m_folder + "/my, \\\"first\\\" report\",String",
            "-workflow.variable=seed,7,int", "-workflow.variable=images,knime://knime.workflow/images,String",
            "-workflow.variable=best,10,int");
    }

    /** Without a folder for its configuration that can be written, as in an installation that others share. */
    @Test
    void configurationOfAReadOnlyInstallationIsInTheWorkspace() throws IOException {
        install(0);
        Files.delete(m_home.resolve("configuration"));
        assertThat(run(m_folder.resolve("report")).exitCode()).isZero();
        final List<String> arguments = Files.readAllLines(m_arguments);
        final Path workspace = Path.of(arguments.get(3));
        assertThat(arguments).containsSubsequence("-configuration", workspace.resolve("configuration").toString());
    }

    @Test
    void exitCodeIsThatOfKnime() throws IOException {
        for (final int code : new int[]{2, 3, 4}) {
            install(code);
            assertThat(run(m_folder.resolve("report"))).isEqualTo(new CommandResult(code, List.of(), List.of()));
        }
    }

    @Test
    void nodesOfOtherExtensionsAreKnimesAffair() throws IOException {
        install(0);
        final Path settings = m_workflow.resolve("Cohort Split (#7)").resolve("settings.xml");
        Files.writeString(settings, Files.readString(settings).replace("CohortSplitNodeFactory", "OtherFactory"));
        assertThat(run(m_folder.resolve("report")).exitCode()).isZero();
    }

    @Test
    void folderWithoutKnimeIsABadArgument() {
        final CommandResult result = run(m_folder.resolve("report"));
        assertThat(result.err()).containsExactly("radiomics: " + m_home
            + " is not a KNIME installation: it has no program \"knime\". Give the folder KNIME was unpacked to.");
        assertThat(result.exitCode()).isEqualTo(2);
    }
}
