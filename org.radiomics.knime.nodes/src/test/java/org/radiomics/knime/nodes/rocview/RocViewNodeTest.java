package org.radiomics.knime.nodes.rocview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.port.PortObject;
import org.radiomics.knime.nodes.NodeBench;
import org.radiomics.knime.nodes.cohort.ColumnKind;
import org.radiomics.knime.nodes.record.StudyRecordPortObject;

class RocViewNodeTest {

    private static final DataTableSpec SPEC = new DataTableSpec(ColumnKind.ID.texts("patient"),
        ColumnKind.markOutcome(ColumnKind.OUTCOME.texts("diagnosis"), "SSM"), ColumnKind.SCORE.numbers("good"),
        ColumnKind.SCORE.numbers("poor"), ColumnKind.ROLE.texts("role"));

    /** Training: "good" ranks 5 of the 6 pairs rightly, best cut between 2 and 3; validation: both are wrong throughout. */
    private static BufferedDataTable cohort() {
        return NodeBench.table(SPEC,
            NodeBench.row("1", "SPST", 1.0, 4.0, "training"), NodeBench.row("2", "SPST", 2.0, 3.0, "training"),
            NodeBench.row("3", "SPST", 3.5, 2.0, "training"), NodeBench.row("4", "SSM", 3.0, 2.5, "training"),
            NodeBench.row("5", "SSM", 4.0, 5.0, "training"), NodeBench.row("6", "SPST", 9.0, 9.0, "validation"),
            NodeBench.row("7", "SPST", 8.0, 8.0, "validation"), NodeBench.row("8", "SSM", 2.0, 1.0, "validation"),
            NodeBench.row("9", "SSM", 1.0, 2.0, "validation"));
    }

    private static NodeBench node() {
        return NodeBench.of(new RocViewNodeFactory());
    }

    @Test
    void areasAreCountedPairsPerSet() throws Exception {
        final BufferedDataTable auc = (BufferedDataTable)node().execute(cohort(), null)[1];
        assertThat(NodeBench.column(auc, "set")).extracting(DataCell::toString).containsExactly("training", "training",
            "validation", "validation");
        final List<DataCell> areas = NodeBench.column(auc, "AUC");
        assertThat(((DoubleValue)areas.get(0)).getDoubleValue()).isCloseTo(5.0 / 6, within(1e-15));
        assertThat(((DoubleValue)areas.get(1)).getDoubleValue()).isCloseTo(4.0 / 6, within(1e-15));
        assertThat(((DoubleValue)areas.get(2)).getDoubleValue()).isZero();
    }

    @Test
    void cutoffOfTheTrainingRowsIsAppliedToTheOthers() throws Exception {
        final BufferedDataTable cutoffs = (BufferedDataTable)node().execute(cohort(), null)[3];
        assertThat(NodeBench.column(cutoffs, "cut-off").get(0)).isEqualTo(NodeBench.column(cutoffs, "cut-off").get(2));
        assertThat(((DoubleValue)NodeBench.column(cutoffs, "cut-off").get(0)).getDoubleValue()).isEqualTo(2.5);
        assertThat(NodeBench.column(cutoffs, "sensitivity (count)").get(0).toString()).isEqualTo("2/2");
        assertThat(NodeBench.column(cutoffs, "specificity (count)").get(0).toString()).isEqualTo("2/3");
        assertThat(NodeBench.column(cutoffs, "sensitivity (count)").get(2).toString()).isEqualTo("0/2");
        assertThat(NodeBench.column(cutoffs, "specificity (count)").get(2).toString()).isEqualTo("0/2");
    }

    @Test
    void everyPairOfScoresIsCompared() throws Exception {
        final BufferedDataTable tests = (BufferedDataTable)node().execute(cohort(), null)[2];
        assertThat(tests.size()).isEqualTo(2);
        assertThat(((DoubleValue)NodeBench.column(tests, "difference").get(0)).getDoubleValue()).isCloseTo(1.0 / 6,
            within(1e-15));
    }

    @Test
    void summaryNamesThePositiveLevel() throws Exception {
        final PortObject[] out = node().execute(cohort(), null);
        assertThat(((StudyRecordPortObject)out[4]).record().sections().get(0).summary())
            .startsWith("AUC on the training patients: good 0.833").contains("Positive is diagnosis = SSM");
    }

    @Test
    void setWithOneOutcomeHasNoCurveButAWarning() throws Exception {
        final BufferedDataTable one = NodeBench.table(SPEC, NodeBench.row("1", "SPST", 1.0, 4.0, "training"),
            NodeBench.row("2", "SSM", 2.0, 3.0, "training"), NodeBench.row("3", "SSM", 2.0, 3.0, "validation"));
        final NodeBench node = node();
        assertThat(((BufferedDataTable)node.execute(one, null)[1]).size()).isEqualTo(2);
        assertThat(node.warning()).contains("All validation patients have the same outcome");
    }

    @Test
    void cohortWithoutScoresIsAnError() {
        final BufferedDataTable bare = NodeBench.table(
            new DataTableSpec(ColumnKind.ID.texts("patient"),
                ColumnKind.markOutcome(ColumnKind.OUTCOME.texts("diagnosis"), "SSM"), ColumnKind.FEATURE.numbers("f")),
            NodeBench.row("1", "SSM", 1.0), NodeBench.row("2", "SPST", 2.0));
        assertThatThrownBy(() -> node().execute(bare, null))
            .hasMessageStartingWith("The cohort has neither scores nor predicted probabilities");
    }
}
