package org.radiomics.knime.nodes.baselinetable;

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
import org.radiomics.knime.stats.report.ReportTable;
import org.radiomics.knime.stats.report.Section;

class BaselineTableNodeTest {

    private static BufferedDataTable cohort() {
        return NodeBench.table(
            new DataTableSpec(ColumnKind.ID.texts("patient"),
                ColumnKind.markOutcome(ColumnKind.OUTCOME.texts("diagnosis"), "SSM"), ColumnKind.CLINICAL.numbers("age"),
                ColumnKind.CLINICAL.texts("shape"), ColumnKind.ROLE.texts("role")),
            NodeBench.row("1", "SSM", 60.0, "regular", "training"), NodeBench.row("2", "SSM", 62.0, "regular", "training"),
            NodeBench.row("3", "SSM", 64.0, "regular", "training"), NodeBench.row("4", "SPST", 50.0, "irregular", "training"),
            NodeBench.row("5", "SPST", 52.0, "irregular", "training"),
            NodeBench.row("6", "SPST", 54.0, "irregular", "training"));
    }

    @Test
    void everyVariableHasMomentsOrCountsAndANamedTest() throws Exception {
        final PortObject[] out = NodeBench.of(new BaselineTableNodeFactory()).execute(cohort(), null);
        final BufferedDataTable values = (BufferedDataTable)out[0];
        assertThat(NodeBench.texts(values).get(0)).startsWith("training", "age", "", "SSM", "3");
        assertThat(((DoubleValue)NodeBench.column(values, "mean").get(0)).getDoubleValue()).isEqualTo(62);
        assertThat(((DoubleValue)NodeBench.column(values, "sd").get(0)).getDoubleValue()).isEqualTo(2);
        // Fisher's exact test of 3 0 / 0 3: two tables as extreme, each of probability 1 / C(6, 3) = 1/20
        final int shape = NodeBench.column(values, "variable").stream().map(Object::toString).toList().indexOf("shape");
        assertThat(((DoubleValue)NodeBench.column(values, "p").get(shape)).getDoubleValue()).isCloseTo(0.1, within(1e-12));
        assertThat(NodeBench.column(values, "test").get(shape).toString()).containsIgnoringCase("Fisher");
    }

    @Test
    void reportShowsOneLinePerVariable() throws Exception {
        final PortObject[] out = NodeBench.of(new BaselineTableNodeFactory()).execute(cohort(), null);
        final Section section = ((StudyRecordPortObject)out[1]).record().sections().get(0);
        final ReportTable printed = section.tables().get(0);
        assertThat(printed.inReport()).isTrue();
        assertThat(printed.columns().get(1)).isEqualTo("training: SSM (n = 3)");
    }

    @Test
    void unknownVariableIsNamed() {
        assertThatThrownBy(() -> NodeBench.of(new BaselineTableNodeFactory())
            .with(BaselineTableNodeModel.VARIABLES, List.of("weight")).execute(cohort(), null))
                .hasMessageContaining("no column \"weight\"");
    }
}
