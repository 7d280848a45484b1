package org.radiomics.knime.nodes.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Test;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.radiomics.knime.nodes.NodeBench;
import org.radiomics.knime.stats.cohort.CategoricalColumn;
import org.radiomics.knime.stats.cohort.Cohort;
import org.radiomics.knime.stats.cohort.NumericColumn;
import org.radiomics.knime.stats.cohort.Role;

class CohortTableTest {

    private static final DataColumnSpec PATIENT = ColumnKind.ID.texts("patient");

    private static final DataColumnSpec DIAGNOSIS =
        ColumnKind.markOutcome(new DataColumnSpecCreator("diagnosis", StringCell.TYPE).createSpec(), "SSM");

    private static final DataColumnSpec FEATURE = ColumnKind.FEATURE.numbers("T1WI_original_glcm_Contrast");

    private static final DataColumnSpec AGE =
        ColumnKind.CLINICAL.mark(new DataColumnSpecCreator("age", IntCell.TYPE).createSpec());

    private static final DataColumnSpec SHAPE = ColumnKind.CLINICAL.texts("shape");

    private static final DataColumnSpec ROLE = ColumnKind.ROLE.texts("role");

    private static final DataTableSpec MARKED = new DataTableSpec(PATIENT, DIAGNOSIS, FEATURE, AGE, SHAPE, ROLE);

    private static BufferedDataTable patients() throws Exception {
        return NodeBench.table(MARKED,
            NodeBench.row("P1", "SSM", 1.5, 60, "regular", "training"),
            NodeBench.row("P2", "SPST", null, 50, null, "validation"),
            NodeBench.row("P3", "SPST", 2.5, 40, "irregular", "training"));
    }

    @Test
    void markedColumnsNeedNoSettings() throws Exception {
        final Cohort cohort = read(patients()).cohort();
        assertThat(cohort.ids()).containsExactly("P1", "P2", "P3");
        assertThat(cohort.roles()).containsExactly(Role.TRAINING, Role.VALIDATION, Role.TRAINING);
        assertThat(cohort.outcome().positive()).containsExactly(true, false, false);
        assertThat(cohort.columns().names()).containsExactly("T1WI_original_glcm_Contrast", "age", "shape");
        assertThat(cohort.columns().values("age")).containsExactly(60, 50, 40);
        assertThat(((CategoricalColumn)cohort.columns().column("shape")).levels())
            .containsExactly("irregular", "regular");
        assertThat(cohort.training().size()).isEqualTo(2);
    }

    @Test
    void missingCellsBecomeNanOrNoLevel() throws Exception {
        final Cohort cohort = read(patients()).cohort();
        assertThat(cohort.columns().values("T1WI_original_glcm_Contrast")[1]).isNaN();
        assertThat(cohort.columns().column("shape").isMissing(1)).isTrue();
    }

    @Test
    void columnsAreFoundByKind() throws Exception {
        final CohortSpec spec = CohortSpec.of(MARKED);
        assertThat(spec.names(ColumnKind.FEATURE)).containsExactly("T1WI_original_glcm_Contrast");
        assertThat(spec.names(ColumnKind.CLINICAL)).containsExactly("age", "shape");
        assertThat(spec.outcome()).isEqualTo("diagnosis");
        assertThat(spec.positiveLevel()).isEqualTo("SSM");
    }

    @Test
    void unmarkedTableIsReadByNamesAndTypes() throws Exception {
        final DataTableSpec plain = NodeBench.spec(new String[]{"patient", "dx", "x", "sex"},
            StringCell.TYPE, StringCell.TYPE, DoubleCell.TYPE, StringCell.TYPE);
        final CohortSpec spec = CohortSpec.of(plain, "dx", "yes");
        assertThat(spec.names(ColumnKind.ID)).containsExactly("patient");
        assertThat(spec.names(ColumnKind.FEATURE)).containsExactly("x");
        assertThat(spec.names(ColumnKind.CLINICAL)).containsExactly("sex");
    }

    @Test
    void withoutRoleColumnEveryRowIsForTrainingAndThatIsSaid() throws Exception {
        final CohortTable table = read(patients());
        final CohortTable withoutRoles = read(table.without(NodeBench.context(), List.of("role")));
        assertThat(withoutRoles.cohort().training().size()).isEqualTo(3);
        assertThat(withoutRoles.warnings()).singleElement().asString().contains("no role column");
        assertThat(table.warnings()).isEmpty();
    }

    @Test
    void newColumnsKeepRowsOrderAndMarks() throws Exception {
        final ExecutionContext exec = NodeBench.context();
        final BufferedDataTable scored = read(patients()).with(exec, ColumnKind.SCORE,
            new NumericColumn("Rad-score", new double[]{0.5, Double.NaN, -1}));
        final CohortTable again = read(scored);
        assertThat(again.spec().names(ColumnKind.SCORE)).containsExactly("Rad-score");
        assertThat(again.cohort().ids()).containsExactly("P1", "P2", "P3");
        assertThat(again.cohort().columns().values("Rad-score")).containsExactly(0.5, Double.NaN, -1);
        assertThat(StreamSupport.stream(scored.spliterator(), false).map(row -> row.getKey().getString()))
            .containsExactly("Row0", "Row1", "Row2");
    }

    @Test
    void columnOfTheSameNameIsReplacedInPlace() throws Exception {
        final BufferedDataTable replaced = read(patients()).with(NodeBench.context(), ColumnKind.ROLE,
            CategoricalColumn.of("role", List.of("validation", "training", "training")));
        assertThat(replaced.getDataTableSpec().getColumnNames()).containsExactly(MARKED.getColumnNames());
        assertThat(read(replaced).cohort().roles())
            .containsExactly(Role.VALIDATION, Role.TRAINING, Role.TRAINING);
    }

    @Test
    void missingOutcomeColumnNamesTheSetting() {
        final DataTableSpec plain = new DataTableSpec(FEATURE);
        assertThatThrownBy(() -> CohortSpec.of(plain))
            .hasMessage("No column of the table is marked as outcome; choose it in the setting \"Outcome column\".");
        assertThatThrownBy(() -> CohortSpec.of(plain, "dx", "")).hasMessage(
            "The table has no column \"dx\"; the setting \"Outcome column\" must name one of its columns.");
    }

    @Test
    void unmarkedPositiveLevelNamesTheSetting() {
        assertThatThrownBy(() -> CohortSpec.of(MARKED, "shape", ""))
            .hasMessageContaining("fill in the setting \"Positive level\"");
    }

    @Test
    void patientWithTwoRowsIsNamed() throws Exception {
        final BufferedDataTable twice = NodeBench.table(MARKED,
            NodeBench.row("P1", "SSM", 1.5, 60, "regular", "training"),
            NodeBench.row("P1", "SPST", 1.0, 50, "regular", "training"));
        assertThatThrownBy(() -> read(twice)).hasMessageContaining("Patient \"P1\" has two rows");
    }

    @Test
    void outcomeOfOneLevelIsRefused() throws Exception {
        final BufferedDataTable one =
            NodeBench.table(MARKED, NodeBench.row("P1", "SSM", 1.5, 60, "regular", "training"));
        assertThatThrownBy(() -> read(one)).hasMessageContaining("Outcome \"diagnosis\" has 1 level(s) [SSM]");
    }

    @Test
    void unknownRoleIsNamedWithItsRow() throws Exception {
        final BufferedDataTable odd = NodeBench.table(MARKED,
            NodeBench.row("P1", "SSM", 1.5, 60, "regular", "training"),
            NodeBench.row("P2", "SPST", 1.0, 50, "regular", "test"));
        assertThatThrownBy(() -> read(odd))
            .hasMessage("Row \"Row1\" has role \"test\"; a role is \"training\" or \"validation\".");
    }

    @Test
    void emptyTableIsRefused() throws Exception {
        final BufferedDataTable empty = NodeBench.table(MARKED);
        assertThatThrownBy(() -> read(empty)).hasMessageContaining("has no rows");
    }

    private static CohortTable read(final BufferedDataTable table) throws Exception {
        return CohortTable.read(table, CohortSpec.of(table.getDataTableSpec()), NodeBench.context());
    }
}
