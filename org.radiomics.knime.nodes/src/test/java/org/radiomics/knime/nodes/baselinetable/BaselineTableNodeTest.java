package org.radiomics.knime.nodes.baselinetable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.port.PortObject;
import org.radiomics.knime.nodes.NodeBench;
import org.radiomics.knime.nodes.cohort.ColumnKind;
import org.radiomics.knime.nodes.record.StudyRecordPortObject;
import org.radiomics.knime.stats.report.ReportTable;
import org.radiomics.knime.stats.report.Section;
import org.radiomics.knime.stats.test.PAdjustment;
import org.radiomics.knime.stats.test.QuantityTest;

class BaselineTableNodeTest {

    private static BufferedDataTable cohort() {
        return NodeBench.table(
            new DataTableSpec(ColumnKind.ID.texts("patient"),
                ColumnKind.markOutcome(ColumnKind.OUTCOME.texts("diagnosis"), "SSM"),
                ColumnKind.CLINICAL.numbers("age"), ColumnKind.CLINICAL.texts("shape"), ColumnKind.ROLE.texts("role")),
            NodeBench.row("1", "SSM", 60.0, "regular", "training"),
            NodeBench.row("2", "SSM", 62.0, "regular", "training"),
            NodeBench.row("3", "SSM", 64.0, "regular", "training"),
            NodeBench.row("4", "SPST", 50.0, "irregular", "training"),
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
        assertThat(((DoubleValue)NodeBench.column(values, "p").get(shape)).getDoubleValue())
            .isCloseTo(0.1, within(1e-12));
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

    private static final DataTableSpec PRINTED =
        NodeBench.spec(new String[]{"role", "variable", "level", "group", "n", "count", "mean", "sd", "p"},
            StringCell.TYPE, StringCell.TYPE, StringCell.TYPE, StringCell.TYPE, IntCell.TYPE, IntCell.TYPE,
            StringCell.TYPE, StringCell.TYPE, StringCell.TYPE);

    /** Half of table 1 of the study, doi 10.1186/s12880-023-00978-8. */
    private static BufferedDataTable printed() {
        return NodeBench.table(PRINTED,
            NodeBench.row("training", "signal", "uniform", "SSM", null, 30, null, null, ".026"),
            NodeBench.row("training", "signal", "uniform", "SPST", null, 18, null, null, null),
            NodeBench.row("training", "signal", "uneven", "SSM", null, 19, null, null, null),
            NodeBench.row("training", "signal", "uneven", "SPST", null, 31, null, null, null),
            NodeBench.row("training", "diameter", null, "SSM", 49, null, "3.06", "1.38", ".234"),
            NodeBench.row("training", "diameter", null, "SPST", 49, null, "4.87", "10.53", null),
            NodeBench.row("validation", "diameter", null, "SSM", 20, null, "3.39", "1.26", ".101"),
            NodeBench.row("validation", "diameter", null, "SPST", 17, null, "4.71", "2.94", null),
            NodeBench.row("validation", "age", null, "SSM", 20, null, "58.15", "11.39", ".9"),
            NodeBench.row("validation", "age", null, "SPST", 17, null, "51.35", "20.94", ".9"));
    }

    private static NodeBench printedNode() throws Exception {
        return NodeBench.of(new BaselineTableNodeFactory()).with(BaselineTableNodeModel.PRINTED, true);
    }

    @Test
    void aPrintedTableIsCheckedByTheTestsThatGiveItsP() throws Exception {
        final NodeBench node = printedNode();
        final BufferedDataTable values = (BufferedDataTable)node.execute(printed(), null)[0];
        final String counts = "Fisher's exact test, Chi-square test, Yates' correction";
        assertThat(NodeBench.column(values, "reproduced by")).extracting(Object::toString)
            .containsExactly(counts, counts, counts, counts, "t test, pooled variance", "t test, pooled variance",
                "Welch's t test", "Welch's t test", "", "");
        assertThat(((DoubleValue)NodeBench.column(values, "Welch p, lowest").get(6)).getDoubleValue()).isCloseTo(0.0969,
            within(0.00005));
        assertThat(((DoubleValue)NodeBench.column(values, "Welch p, highest").get(6)).getDoubleValue())
            .isCloseTo(0.1029, within(0.00005));
        assertThat(node.warning()).isEqualTo("No test gives the printed p .9 of age (validation).");
    }

    @Test
    void printedNumbersMayBeNumbersWithAGivenNumberOfDigits() throws Exception {
        final DataTableSpec spec = NodeBench.spec(new String[]{"variable", "group", "n", "mean", "sd", "p"},
            StringCell.TYPE, StringCell.TYPE, DoubleCell.TYPE, DoubleCell.TYPE, DoubleCell.TYPE, DoubleCell.TYPE);
        final NodeBench node = printedNode();
        final BufferedDataTable values = (BufferedDataTable)node.execute(
            NodeBench.table(spec, NodeBench.row("size", "a", 20.0, 3.4, 1.0, 0.1),
                NodeBench.row("size", "b", 17.0, 3.0, 1.0, 0.1)),
            null)[0];
        assertThat(NodeBench.column(values, "printed p").get(0).toString()).isEqualTo("0.100");
        final double lowest = ((DoubleValue)NodeBench.column(values, "pooled p, lowest").get(0)).getDoubleValue();
        // t = (3.405 - 2.995) / (0.995 sqrt(1/20 + 1/17)) = 1.2491 with 35 degrees of freedom
        assertThat(lowest).isCloseTo(0.219916, within(1e-6));
        assertThat(node.warning()).startsWith("There is no role column");
    }

    @Test
    void aPrintedTableThatLacksSomethingIsToldWhat() throws Exception {
        final DataTableSpec noCount = NodeBench.spec(new String[]{"variable", "group", "n"}, StringCell.TYPE,
            StringCell.TYPE, IntCell.TYPE);
        assertThatThrownBy(() -> printedNode().execute(NodeBench.table(noCount), null))
            .hasMessageStartingWith("The table has no column \"mean\"; a printed table has the columns variable and "
                + "group");
        assertThatThrownBy(() -> printedNode().execute(
            NodeBench.table(PRINTED, NodeBench.row(null, "shape", "round", "SSM", null, 3, null, null, null),
                NodeBench.row(null, "shape", "flat", "SPST", null, 3, null, null, null)),
            null)).hasMessage("Variable \"shape\", level \"round\", has 0 rows of group \"SPST\"; a printed table has "
                + "one.");
        assertThatThrownBy(() -> printedNode().execute(
            NodeBench.table(PRINTED, NodeBench.row(null, "age", null, "SSM", null, null, "3", "1", null),
                NodeBench.row(null, "age", null, "SPST", 4, null, "3", "1", null)),
            null)).hasMessage("Row \"Row0\" of the printed table has nothing in column \"n\"; it needs a whole number "
                + "of at least 0 there.");
        assertThatThrownBy(() -> printedNode().with(BaselineTableNodeModel.VARIABLES, List.of("weight"))
            .execute(printed(), null)).hasMessageStartingWith("The printed table has no variable \"weight\"");
    }

    @Test
    void testsMayBeToldAndTheirPAdjusted() throws Exception {
        final PortObject[] out = NodeBench.of(new BaselineTableNodeFactory())
            .with(BaselineTableNodeModel.QUANTITY_TEST, QuantityTest.MANN_WHITNEY)
            .with(BaselineTableNodeModel.ADJUSTMENT, PAdjustment.HOLM).execute(cohort(), null);
        final BufferedDataTable values = (BufferedDataTable)out[0];
        assertThat(NodeBench.column(values, "test").get(0).toString()).isEqualTo("Mann-Whitney test, exact");
        // The most extreme of C(6, 3) = 20 orders on either side; both variables have p = 0.1.
        assertThat(((DoubleValue)NodeBench.column(values, "p").get(0)).getDoubleValue()).isCloseTo(0.1, within(1e-12));
        assertThat(((DoubleValue)NodeBench.column(values, "adjusted p").get(0)).getDoubleValue())
            .isCloseTo(0.2, within(1e-12));
        final ReportTable printed = ((StudyRecordPortObject)out[1]).record().sections().get(0).tables().get(0);
        assertThat(printed.rows().get(0).get(0)).isEqualTo("age, median [quartiles]");
        assertThat(printed.rows().get(0).get(1)).isEqualTo("62.00 [61.00, 63.00]");
    }

    private static BufferedDataTable centers() {
        return NodeBench.table(
            new DataTableSpec(ColumnKind.ID.texts("patient"),
                ColumnKind.markOutcome(ColumnKind.OUTCOME.texts("diagnosis"), "SSM"),
                ColumnKind.CLINICAL.numbers("age"), ColumnKind.CLINICAL.numbers("center"),
                ColumnKind.ROLE.texts("role")),
            NodeBench.row("1", "SSM", 1.0, 10.0, "training"), NodeBench.row("2", "SPST", 2.0, 10.0, "training"),
            NodeBench.row("3", "SSM", 3.0, 10.0, "training"), NodeBench.row("4", "SPST", 2.0, 9.0, "training"),
            NodeBench.row("5", "SSM", 3.0, 9.0, "training"), NodeBench.row("6", "SPST", 4.0, 9.0, "training"),
            NodeBench.row("7", "SSM", 3.0, 20.0, "training"), NodeBench.row("8", "SSM", 4.0, 20.0, "training"),
            NodeBench.row("9", "SPST", 5.0, 20.0, "training"), NodeBench.row("10", "SSM", 9.0, null, "training"));
    }

    @Test
    void threeGroupsOfAColumnAreComparedByAnalysisOfVariance() throws Exception {
        final NodeBench node = NodeBench.of(new BaselineTableNodeFactory()).with(GroupLevels.OPTION, "center");
        final PortObject[] out = node.execute(centers(), null);
        final BufferedDataTable values = (BufferedDataTable)out[0];
        assertThat(NodeBench.column(values, "group")).extracting(Object::toString).containsExactly("9", "10", "20");
        assertThat(NodeBench.column(values, "test").get(0).toString()).isEqualTo("One-way analysis of variance");
        // Means 3, 2, 4 and variances 1 of three each: F = (3 (0 + 1 + 1) / 2) / 1 = 3, p = (1 + 2 x 3 / 6)^-3 = 1/8.
        assertThat(((DoubleValue)NodeBench.column(values, "statistic").get(0)).getDoubleValue())
            .isCloseTo(3, within(1e-12));
        assertThat(((DoubleValue)NodeBench.column(values, "ANOVA p").get(0)).getDoubleValue())
            .isCloseTo(0.125, within(1e-12));
        assertThat(node.warning()).contains("1 patients have no value in \"center\"");
        final Section section = ((StudyRecordPortObject)out[1]).record().sections().get(0);
        assertThat(section.tables().get(0).columns()).containsExactly("Variable", "training: 9 (n = 3)",
            "training: 10 (n = 3)", "training: 20 (n = 3)", "training: p", "training: test");
        assertThat(section.tables().get(0).rows().get(0).get(2)).isEqualTo("2.00 \u00b1 1.00");
    }

    @Test
    void aGroupColumnThatIsNoVariableIsRefused() {
        assertThatThrownBy(() -> NodeBench.of(new BaselineTableNodeFactory()).with(GroupLevels.OPTION, "diagnosis")
            .execute(centers(), null)).hasMessageContaining("choose a clinical variable");
    }
}
