package org.radiomics.knime.nodes.combatapplier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;

import org.apache.commons.math3.random.MersenneTwister;
import org.junit.jupiter.api.Test;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.port.PortObject;
import org.radiomics.knime.nodes.NodeBench;
import org.radiomics.knime.nodes.model.ComBatPortObject;
import org.radiomics.knime.nodes.record.StudyRecordPortObject;
import org.radiomics.knime.stats.cohort.CategoricalColumn;
import org.radiomics.knime.stats.cohort.Columns;
import org.radiomics.knime.stats.cohort.NumericColumn;
import org.radiomics.knime.stats.cohort.Outcome;
import org.radiomics.knime.stats.cohort.TrainingRows;
import org.radiomics.knime.stats.harmonization.ComBat;
import org.radiomics.knime.stats.harmonization.ComBatModel;
import org.radiomics.knime.stats.report.Section;

class ComBatApplierNodeTest {

    private static final DataTableSpec SPEC =
        NodeBench.spec(new String[]{"patient", "reading", "f1", "note", "f2", "scanner"}, StringCell.TYPE,
            StringCell.TYPE, DoubleCell.TYPE, StringCell.TYPE, IntCell.TYPE, StringCell.TYPE);

    private static ComBatModel model() {
        final MersenneTwister random = new MersenneTwister(3);
        final String[] scanner = new String[12];
        final double[][] values = new double[3][scanner.length];
        for (int i = 0; i < scanner.length; i++) {
            scanner[i] = i % 2 == 0 ? "one" : "two";
            for (int j = 0; j < 2; j++) {
                values[j][i] = random.nextGaussian() + 10 * (i % 2);
            }
        }
        return ComBat.withDefaults().fit(
            TrainingRows.of(new Columns(scanner.length, List.of(new NumericColumn("f1", values[0]),
                new NumericColumn("f2", values[1]), new NumericColumn("constant", values[2]),
                CategoricalColumn.of("scanner", Arrays.asList(scanner)))),
                new Outcome("outcome", "0", "1", new boolean[scanner.length])),
            List.of("f1", "f2", "constant"), "scanner", List.of());
    }

    /** Re-readings: a patient twice, no outcome, whole numbers, a missing value. */
    private static BufferedDataTable rereadings(final String lastScanner) {
        return NodeBench.table(SPEC, new DataCell[][]{NodeBench.row("p1", "again", 11.5, "a", 9, "two"),
            NodeBench.row("p1", "other", 10.5, null, 12, "two"), NodeBench.row("p2", "again", null, "b", 1, "one"),
            NodeBench.row("p3", "other", 2.0, "c", 3, lastScanner)});
    }

    private static double value(final PortObject table, final String column, final int row) {
        return ((DoubleValue)NodeBench.column((BufferedDataTable)table, column).get(row)).getDoubleValue();
    }

    @Test
    void reReadingsOfKnownScannersAreHarmonizedAsByTheModel() throws Exception {
        final NodeBench node = NodeBench.of(new ComBatApplierNodeFactory());
        final BufferedDataTable in = rereadings("one");
        final PortObject[] out = node.execute(in, new ComBatPortObject(model()), null);
        final Columns expected = model()
            .apply(new Columns(3, List.of(new NumericColumn("f1", new double[]{11.5, 10.5, 2}),
            new NumericColumn("f2", new double[]{9, 12, 3}),
            CategoricalColumn.of("scanner", List.of("two", "two", "one")))));
        final int[] rows = {0, 1, 3};
        for (int i = 0; i < rows.length; i++) {
            assertThat(value(out[0], "f1", rows[i])).isEqualTo(expected.values("f1")[i]);
            assertThat(value(out[0], "f2", rows[i])).isEqualTo(expected.values("f2")[i]);
        }
        assertThat(value(out[0], "f1", 0)).isLessThan(8);
        final BufferedDataTable table = (BufferedDataTable)out[0];
        assertThat(NodeBench.column(table, "f1").get(2).isMissing()).isTrue();
        assertThat(table.getDataTableSpec().getColumnNames()).containsExactly(SPEC.getColumnNames());
        assertThat(NodeBench.column(table, "note")).isEqualTo(NodeBench.column(in, "note"));
        assertThat(node.warning()).isEqualTo("1 features stay as they are, as they do on the training rows.");
        final Section section = ((StudyRecordPortObject)out[1]).record().sections().get(0);
        assertThat(section.summary()).contains("batches one, two of column \"scanner\" on 2 features", "from 4 rows.");
    }

    @Test
    void anUnknownScannerStopsTheNodeOrStaysWithAWarning() throws Exception {
        final PortObject model = new ComBatPortObject(model());
        assertThatThrownBy(
            () -> NodeBench.of(new ComBatApplierNodeFactory()).execute(rereadings("three"), model, null))
            .hasMessageStartingWith("Batch \"three\" of row 4 did not occur among the training rows (one, two)");
        final NodeBench node = NodeBench.of(new ComBatApplierNodeFactory()).with(ComBatApplierNodeModel.UNKNOWN,
            ComBatApplierNodeModel.Unknown.LEAVE);
        final PortObject[] out = node.execute(rereadings("three"), model, null);
        assertThat(value(out[0], "f1", 3)).isEqualTo(2);
        assertThat(value(out[0], "f1", 0)).isLessThan(8);
        assertThat(node.warning()).startsWith("1 of 4 rows are of a batch that did not occur in training (three)");
        assertThat(((StudyRecordPortObject)out[1]).record().sections().get(0).summary()).contains("three (1)");
    }

    @Test
    void whatTheModelNeedsIsAskedForByName() {
        final DataTableSpec poor = NodeBench.spec(new String[]{"patient", "f1"}, StringCell.TYPE, StringCell.TYPE);
        final BufferedDataTable table = NodeBench.table(poor, NodeBench.row("p1", "text"));
        final PortObject model = new ComBatPortObject(model());
        assertThatThrownBy(() -> NodeBench.of(new ComBatApplierNodeFactory()).execute(table, model, null))
            .hasMessageStartingWith("The table lacks 2 columns that the ComBat model needs: scanner, f2.");
        final BufferedDataTable texts = NodeBench.table(NodeBench.spec(new String[]{"f1", "f2", "scanner"},
            StringCell.TYPE, DoubleCell.TYPE, StringCell.TYPE), NodeBench.row("high", 1.0, "one"));
        assertThatThrownBy(() -> NodeBench.of(new ComBatApplierNodeFactory()).execute(texts, model, null))
            .hasMessage("Column \"f1\" is a feature of the ComBat model but has no numbers; convert it to numbers.");
    }
}
