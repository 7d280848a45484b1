package org.radiomics.knime.nodes.cohortassembler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.port.PortObject;
import org.radiomics.knime.nodes.NodeBench;
import org.radiomics.knime.nodes.cohort.ColumnKind;
import org.radiomics.knime.nodes.record.StudyRecordPortObject;
import org.radiomics.knime.stats.report.FunnelStep;

class CohortAssemblerNodeTest {

    private static final DataTableSpec FEATURES = new DataTableSpec(
        new DataColumnSpecCreator("patient", StringCell.TYPE).createSpec(),
        new DataColumnSpecCreator("sequence", StringCell.TYPE).createSpec(),
        new DataColumnSpecCreator("reading", StringCell.TYPE).createSpec(), ColumnKind.FEATURE.numbers("mean"),
        ColumnKind.FEATURE.numbers("entropy"));

    private static final DataTableSpec CLINICAL = new DataTableSpec(
        new DataColumnSpecCreator("patient", StringCell.TYPE).createSpec(),
        new DataColumnSpecCreator("diagnosis", StringCell.TYPE).createSpec(),
        new DataColumnSpecCreator("age", IntCell.TYPE).createSpec());

    private static BufferedDataTable features() {
        return NodeBench.table(FEATURES,
            NodeBench.row("P1", "T1", "reader1", 1.0, 2.0),
            NodeBench.row("P1", "T2", "reader1", 3.0, 4.0),
            NodeBench.row("P2", "T2", "reader1", 7.0, null),
            NodeBench.row("P2", "T1", "reader1", 5.0, 6.0),
            NodeBench.row("P1", "T1", "reader2", 1.5, 2.5),
            NodeBench.row("P1", "T2", "reader2", 3.5, 4.5));
    }

    private static BufferedDataTable clinical() {
        return NodeBench.table(CLINICAL, NodeBench.row("P2", "SPST", 40), NodeBench.row("P1", "SSM", 60));
    }

    private static NodeBench node() {
        return NodeBench.of(new CohortAssemblerNodeFactory());
    }

    @Test
    void onePatientBecomesOneRowAndReReadingsGoApart() throws Exception {
        final PortObject[] out = node().execute(features(), clinical(), null);
        final BufferedDataTable cohort = (BufferedDataTable)out[0];
        assertThat(cohort.getDataTableSpec().getColumnNames()).containsExactly("patient", "diagnosis", "age", "T1_mean",
            "T1_entropy", "T2_mean", "T2_entropy");
        assertThat(NodeBench.texts(cohort)).containsExactly(
            List.of("P1", "SSM", "60.0", "1.0", "2.0", "3.0", "4.0"),
            List.of("P2", "SPST", "40.0", "5.0", "6.0", "7.0", "?"));
        assertThat(NodeBench.texts((BufferedDataTable)out[1]))
            .containsExactly(List.of("P1", "reader2", "1.5", "2.5", "3.5", "4.5"));
        assertThat(((StudyRecordPortObject)out[2]).record().sections().get(0).funnel())
            .containsExactly(new FunnelStep("Extracted", 4));
    }

    @Test
    void columnsAreMarkedWithTheirMeaning() throws Exception {
        final DataTableSpec spec = ((BufferedDataTable)node().execute(features(), clinical(), null)[0])
            .getDataTableSpec();
        assertThat(ColumnKind.of(spec.getColumnSpec("patient"))).isEqualTo(Optional.of(ColumnKind.ID));
        assertThat(ColumnKind.of(spec.getColumnSpec("age"))).isEqualTo(Optional.of(ColumnKind.CLINICAL));
        assertThat(ColumnKind.of(spec.getColumnSpec("T2_mean"))).isEqualTo(Optional.of(ColumnKind.FEATURE));
        assertThat(ColumnKind.positiveLevel(spec.getColumnSpec("diagnosis"))).isEqualTo(Optional.of("SSM"));
    }

    @Test
    void sequencesThatAreNamedDecideTheColumnsAndTheirOrder() throws Exception {
        final PortObject[] out = node().with(CohortAssemblerNodeModel.SEQUENCES, List.of("T2")).execute(features(),
            clinical(), null);
        assertThat(((BufferedDataTable)out[0]).getDataTableSpec().getColumnNames())
            .containsExactly("patient", "diagnosis", "age", "T2_mean", "T2_entropy");
    }

    @Test
    void patientWithoutClinicalDataStopsTheRun() {
        final BufferedDataTable one = NodeBench.table(CLINICAL, NodeBench.row("P1", "SSM", 60));
        assertThatThrownBy(() -> node().execute(features(), one, null)).hasMessage("Patient \"P2\" has no row in the "
            + "clinical table; add it, or set \"Incomplete patients\" to \"leave out\".");
    }

    @Test
    void patientWithoutASequenceIsLeftOutWhereThatIsAskedFor() throws Exception {
        final NodeBench node = node().with(CohortAssemblerNodeModel.SEQUENCES, List.of("T1", "T2"))
            .with(CohortAssemblerNodeModel.INCOMPLETE, CohortAssemblerNodeModel.Incomplete.LEAVE_OUT);
        final BufferedDataTable some = NodeBench.table(FEATURES, NodeBench.row("P1", "T1", "reader1", 1.0, 2.0),
            NodeBench.row("P1", "T2", "reader1", 3.0, 4.0), NodeBench.row("P2", "T2", "reader1", 7.0, 1.0));
        assertThat(((BufferedDataTable)node.execute(some, clinical(), null)[0]).size()).isEqualTo(1);
        assertThat(node.warning())
            .isEqualTo("Patient \"P2\" has no features of T1 in reading \"reader1\" and was left out.");
    }

    @Test
    void sameCaseTwiceIsAnError() {
        final BufferedDataTable twice = NodeBench.table(FEATURES, NodeBench.row("P1", "T1", "reader1", 1.0, 2.0),
            NodeBench.row("P1", "T1", "reader1", 3.0, 4.0));
        assertThatThrownBy(() -> node().execute(twice, clinical(), null)).hasMessage(
            "Row \"Row1\" is the second one of patient \"P1\", sequence \"T1\", reading \"reader1\"; keep one.");
    }

    @Test
    void clinicalDataMayComeFromAFile(@TempDir final Path folder) throws Exception {
        Files.writeString(folder.resolve("outcome.csv"), "patient,metastasis,grade\nP1,1,2\nP2,0,\n");
        final NodeBench node = node().with(CohortAssemblerNodeModel.CLINICAL_FOLDER, folder.toString())
            .with(CohortAssemblerNodeModel.CLINICAL_FILE, "outcome.csv")
            .with(CohortAssemblerNodeModel.OUTCOME, "metastasis").with(CohortAssemblerNodeModel.POSITIVE, "1")
            .with(CohortAssemblerNodeModel.CATEGORICAL, List.of("grade"));
        final BufferedDataTable cohort = (BufferedDataTable)node.execute(features(), null, null)[0];
        assertThat(NodeBench.texts(cohort).get(0).subList(0, 3)).containsExactly("P1", "1", "2");
        assertThat(NodeBench.texts(cohort).get(1).subList(0, 3)).containsExactly("P2", "0", "?");
    }

    @Test
    void patientsOfAFileAreTextsThoughTheyLookLikeNumbers(@TempDir final Path folder) throws Exception {
        Files.writeString(folder.resolve("outcome.csv"), "patient,diagnosis\n001,SSM\n002,SPST\n");
        final NodeBench node = node().with(CohortAssemblerNodeModel.CLINICAL_FILE,
            folder.resolve("outcome.csv").toString()).with(CohortAssemblerNodeModel.SEQUENCES, List.of("T1"));
        final BufferedDataTable features = NodeBench.table(FEATURES, NodeBench.row("001", "T1", "reader1", 1.0, 2.0),
            NodeBench.row("002", "T1", "reader1", 3.0, 4.0));
        assertThat(NodeBench.texts((BufferedDataTable)node.execute(features, null, null)[0]))
            .extracting(row -> row.get(0)).containsExactly("001", "002");
    }

    @Test
    void patientWithoutOutcomeIsNamed() {
        final BufferedDataTable some =
            NodeBench.table(CLINICAL, NodeBench.row("P1", "SSM", 60), NodeBench.row("P2", null, 50));
        assertThatThrownBy(() -> node().execute(features(), some, null))
            .hasMessage("Patient \"P2\" has no diagnosis in "
            + "the clinical table; add it, or set \"Incomplete patients\" to \"leave out\".");
    }

    @Test
    void outcomeOfOneLevelIsAnError() {
        final BufferedDataTable alike =
            NodeBench.table(CLINICAL, NodeBench.row("P1", "SSM", 60), NodeBench.row("P2", "SSM", 50));
        assertThatThrownBy(() -> node().execute(features(), alike, null))
            .hasMessage("Outcome \"diagnosis\" has 1 level "
            + "[SSM] in the clinical table, where it needs two; correct the file, or the setting \"Outcome column\".");
    }

    @Test
    void unknownColumnsAreNamed() {
        assertThatThrownBy(() -> node().with(CohortAssemblerNodeModel.OUTCOME, "outcome")
            .execute(features(), clinical(), null)).isInstanceOf(InvalidSettingsException.class).hasMessageStartingWith(
                "There is no column \"outcome\" in the clinical table, which has [diagnosis, age]");
        assertThatThrownBy(() -> node().with(CohortAssemblerNodeModel.POSITIVE, "yes").execute(features(), clinical(),
            null)).hasMessageStartingWith("Positive level \"yes\" is not a level of outcome \"diagnosis\"");
        assertThatThrownBy(() -> node().execute(features(), null, null))
            .hasMessageStartingWith("There is no clinical data: connect a table to the second input");
    }
}
