package org.radiomics.knime.nodes.combatharmonizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.port.PortObject;
import org.radiomics.knime.nodes.NodeBench;
import org.radiomics.knime.nodes.cohort.ColumnKind;
import org.radiomics.knime.nodes.combatapplier.ComBatApplierNodeFactory;
import org.radiomics.knime.nodes.model.ComBatPortObject;
import org.radiomics.knime.nodes.record.StudyRecordPortObject;
import org.radiomics.knime.stats.report.Section;

class ComBatHarmonizerNodeTest {

    private static final DataTableSpec SPEC = new DataTableSpec(ColumnKind.ID.texts("patient"),
        ColumnKind.markOutcome(ColumnKind.OUTCOME.texts("diagnosis"), "B"), ColumnKind.FEATURE.numbers("f1"),
        ColumnKind.FEATURE.numbers("f2"), ColumnKind.FEATURE.numbers("f3"), ColumnKind.FEATURE.numbers("gap"),
        ColumnKind.CLINICAL.texts("scanner"), ColumnKind.CLINICAL.numbers("age"), ColumnKind.ROLE.texts("role"));

    /** Scanner two adds 10, 20, 30 to the features; the last rows are for validation. */
    private static BufferedDataTable cohort(final String scannerOfTheLast, final double valueOfTheLast) {
        final List<DataCell[]> rows = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            final double second = i % 2;
            rows.add(NodeBench.row("p" + i, i % 3 == 0 ? "A" : "B", 10 * second + i % 4 + 0.1 * i,
                20 * second + i % 3 - 0.2 * i, 30 * second + i % 5 + 0.3 * i, i == 3 ? null : (Object)(1.0 + i),
                second == 0 ? "one" : "two", 40.0 + i * i % 7, "training"));
        }
        rows.add(NodeBench.row("v1", "A", 1.0, 2.0, 3.0, 4.0, "one", 41.0, "validation"));
        rows.add(NodeBench.row("v2", "B", valueOfTheLast, 2.0, 3.0, 4.0, scannerOfTheLast, 42.0, "validation"));
        return NodeBench.table(SPEC, rows.toArray(DataCell[][]::new));
    }

    private static NodeBench node() throws Exception {
        return NodeBench.of(new ComBatHarmonizerNodeFactory()).with(ComBatOptions.BATCH, "scanner");
    }

    private static double value(final PortObject table, final String column, final int row) {
        return ((DoubleValue)NodeBench.column((BufferedDataTable)table, column).get(row)).getDoubleValue();
    }

    @Test
    void scannersMeetAndTheRecordSaysHow() throws Exception {
        final NodeBench node = node();
        final PortObject[] out = node.execute(cohort("two", 12), null);
        double first = 0;
        double second = 0;
        for (int i = 0; i < 10; i += 2) {
            first += value(out[0], "f3", i) / 5;
            second += value(out[0], "f3", i + 1) / 5;
        }
        assertThat(Math.abs(second - first)).isLessThan(3);
        assertThat(NodeBench.texts((BufferedDataTable)out[1])).hasSize(3 * 2 + 1).last().asList()
            .contains("gap", "missing in training row 4");
        assertThat(node.warning()).startsWith("1 features stay as they are");
        final Section section = ((StudyRecordPortObject)out[2]).record().sections().get(0);
        assertThat(section.summary()).contains("harmonized 3 features", "one (5), two (5)", "no covariates");
        assertThat(section.warnings()).hasSize(1);
    }

    @Test
    void withoutABatchTheCohortCanBePassedOn() throws Exception {
        final BufferedDataTable cohort = cohort("two", 12);
        final PortObject[] out = NodeBench.of(new ComBatHarmonizerNodeFactory())
            .with(ComBatHarmonizerNodeModel.WITHOUT, ComBatHarmonizerNodeModel.Without.PASS_ON).execute(cohort, null);
        assertThat(NodeBench.texts((BufferedDataTable)out[0])).isEqualTo(NodeBench.texts(cohort));
        assertThat(((BufferedDataTable)out[1]).size()).isZero();
        assertThat(((StudyRecordPortObject)out[2]).record().sections().get(0).summary()).contains("not harmonized");
        final ComBatPortObject model =
            NodeBench.savedAndLoaded((ComBatPortObject)out[3], new ComBatPortObject.Serializer());
        final PortObject[] applied = NodeBench.of(new ComBatApplierNodeFactory()).execute(cohort, model, null);
        assertThat(NodeBench.texts((BufferedDataTable)applied[0])).isEqualTo(NodeBench.texts(cohort));
    }

    @Test
    void columnThatIsMarkedAsBatchCanBeOne() throws Exception {
        final BufferedDataTable cohort = cohort("two", 12);
        final DataTableSpec marked = new DataTableSpec(cohort.getDataTableSpec().stream()
            .map(c -> c.getName().equals("scanner") ? ColumnKind.BATCH.mark(c) : c).toArray(DataColumnSpec[]::new));
        final List<DataCell[]> rows = new ArrayList<>();
        cohort.forEach(row -> rows
            .add(IntStream.range(0, row.getNumCells()).mapToObj(row::getCell).toArray(DataCell[]::new)));
        final PortObject[] out = node().execute(NodeBench.table(marked, rows.toArray(DataCell[][]::new)), null);
        assertThat(NodeBench.texts((BufferedDataTable)out[0]))
            .isEqualTo(NodeBench.texts((BufferedDataTable)node().execute(cohort, null)[0]));
    }

    @Test
    void validationRowsDoNotChangeTheFit() throws Exception {
        final PortObject[] out = node().execute(cohort("two", 12), null);
        final PortObject[] other = node().execute(cohort("one", -1e6), null);
        for (int row = 0; row < 11; row++) {
            assertThat(value(out[0], "f1", row)).isEqualTo(value(other[0], "f1", row));
        }
    }

    @Test
    void aScannerWithoutTrainingRowsIsAnError() {
        assertThatThrownBy(() -> node().execute(cohort("three", 12), null))
            .hasMessageStartingWith("Batch \"three\" of row 12 did not occur among the training rows (one, two)");
    }

    @Test
    void covariatesPriorAndReferenceAreSettings() throws Exception {
        final BufferedDataTable cohort = cohort("two", 12);
        final PortObject[] out = node().with(ComBatOptions.COVARIATES, List.of("age"))
            .with(ComBatOptions.PRIOR, "non-parametric").with(ComBatOptions.MEAN_ONLY, true)
            .with(ComBatOptions.REFERENCE, "one").execute(cohort, null);
        assertThat(value(out[0], "f2", 0)).isEqualTo(value(cohort, "f2", 0));
        assertThat(value(out[1], "scale", 1)).isEqualTo(1);
        assertThat(((StudyRecordPortObject)out[2]).record().sections().get(0).summary())
            .contains("non-parametric prior, means only", "reference batch one", "the effects of age kept");
    }

    @Test
    void wrongColumnsAreRefusedBeforeTheRun() {
        assertThatThrownBy(() -> NodeBench.of(new ComBatHarmonizerNodeFactory()).configure(SPEC, null))
            .hasMessage("Choose the column with the scanner or centre in the setting \"Batch column\".");
        assertThatThrownBy(
            () -> node().with(ComBatOptions.COVARIATES, List.of("diagnosis")).configure(SPEC, null))
            .hasMessageContaining("is the outcome, which new patients do not have");
        assertThatThrownBy(() -> node().with(ComBatOptions.BATCH, "vendor").configure(SPEC, null))
            .hasMessageContaining("no column \"vendor\"");
        assertThatThrownBy(
            () -> node().with(ComBatOptions.COVARIATES, List.of("scanner")).configure(SPEC, null))
            .hasMessage("Column \"scanner\" is the batch; take it out of the setting \"Covariates\".");
    }

    @Test
    void theModelIsCarriedToTheApplierThroughItsStore() throws Exception {
        final BufferedDataTable cohort = cohort("two", 12);
        final PortObject[] out = node().execute(cohort, null);
        final PortObject model = NodeBench.savedAndLoaded((ComBatPortObject)out[3], new ComBatPortObject.Serializer());
        final PortObject[] applied = NodeBench.of(new ComBatApplierNodeFactory()).execute(cohort, model, null);
        assertThat(NodeBench.texts((BufferedDataTable)applied[0]))
            .isEqualTo(NodeBench.texts((BufferedDataTable)out[0]));
    }
}
