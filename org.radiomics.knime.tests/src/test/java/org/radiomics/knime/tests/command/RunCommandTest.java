package org.radiomics.knime.tests.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

class RunCommandTest {

    private static final String HELP = " See \"radiomics run --help\".";

    private static final int NODES = 15;

    @TempDir
    Path m_folder;

    private Path m_workflow;

    private Path m_out;

    @BeforeEach
    void writeTheWorkflow() throws IOException {
        m_workflow = m_folder.resolve("workflow");
        m_out = m_folder.resolve("report");
        SmallStudy.write(m_workflow);
    }

    private static Map<String, String> tables(final Path report) throws IOException {
        final Map<String, String> tables = new TreeMap<>();
        try (Stream<Path> files = Files.list(report.resolve("tables"))) {
            for (final Path file : (Iterable<Path>)files::iterator) {
                tables.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return tables;
    }

    private CommandResult run(final Path out, final int seed, final Path images) {
        return CommandResult.of("run", m_workflow, "--out", out, "--var", "seed=" + seed, "--var", "images=" + images);
    }

    @Test
    void workflowRunsToItsReportAndTheSameSeedGivesTheSameTables() throws IOException {
        final Path images = m_folder.resolve("images");
        final CommandResult result = run(m_out, 3, images);
        assertThat(result.exitCode()).as("%s", result).isZero();
        assertThat(result.out()).hasSize(NODES + 2).last().isEqualTo("Report: " + m_out.resolve("report.html"));
        IntStream.range(0, NODES)
            .forEach(node -> assertThat(result.out().get(node)).contains("/" + NODES + "  ", " done "));

        final String notice = "This cohort is synthetic: computed images of patients that do not exist.";
        final String page = Files.readString(m_out.resolve("report.html"));
        assertThat(page.substring(page.indexOf("<body"), page.indexOf("<h1"))).contains(notice);
        final JsonNode methods = new ObjectMapper().readTree(m_out.resolve("methods.json").toFile());
        assertThat(methods.get("notices").get(0).asText()).isEqualTo(notice);
        assertThat(methods.get("sections")).extracting(section -> section.get("node").asText())
            .contains("Phantom Cohort", "ICC Filter", "LASSO Learner", "Nomogram Learner", "DCA View");
        final Map<String, String> tables = tables(m_out);
        assertThat(tables).containsKeys("study_funnel.csv", "icc-filter_icc.csv", "lasso-learner_coefficients.csv",
            "nomogram-learner_points.csv", "roc-view_auc.csv", "calibration-view_calibration.csv",
            "dca-view_decision-curves.csv");
        assertThat(tables.get("study_funnel.csv")).startsWith("step,node,features\nExtracted,Cohort Assembler,214\n");

        assertThat(run(m_folder.resolve("again"), 3, images).exitCode()).isZero();
        assertThat(tables(m_folder.resolve("again"))).isEqualTo(tables);
    }

    @Test
    void nodeThatFailsEndsTheRunAndLeavesNoReport() throws IOException {
        final Path images = Files.createDirectory(m_folder.resolve("images"));
        Files.writeString(images.resolve("thesis.txt"), "precious");
        final CommandResult result = run(m_out, 3, images);
        assertThat(result.exitCode()).isEqualTo(4);
        assertThat(result.err()).containsExactly("Phantom Cohort (#1): Execute failed: " + images
            + " is not empty and holds no earlier phantom cohort; name an empty or a new folder.");
        assertThat(result.out()).hasSize(1);
        assertThat(m_out).doesNotExist();
    }

    @Test
    void wrongVariablesAreBadArguments() {
        final Path file = m_workflow.resolve("workflow.knime");
        final Map<String, String> messages = Map.of(
            "sed=1", file + ": the workflow has no variable sed, only [out, seed, images, best].",
            "seed=one", file + ": the workflow variable seed takes a whole number, not \"one\".",
            "seed=", file + ": the workflow variable seed takes a whole number, not \"\".",
            "seed", "Value for option option '--var' (name=value) should be in KEY=VALUE format but was seed." + HELP);
        messages.forEach((variable, message) -> {
            final CommandResult result = CommandResult.of("run", m_workflow, "--out", m_out, "--var", variable);
            assertThat(result.err()).containsExactly("radiomics: " + message);
            assertThat(result.exitCode()).isEqualTo(2);
        });
        assertThat(CommandResult.of("run", m_workflow, "--out", m_out, "--var", "out=x").err())
            .containsExactly("radiomics: Say where the report goes once: --out or --var out=." + HELP);
        assertThat(m_out).doesNotExist();
    }

    @Test
    void destinationThatIsAFileIsABadArgumentBeforeAnyWork() throws IOException {
        final Path file = Files.writeString(m_folder.resolve("file"), "");
        final CommandResult result = CommandResult.of("run", m_workflow, "--out", file);
        assertThat(result.err()).containsExactly(
            "radiomics: Nothing can be written to " + file + ": " + file + " is a file; name another folder.");
        assertThat(result.exitCode()).isEqualTo(2);
    }

    @Test
    void destinationThatIsEmptyOrTakesNoFilesIsABadArgumentBeforeAnyWork() {
        for (final String[] empty : new String[][]{{"--out", ""}, {"--var", "out="}}) {
            final CommandResult result = CommandResult.of("run", m_workflow, empty[0], empty[1]);
            assertThat(result.err())
                .containsExactly("radiomics: --out is empty; name the folder where the report goes.");
            assertThat(result.exitCode()).isEqualTo(2);
        }
        final Path system = Path.of("/proc");
        assumeTrue(Files.isDirectory(system), "there is no folder that nobody can write to");
        final CommandResult result = CommandResult.of("run", m_workflow, "--out", system.resolve("a/b"));
        assertThat(result.err()).containsExactly(
            "radiomics: Nothing can be written to /proc/a/b: /proc takes no files; name another folder.");
        assertThat(result.exitCode()).isEqualTo(2);
    }

    @Test
    void folderWithoutAWorkflowIsABadArgument() {
        final CommandResult result = CommandResult.of("run", m_folder);
        assertThat(result.err())
            .containsExactly("radiomics: " + m_folder + " is not a workflow: it has no file workflow.knime." + HELP);
        assertThat(result.exitCode()).isEqualTo(2);
    }

    @Test
    void damagedFilesAreLoadErrorsThatNameThem() throws IOException {
        final Path settings = m_workflow.resolve("Cohort Split (#7)").resolve("settings.xml");
        final String good = Files.readString(settings);
        checkLoadError(settings, good.replace("CohortSplitNodeFactory", "NoSuchFactory"),
            "the entry \"factory\" names org.radiomics.knime.nodes.cohortsplit.NoSuchFactory, which is not installed: "
                + "Node \"Cohort Split\" not available (provided by \"Radiomics for KNIME\"; plugin "
                + "\"org.radiomics.knime.nodes\" is not installed).");
        checkLoadError(settings, good.replace("value=\"0.7\"", "value=\"7\""), "Loading model settings failed: Setting "
            + "\"Training fraction\" is 7; it must be a number from 0.05 to 0.95.");
        checkLoadError(settings, good.substring(0, good.length() / 2),
            "this is not a settings file of KNIME (XML document "
            + "structures must start and end within the same entity); restore the file from the workflow's source.");
        Files.delete(settings);
        checkLoadError(settings, null, "there is no such file; a workflow folder of KNIME has it.");
    }

    private void checkLoadError(final Path file, final String content, final String message) throws IOException {
        if (content != null) {
            Files.writeString(file, content);
        }
        final CommandResult result = CommandResult.of("run", m_workflow, "--out", m_out);
        assertThat(result.err()).containsExactly("radiomics: " + file + ": " + message);
        assertThat(result.exitCode()).isEqualTo(3);
    }
}
