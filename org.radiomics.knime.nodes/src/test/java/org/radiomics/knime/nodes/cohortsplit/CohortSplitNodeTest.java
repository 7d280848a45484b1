package org.radiomics.knime.nodes.cohortsplit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.port.PortObject;
import org.radiomics.knime.nodes.NodeBench;
import org.radiomics.knime.nodes.cohort.ColumnKind;
import org.radiomics.knime.nodes.record.StudyRecordPortObject;
import org.radiomics.knime.stats.report.Section;

class CohortSplitNodeTest {

    private static final DataTableSpec SPEC = new DataTableSpec(ColumnKind.ID.texts("patient"),
        ColumnKind.markOutcome(ColumnKind.OUTCOME.texts("diagnosis"), "SSM"), ColumnKind.FEATURE.numbers("f"));

    /** Patients 0 to n - 1, every other one positive. */
    private static BufferedDataTable patients(final int n) {
        return NodeBench.table(SPEC, IntStream.range(0, n)
            .mapToObj(i -> NodeBench.row("P" + i, i % 2 == 0 ? "SSM" : "SPST", (double)i)).toArray(DataCell[][]::new));
    }

    private static List<String> roles(final int n, final int seed) throws Exception {
        final PortObject[] out =
            NodeBench.of(new CohortSplitNodeFactory()).with(CohortSplitNodeModel.SEED, seed).execute(patients(n), null);
        return NodeBench.column((BufferedDataTable)out[0], "role").stream().map(DataCell::toString).toList();
    }

    @Test
    void sevenTenthsOfEachLevelAreForTraining() throws Exception {
        final List<String> roles = roles(60, 1);
        final long positives = IntStream.range(0, 60).filter(i -> i % 2 == 0 && roles.get(i).equals("training")).count();
        final long negatives = IntStream.range(0, 60).filter(i -> i % 2 == 1 && roles.get(i).equals("training")).count();
        assertThat(positives).isEqualTo(21);
        assertThat(negatives).isEqualTo(21);
    }

    @Test
    void seedDecidesTheSplit() throws Exception {
        assertThat(roles(60, 1)).isEqualTo(roles(60, 1)).isNotEqualTo(roles(60, 2));
    }

    @Test
    void fewPatientsAreSaidToBeFew() throws Exception {
        final NodeBench node = NodeBench.of(new CohortSplitNodeFactory());
        final Section section = ((StudyRecordPortObject)node.execute(patients(30), null)[1]).record().sections().get(0);
        assertThat(section.notices()).containsExactly(node.warning());
        assertThat(node.warning()).startsWith("Only 30 patients, 8 of them for validation");
        assertThat(section.seed()).isEqualTo(1L);
    }

    @Test
    void outcomeWithOneLevelIsAnError() {
        final BufferedDataTable one = NodeBench.table(SPEC, NodeBench.row("P1", "SSM", 1.0), NodeBench.row("P2", "SSM", 2.0));
        assertThatThrownBy(() -> NodeBench.of(new CohortSplitNodeFactory()).execute(one, null))
            .hasMessageStartingWith("Outcome \"diagnosis\" has 1 level(s) [SSM]; a binary outcome has exactly two.");
    }
}
