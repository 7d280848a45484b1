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
import org.radiomics.knime.stats.cohort.MissingFeatures;
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
        final long positives = IntStream.range(0, 60).filter(i -> i % 2 == 0 && roles.get(i).equals("training"))
            .count();
        final long negatives = IntStream.range(0, 60).filter(i -> i % 2 == 1 && roles.get(i).equals("training"))
            .count();
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
        final BufferedDataTable one = NodeBench.table(SPEC, NodeBench.row("P1", "SSM", 1.0),
            NodeBench.row("P2", "SSM", 2.0));
        assertThatThrownBy(() -> NodeBench.of(new CohortSplitNodeFactory()).execute(one, null))
            .hasMessageStartingWith("Outcome \"diagnosis\" has 1 level(s) [SSM]; a binary outcome has exactly two.");
    }

    private static BufferedDataTable withRoles() {
        final DataTableSpec spec = new DataTableSpec(ColumnKind.ID.texts("patient"),
            ColumnKind.markOutcome(ColumnKind.OUTCOME.texts("diagnosis"), "SSM"), ColumnKind.ROLE.texts("role"),
            ColumnKind.FEATURE.numbers("f"), ColumnKind.FEATURE.numbers("g"), ColumnKind.FEATURE.numbers("h"));
        return NodeBench.table(spec, NodeBench.row("P1", "SSM", "training", 1.0, null, 1.0),
            NodeBench.row("P2", "SPST", "training", null, null, 2.0),
            NodeBench.row("P3", "SSM", "training", 4.0, null, 3.0),
            NodeBench.row("P4", "SPST", "validation", Double.POSITIVE_INFINITY, 9.0, 4.0));
    }

    @Test
    void rolesThatAreThereCanBeKept() throws Exception {
        final PortObject[] out =
            NodeBench.of(new CohortSplitNodeFactory()).with(CohortSplitNodeModel.KEEP, true).execute(withRoles(), null);
        assertThat(NodeBench.texts((BufferedDataTable)out[0])).isEqualTo(NodeBench.texts(withRoles()));
        final Section section = ((StudyRecordPortObject)out[1]).record().sections().get(0);
        assertThat(section.summary()).startsWith("3 patients are for training, 1 for validation, as the cohort said.");
        assertThat(section.seed()).isNull();
        assertThat(section.storedTables().get(0).name()).isEqualTo("Cohort with roles");
    }

    /** The median of the training values 1 and 4 is 2.5; g has none. */
    @Test
    void gapsAreFilledWithTheMedianOfTheTrainingRows() throws Exception {
        final NodeBench node = NodeBench.of(new CohortSplitNodeFactory()).with(CohortSplitNodeModel.KEEP, true)
            .with(CohortSplitNodeModel.MISSING, MissingFeatures.IMPUTE);
        final BufferedDataTable out = (BufferedDataTable)node.execute(withRoles(), null)[0];
        assertThat(out.getDataTableSpec().getColumnNames()).containsExactly("patient", "diagnosis", "role", "f", "h");
        assertThat(NodeBench.column(out, "f")).extracting(DataCell::toString)
            .containsExactly("1.0", "2.5", "4.0", "2.5");
        assertThat(ColumnKind.of(out.getDataTableSpec().getColumnSpec("f"))).contains(ColumnKind.FEATURE);
        assertThat(node.warning()).contains("1 features had missing or infinite values, which were replaced",
            "1 features were left out because of missing or infinite values: no training row has a value.");
    }

    @Test
    void gapsCanBeRefusedOrTheirFeaturesDropped() throws Exception {
        final NodeBench node = NodeBench.of(new CohortSplitNodeFactory()).with(CohortSplitNodeModel.KEEP, true);
        assertThat(((BufferedDataTable)node.with(CohortSplitNodeModel.MISSING, MissingFeatures.DROP)
            .execute(withRoles(), null)[0]).getDataTableSpec().getColumnNames())
            .containsExactly("patient", "diagnosis", "role", "h");
        assertThatThrownBy(
            () -> node.with(CohortSplitNodeModel.MISSING, MissingFeatures.REFUSE).execute(withRoles(), null))
            .hasMessage("2 features have missing or infinite values, the first of them \"f\"; fill them in, or choose "
                + "\"drop feature\" or \"impute\" in the setting \"Missing features\".");
    }
}
