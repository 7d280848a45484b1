package org.radiomics.knime.nodes.correlationfilter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.port.PortObject;
import org.radiomics.knime.nodes.NodeBench;
import org.radiomics.knime.nodes.cohort.ColumnKind;
import org.radiomics.knime.nodes.record.StudyRecordPortObject;
import org.radiomics.knime.stats.report.FunnelStep;
import org.radiomics.knime.stats.selection.CorrelationFilter;

class CorrelationFilterNodeTest {

    private static final DataTableSpec SPEC = new DataTableSpec(ColumnKind.ID.texts("patient"),
        ColumnKind.markOutcome(ColumnKind.OUTCOME.texts("diagnosis"), "B"), ColumnKind.FEATURE.numbers("trend"),
        ColumnKind.FEATURE.numbers("near"), ColumnKind.FEATURE.numbers("other"), ColumnKind.FEATURE.numbers("gap"),
        ColumnKind.FEATURE.numbers("constant"), ColumnKind.ROLE.texts("role"));

    /** In the validation rows nothing correlates. */
    private static BufferedDataTable cohort() {
        return NodeBench.table(SPEC,
            NodeBench.row("1", "A", 1.0, 1.0, 2.0, 1.0, 5.0, "training"),
            NodeBench.row("2", "A", 2.0, 2.0, -1.0, 2.0, 5.0, "training"),
            NodeBench.row("3", "A", 3.0, 3.0, 1.0, null, 5.0, "training"),
            NodeBench.row("4", "B", 4.0, 4.0, -2.0, 1.0, 5.0, "training"),
            NodeBench.row("5", "B", 5.0, 5.0, 3.0, 2.0, 5.0, "training"),
            NodeBench.row("6", "B", 6.0, 9.0, 0.0, 3.0, 5.0, "training"),
            NodeBench.row("7", "A", 99.0, -99.0, 0.0, 99.0, 5.0, "validation"),
            NodeBench.row("8", "B", -99.0, 99.0, 0.0, 99.0, 5.0, "validation"));
    }

    private static NodeBench node(final RedundancyMethod method) throws Exception {
        return NodeBench.of(new CorrelationFilterNodeFactory())
            .with(CorrelationFilterNodeModel.REDUNDANCY.method(), method);
    }

    private static List<String> columns(final PortObject[] out) {
        return List.of(((BufferedDataTable)out[0]).getDataTableSpec().getColumnNames());
    }

    @Test
    void redundantFeaturesFallByTrainingRowsOnlyAndTheTableSaysWithWhich() throws Exception {
        final NodeBench node = node(RedundancyMethod.PEARSON).with(CorrelationFilterNodeModel.REDUNDANCY.rule(),
            CorrelationFilter.Rule.LATER_COLUMN);
        final PortObject[] out = node.execute(cohort(), null);
        assertThat(columns(out)).containsExactly("patient", "diagnosis", "trend", "other", "role");
        final BufferedDataTable table = (BufferedDataTable)out[1];
        // deviations of 1 2 3 4 5 6 and 1 2 3 4 5 9: products 24.5 - 7 + ... = 25, squares 17.5 and 40
        assertThat(((DoubleValue)NodeBench.column(table, "value").get(1)).getDoubleValue())
            .isCloseTo(25 / Math.sqrt(17.5 * 40), within(1e-12));
        assertThat(NodeBench.texts(table).get(1)).contains("near", "no", "Pearson r", "trend",
            "Pearson |r| above 0.9 with \"trend\"");
        assertThat(NodeBench.texts(table).get(3)).contains("gap", "no", "missing or infinite value in a training row");
        assertThat(NodeBench.texts(table).get(4)).contains("constant", "no", "all values are equal");
        assertThat(node.warning())
            .isEqualTo("1 features have a missing or infinite value in a training row and were left out.");
        assertThat(((StudyRecordPortObject)out[2]).record().sections().get(0).funnel())
            .containsExactly(new FunnelStep("Pearson |r| > 0.9", 2));
    }

    @Test
    void theOtherMethodsAreSettings() throws Exception {
        assertThat(columns(node(RedundancyMethod.SPEARMAN).with(CorrelationFilterNodeModel.REDUNDANCY.rule(),
            CorrelationFilter.Rule.SCORE).execute(cohort(), null))).contains("trend").doesNotContain("near");
        assertThat(columns(node(RedundancyMethod.VIF).with(CorrelationFilterNodeModel.REDUNDANCY.vifLimit(), 5.0)
            .execute(cohort(), null))).contains("trend", "other").doesNotContain("near", "constant");
        assertThat(columns(node(RedundancyMethod.VARIANCE).execute(cohort(), null))).contains("trend", "near", "other")
            .doesNotContain("constant");
        final PortObject[] mrmr =
            node(RedundancyMethod.MRMR).with(CorrelationFilterNodeModel.REDUNDANCY.k(), 2).execute(cohort(), null);
        assertThat(columns(mrmr)).contains("trend").doesNotContain("constant", "gap");
        assertThat(NodeBench.column((BufferedDataTable)mrmr[1], "order of choice").get(0).toString()).isEqualTo("1");
    }

    @Test
    void aCohortWithoutFeaturesIsRefused() {
        final DataTableSpec spec = new DataTableSpec(ColumnKind.ID.texts("patient"),
            ColumnKind.markOutcome(ColumnKind.OUTCOME.texts("diagnosis"), "B"), ColumnKind.ROLE.texts("role"));
        final BufferedDataTable table = NodeBench.table(spec, NodeBench.row("1", "A", "training"),
            NodeBench.row("2", "B", "training"));
        assertThatThrownBy(() -> node(RedundancyMethod.PEARSON).execute(table, null))
            .hasMessage("The cohort has no features left; loosen the filter before this node.");
    }
}
