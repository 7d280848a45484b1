package org.radiomics.knime.nodes.cohortreader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.port.PortObject;
import org.radiomics.knime.nodes.NodeBench;
import org.radiomics.knime.nodes.cohort.ColumnKind;
import org.radiomics.knime.nodes.record.StudyRecordPortObject;
import org.radiomics.knime.stats.cohort.MissingFeatures;
import org.radiomics.knime.stats.report.FunnelStep;
import org.radiomics.knime.stats.report.Section;
import org.radiomics.knime.stats.report.StoredTable;

class CohortReaderNodeTest {

    private static final List<String> TABLE = List.of("id,set,label,fold,age,sex,site,f1,f2",
        "001,train,1,1,60,1,A,0.1,2", "002,train,0,2,55.5,0,B,1e-300,-4", "003,test,1,,70,1,A,7,",
        "004,train,0,1,,0,B,8,1e300");

    @TempDir
    private Path m_folder;

    private Path file(final String name, final List<String> lines) throws IOException {
        return Files.write(m_folder.resolve(name), lines);
    }

    private NodeBench node(final List<String> lines) throws IOException, InvalidSettingsException {
        return NodeBench.of(new CohortReaderNodeFactory())
            .with(CohortReaderNodeModel.TABLE, file("table.csv", lines).toString())
            .with(CohortReaderNodeModel.CLINICAL, List.of("sex", "age")).with(CohortReaderNodeModel.FOLD, "fold")
            .with(CohortReaderNodeModel.CATEGORICAL, List.of("sex"))
            .with(CohortReaderNodeModel.MISSING, MissingFeatures.LEAVE);
    }

    private static Section section(final PortObject[] out) {
        return ((StudyRecordPortObject)out[2]).record().sections().get(0);
    }

    @Test
    void tableBecomesACohortWhoseColumnsAreMarked() throws Exception {
        final NodeBench node = node(TABLE);
        final PortObject[] out = node.execute((PortObject)null);
        final BufferedDataTable cohort = (BufferedDataTable)out[0];
        final DataTableSpec spec = cohort.getDataTableSpec();
        assertThat(spec.getColumnNames()).containsExactly("patient", "label", "role", "fold", "sex", "age", "f1", "f2");
        assertThat(Arrays.stream(spec.getColumnNames())
            .map(name -> ColumnKind.of(spec.getColumnSpec(name)).orElseThrow()))
            .containsExactly(ColumnKind.ID, ColumnKind.OUTCOME, ColumnKind.ROLE, ColumnKind.FOLD, ColumnKind.CLINICAL,
                ColumnKind.CLINICAL, ColumnKind.FEATURE, ColumnKind.FEATURE);
        assertThat(ColumnKind.positiveLevel(spec.getColumnSpec("label"))).isEqualTo(Optional.of("1"));
        assertThat(NodeBench.texts(cohort)).containsExactly(
            List.of("001", "1", "training", "1", "1", "60.0", "0.1", "2.0"),
            List.of("002", "0", "training", "2", "0", "55.5", "1.0E-300", "-4.0"),
            List.of("003", "1", "validation", "?", "1", "70.0", "7.0", "?"),
            List.of("004", "0", "training", "1", "0", "?", "8.0", "1.0E300"));
        assertThat(node.warning())
            .contains("left out, as they are neither features nor named in the settings: \"site\"",
            "1 feature has 1 missing or infinite values: \"f2\". They were left as they are.", "\"age\" (1)");
        assertThat(section(out).funnel()).containsExactly(new FunnelStep("Read", 2));
    }

    @Test
    void batchIsMarkedAndNoClinicalVariable() throws Exception {
        final PortObject[] out = node(TABLE).with(CohortReaderNodeModel.BATCH, "site").execute((PortObject)null);
        final DataTableSpec spec = ((BufferedDataTable)out[0]).getDataTableSpec();
        assertThat(ColumnKind.of(spec.getColumnSpec("site"))).contains(ColumnKind.BATCH);
        assertThat(NodeBench.column((BufferedDataTable)out[0], "site")).extracting(DataCell::toString)
            .containsExactly("A", "B", "A", "B");
    }

    @Test
    void withoutReReadingsTheirTableHasNoRowsButAllColumns() throws Exception {
        final BufferedDataTable readings = (BufferedDataTable)node(TABLE).execute((PortObject)null)[1];
        assertThat(readings.getDataTableSpec().getColumnNames()).containsExactly("patient", "reading", "f1", "f2");
        assertThat(readings.size()).isZero();
    }

    @Test
    void reReadingsHaveTheFeaturesOfTheCohort() throws Exception {
        final Path readings = file("readings.csv",
            List.of("f2\tother\tid\treading\tf1", "1\tx\t001\treader2\t0.5", "\tx\t001\treader1_second\t0.25"));
        final PortObject[] out =
            node(TABLE).with(CohortReaderNodeModel.REREADINGS, readings.toString()).execute((PortObject)null);
        assertThat(NodeBench.texts((BufferedDataTable)out[1])).containsExactly(List.of("001", "reader2", "0.5", "1.0"),
            List.of("001", "reader1_second", "0.25", "?"));
        assertThat(section(out).summary()).contains("1 patients have 2 re-readings");
    }

    @Test
    void reReadingsThatLackAFeatureAreNamed() throws Exception {
        final Path readings = file("readings.csv", List.of("id,reading,f1", "001,reader2,0.5"));
        assertThatThrownBy(
            () -> node(TABLE).with(CohortReaderNodeModel.REREADINGS, readings.toString()).execute((PortObject)null))
            .hasMessage(readings + " lacks 1 of 2 features of the cohort: \"f2\"; measure both in the same way, or put "
                + "these among the \"Ignored columns\".");
    }

    @Test
    void withoutRoleColumnThereAreNoRoles() throws Exception {
        final PortObject[] out = node(TABLE).with(CohortReaderNodeModel.ROLE, "").execute((PortObject)null);
        assertThat(((BufferedDataTable)out[0]).getDataTableSpec().containsName("role")).isFalse();
        assertThat(section(out).warnings().get(1)).contains("\"set\", \"site\"");
    }

    @Test
    void bothTablesAreInTheRecord() throws Exception {
        assertThat(section(node(TABLE).execute((PortObject)null)).storedTables()).extracting(StoredTable::name)
            .containsExactly("Cohort", "Re-readings");
    }

    @Test
    void featureThatTakesAReservedNameIsAnError() {
        final List<String> lines = TABLE.stream().map(line -> line.replace("f2", "role")).toList();
        assertThatThrownBy(() -> node(lines).execute((PortObject)null)).hasMessageContaining("column \"role\"")
            .hasMessageContaining("Ignored columns");
    }

    @Test
    void tableMustBeNamed() {
        assertThatThrownBy(() -> NodeBench.of(new CohortReaderNodeFactory()).configure((DataTableSpec)null))
            .isInstanceOf(InvalidSettingsException.class).hasMessageContaining("Table");
    }
}
