package org.radiomics.knime.tests.workflows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.radiomics.knime.batch.RadiomicsCommand;
import org.radiomics.knime.standin.NodeState;
import org.radiomics.knime.standin.Workflow;
import org.radiomics.knime.standin.WorkflowLoadException;
import org.radiomics.knime.standin.WorkflowLoader;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

class ShippedWorkflowsTest {

    private static final Path WORKFLOWS = Path.of(System.getProperty("project.root")).resolve("workflows");

    private static final String STS = "sts-lung-metastasis";

    @ParameterizedTest
    @ValueSource(strings = {"spine-metastasis-nomogram", STS})
    void workflowLoadsWithoutWarningAndItsNodesCanBeConfigured(final String name) throws WorkflowLoadException {
        final WorkflowLoader loader = WorkflowLoader.of(getClass().getClassLoader());
        try (Workflow workflow = loader.load(WORKFLOWS.resolve(name), Map.of())) {
            assertThat(workflow.warnings()).isEmpty();
            assertThat(workflow.nodes()).allSatisfy(node -> {
                assertThat(node.hasFailed()).as("%s: %s", node, node.message()).isFalse();
                assertThat(node.comment()).as("comment of %s", node).isNotBlank();
            });
            assertThat(workflow.nodes().iterator().next().state()).isEqualTo(NodeState.CONFIGURED);
            assertThat(workflow.variables().get("seed")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"spine-metastasis-nomogram", STS})
    void readmeNamesEveryVariableAndNode(final String name) throws WorkflowLoadException, IOException {
        final String readme = Files.readString(WORKFLOWS.resolve(name).resolve("README.md"));
        try (Workflow workflow = WorkflowLoader.of(getClass().getClassLoader()).load(WORKFLOWS.resolve(name), Map.of())) {
            assertThat(workflow.variables().all()).allSatisfy(v -> assertThat(readme).contains("| `" + v.name() + "` |"));
            assertThat(workflow.nodes())
                .allSatisfy(node -> assertThat(readme).contains("| " + node.name().replace(" (Radiomics)", "")));
        }
    }

    @Test
    void absentDataEndInASentenceThatSaysWhatToDownload(@TempDir final Path folder) {
        final StringWriter err = new StringWriter();
        final int code = run(new StringWriter(), err, folder.resolve("report"), folder.resolve("absent"));
        assertThat(err.toString()).startsWith("Image Reader (#1): Execute failed: Folder " + folder.resolve("absent")
            + " does not exist; download the folder ibsi_1_validation/nifti of https://github.com/theibsi/data_sets")
            .contains("outcome.csv", "set the workflow variable data to that folder.");
        assertThat(code).isEqualTo(4);
    }

    @Test
    void realPatientsBecomeARadScore(@TempDir final Path folder) throws IOException {
        final Path data = Path.of(System.getProperty("shared.data")).resolve("sts");
        assumeTrue(Files.isDirectory(data), "There are no images in " + data + ".");
        final Path report = folder.resolve("report");
        final StringWriter err = new StringWriter();
        assertThat(run(new StringWriter(), err, report, data)).as(err.toString()).isZero();

        final List<NamedCsvRecord> auc = rows(report, "roc-view_auc.csv");
        assertThat(auc).extracting(row -> row.getField("set"), row -> row.getField("model"))
            .containsExactly(tuple("training", "Rad-score"), tuple("validation", "Rad-score"));
        assertThat(Double.parseDouble(auc.get(0).getField("AUC"))).isBetween(0.8, 1.0);
        assertThat(Double.parseDouble(auc.get(1).getField("AUC"))).isBetween(0.0, 1.0);
        // 2 sequences x (107 features of the image + 8 x 93 of the wavelet images, which have no shape).
        final List<Integer> funnel = rows(report, "study_funnel.csv").stream()
            .map(row -> Integer.valueOf(row.getField("features"))).toList();
        assertThat(funnel).startsWith(2 * (107 + 8 * 93)).isSortedAccordingTo((a, b) -> b - a);
        assertThat(funnel.get(funnel.size() - 1)).isPositive();
        final String page = Files.readString(report.resolve("report.html"));
        assertThat(page.substring(page.indexOf("<body"), page.indexOf("<h1")))
            .contains("Only 31 patients, 10 of them for validation: every number that follows is uncertain.");
    }

    private static int run(final StringWriter out, final StringWriter err, final Path report, final Path data) {
        return RadiomicsCommand.run(new PrintWriter(out), new PrintWriter(err), "run", WORKFLOWS.resolve(STS).toString(),
            "--out", report.toString(), "--var", "data=" + data);
    }

    private static List<NamedCsvRecord> rows(final Path report, final String table) throws IOException {
        try (CsvReader<NamedCsvRecord> reader =
            CsvReader.builder().ofNamedCsvRecord(report.resolve("tables").resolve(table))) {
            return reader.stream().toList();
        }
    }
}
