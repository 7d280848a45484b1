package org.radiomics.knime.nodes.dcaview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.port.PortObject;
import org.radiomics.knime.nodes.NodeBench;
import org.radiomics.knime.nodes.cohort.ColumnKind;
import org.radiomics.knime.nodes.record.Confidence;
import org.radiomics.knime.nodes.record.StudyRecordPortObject;

class DcaViewNodeTest {

    private static final DataTableSpec SPEC = new DataTableSpec(ColumnKind.ID.texts("patient"),
        ColumnKind.markOutcome(ColumnKind.OUTCOME.texts("diagnosis"), "SSM"), ColumnKind.PROBABILITY.numbers("model"),
        ColumnKind.ROLE.texts("role"));

    private static BufferedDataTable cohort() {
        return NodeBench.table(SPEC, NodeBench.row("1", "SPST", 0.1, "training"),
            NodeBench.row("2", "SSM", 0.5, "training"), NodeBench.row("3", "SPST", 0.5, "training"),
            NodeBench.row("4", "SSM", 0.9, "training"));
    }

    private static PortObject[] execute(final int repetitions) throws Exception {
        return NodeBench.of(new DcaViewNodeFactory()).with(DcaViewNodeModel.ROWS, DcaViewNodeModel.Rows.TRAINING)
            .with(DcaViewNodeModel.REPETITIONS, repetitions).execute(cohort(), null);
    }

    private static DataCell cell(final PortObject[] out, final String column, final int row) {
        return NodeBench.column((BufferedDataTable)out[1], column).get(row);
    }

    private static double number(final PortObject[] out, final String column, final int row) {
        return ((DoubleValue)cell(out, column, row)).getDoubleValue();
    }

    @Test
    void withoutRepetitionsThereAreNoBands() throws Exception {
        final PortObject[] out = execute(0);
        assertThat(cell(out, "net benefit lower", 0).isMissing()).isTrue();
        // At 0.5, three rows a threshold, 2 of 4 are rightly and 1 is wrongly treated.
        assertThat(number(out, "net benefit", 150)).isCloseTo(0.25, within(1e-15));
        assertThat(number(out, "interventions avoided", 150)).isCloseTo(25, within(1e-12));
    }

    @Test
    void bandsSurroundTheCurveAndTheSummaryTellsOfThem() throws Exception {
        final PortObject[] out = execute(200);
        assertThat(number(out, "net benefit", 150)).isCloseTo(0.25, within(1e-15));
        assertThat(number(out, "net benefit lower", 150)).isLessThan(0.25);
        assertThat(number(out, "net benefit upper", 150)).isGreaterThan(0.25);
        assertThat(number(out, "interventions avoided lower", 150)).isLessThan(25);
        assertThat(number(out, "net benefit upper", 151)).isGreaterThan(number(out, "net benefit", 151));
        assertThat(cell(out, "net benefit upper", 152).isMissing()).isTrue();
        assertThat(((StudyRecordPortObject)out[2]).record().sections().get(0).summary())
            .endsWith("The 95 % bands are percentiles of 200 bootstrap resamples of the patients.");
    }

    @Test
    void thresholdsAreThoseOfTheSettings() throws Exception {
        final PortObject[] out = NodeBench.of(new DcaViewNodeFactory())
            .with(DcaViewNodeModel.ROWS, DcaViewNodeModel.Rows.TRAINING).with(DcaViewNodeModel.FROM, 0.1)
            .with(DcaViewNodeModel.TO, 0.5).with(DcaViewNodeModel.STEP, 0.05).execute(cohort(), null);
        assertThat(NodeBench.column((BufferedDataTable)out[1], "threshold").stream()
            .map(cell -> ((DoubleValue)cell).getDoubleValue()).distinct())
            .containsExactly(0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5);
        assertThat(((StudyRecordPortObject)out[2]).record().sections().get(0).summary())
            .contains("over threshold probabilities from 0.1 to 0.5");
    }

    @Test
    void thresholdsThatDoNotAscendAreRefused() {
        assertThatThrownBy(() -> NodeBench.of(new DcaViewNodeFactory()).with(DcaViewNodeModel.FROM, 0.5)
            .with(DcaViewNodeModel.TO, 0.2).configure(SPEC, null))
            .hasMessage("\"Thresholds from\" is 0.5 and \"Thresholds to\" is 0.2; the first must be the smaller one.");
    }

    @Test
    void treatingNoneAvoidsInterventionsAndMissesCases() throws Exception {
        final PortObject[] out = execute(0);
        assertThat(cell(out, "interventions avoided", 2).isMissing()).isTrue();
        // At 0.2, half of the patients are negative: of 100 patients 50 are spared, less 50 x 0.8/0.2 for those missed.
        assertThat(number(out, "interventions avoided", 3 * 20 + 1)).isZero();
        assertThat(number(out, "interventions avoided", 3 * 20 + 2)).isCloseTo(50 - 50 * 4, within(1e-11));
    }

    @Test
    void bandsTellTheirLevelWhereItIsNotTheUsualOne() throws Exception {
        final PortObject[] out = NodeBench.of(new DcaViewNodeFactory())
            .with(DcaViewNodeModel.ROWS, DcaViewNodeModel.Rows.TRAINING).with(DcaViewNodeModel.REPETITIONS, 50)
            .with(Confidence.OPTION, 0.9).execute(cohort(), null);
        assertThat(((BufferedDataTable)out[1]).getDataTableSpec().getColumnNames()).containsExactly("set", "model",
            "threshold", "net benefit", "interventions avoided", "net benefit lower (90 %)", "net benefit upper (90 %)",
            "interventions avoided lower (90 %)", "interventions avoided upper (90 %)");
        assertThat(((StudyRecordPortObject)out[2]).record().sections().get(0).summary())
            .contains("The 90 % bands are percentiles of 50 bootstrap resamples");
    }
}
