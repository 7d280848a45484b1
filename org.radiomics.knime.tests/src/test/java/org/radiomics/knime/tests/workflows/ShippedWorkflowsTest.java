package org.radiomics.knime.tests.workflows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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

    private static final String TABLE = "signature-from-table";

    @ParameterizedTest
    @ValueSource(strings = {"spine-metastasis-nomogram", STS, TABLE})
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
    @ValueSource(strings = {"spine-metastasis-nomogram", STS, TABLE})
    void readmeNamesEveryVariableAndNode(final String name) throws WorkflowLoadException, IOException {
        final String readme = Files.readString(WORKFLOWS.resolve(name).resolve("README.md"));
        try (Workflow workflow = WorkflowLoader.of(getClass().getClassLoader()).load(WORKFLOWS.resolve(name),
            Map.of())) {
            assertThat(workflow.variables().all())
                .allSatisfy(v -> assertThat(readme).contains("| `" + v.name() + "` |"));
            assertThat(workflow.nodes())
                .allSatisfy(node -> assertThat(readme).contains("| " + node.name().replace(" (Radiomics)", "")));
        }
    }

    @Test
    void variablesThatANodeRefusesAreErrorsThatNameSettingVariableAndValue(@TempDir final Path folder) {
        final Map<String, String> problems = new LinkedHashMap<>();
        problems.put("seed=-5", "Cohort Split (#2): Setting \"Seed\" is -5; it must be a whole number of at least 0.");
        problems.put("missingFeatures=remove",
            "Cohort Reader (#1): Setting \"Missing features\" is \"remove\"; it must be "
            + "one of \"refuse\", \"drop feature\", \"impute\", \"leave\".");
        problems.put("iccForm=ICC4", "ICC Filter (#3): Setting \"ICC form\" is \"ICC4\"; it must be one of \"ICC1\", "
            + "\"ICC2\", \"ICC3\", \"ICC1K\", \"ICC2K\", \"ICC3K\".");
        problems.put("iccThreshold=2",
            "ICC Filter (#3): Setting \"ICC threshold\" is 2; it must be a number from -1 to 0.9999.");
        problems.put("kBest=0",
            "ANOVA / KBest Filter (#4): Setting \"K\" is 0; it must be a whole number of at least 1.");
        problems.put("folds=2",
            "LASSO Learner (#5): Setting \"Folds\" is 2; it must be a whole number from 3 to 1000.");
        problems.put("missingIfUnseen=maybe",
            "Logistic Regression Learner (Radiomics) (#7): Setting \"missingIfUnseen\" is "
            + "\"maybe\"; it must be true or false.");
        problems.put("idColumn=", "Cohort Reader (#1): Setting \"Id column\" is empty; it must be filled in.");
        problems.forEach((variable, problem) -> {
            final String name = variable.substring(0, variable.indexOf('='));
            final StringWriter out = new StringWriter();
            final StringWriter err = new StringWriter();
            assertThat(RadiomicsCommand.run(new PrintWriter(out), new PrintWriter(err), "run",
                WORKFLOWS.resolve(TABLE).toString(), "--out", folder.resolve("report").toString(), "--var", variable))
                .isEqualTo(4);
            assertThat(err.toString().lines().toList())
                .contains(problem + " The value is that of the workflow variable \""
                + name + "\"; give another one: --var " + name + "=...").noneMatch(line -> line.startsWith("Warning"));
            assertThat(out.toString()).isEmpty();
            assertThat(folder.resolve("report")).doesNotExist();
        });
    }

    @Test
    void nodeWhoseSettingsDoNotFitHasFailed(@TempDir final Path folder) {
        final StringWriter out = new StringWriter();
        final StringWriter err = new StringWriter();
        assertThat(RadiomicsCommand.run(new PrintWriter(out), new PrintWriter(err), "run",
            WORKFLOWS.resolve(TABLE).toString(), "--out", folder.resolve("report").toString(), "--var", "table="))
            .isEqualTo(4);
        assertThat(err.toString().strip())
            .isEqualTo("Cohort Reader (#1): Setting \"Table\" is empty; it must name a path.");
        assertThat(out.toString()).contains("Cohort Reader").contains("failed");
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

    /**
     * The MR of STS_002 is published as NIfTI and as the scanner's DICOM, which gives the same voxels; so the images of
     * all patients in a manifest, that one's MR as DICOM, give the report of the folder.
     */
    @Test
    void patientWhoseImagesAreDicomGivesTheSameReport(@TempDir final Path folder) throws IOException {
        final Path data = Path.of(System.getProperty("shared.data")).resolve("sts");
        final Path dicom = Path.of(System.getProperty("shared.data")).resolve("dicom/STS_002_MR_T1");
        assumeTrue(Files.isDirectory(data) && Files.isDirectory(dicom), "There are no images in " + data + ".");
        final List<String> lines = new ArrayList<>(List.of("patient,sequence,image,mask,label"));
        try (Stream<Path> patients = Files.list(data).filter(Files::isDirectory).sorted()) {
            for (final Path patient : patients.toList()) {
                for (final String sequence : List.of("MR_T1", "PET")) {
                    lines.add(patient.getFileName() + "," + sequence + "," + (lines.size() == 1
                        ? dicom.resolve("image") + "," + dicom.resolve("rtstruct.dcm") + ",gtv_mass_mr_t1"
                        : patient.resolve(sequence + "_image.nii.gz") + "," + patient.resolve(sequence + "_mask.nii.gz")
                            + ",1"));
                }
            }
        }
        assertThat(lines.get(1)).startsWith("STS_002,MR_T1,").contains("rtstruct.dcm");
        final Path manifest = Files.write(folder.resolve("manifest.csv"), lines);
        final StringWriter err = new StringWriter();
        assertThat(run(new StringWriter(), err, folder.resolve("nifti"), data)).as(err.toString()).isZero();
        assertThat(run(new StringWriter(), err, folder.resolve("dicom"), data, "--var", "manifest=" + manifest))
            .as(err.toString()).isZero();
        assertThat(err.toString()).contains("16 of 16 contours that name images which are not in the series");
        for (final String table : List.of("roc-view_auc.csv", "study_funnel.csv")) {
            assertThat(Files.readString(folder.resolve("dicom/tables").resolve(table)))
                .isEqualTo(Files.readString(folder.resolve("nifti/tables").resolve(table)));
        }
    }

    private static int run(final StringWriter out, final StringWriter err, final Path report, final Path data,
        final String... more) {
        final List<String> arguments = new ArrayList<>(List.of("run", WORKFLOWS.resolve(STS).toString(), "--out",
            report.toString(), "--var", "data=" + data));
        arguments.addAll(List.of(more));
        return RadiomicsCommand.run(new PrintWriter(out), new PrintWriter(err), arguments.toArray(new String[0]));
    }

    private static List<NamedCsvRecord> rows(final Path report, final String table) throws IOException {
        try (CsvReader<NamedCsvRecord> reader =
            CsvReader.builder().ofNamedCsvRecord(report.resolve("tables").resolve(table))) {
            return reader.stream().toList();
        }
    }
}
