package org.radiomics.knime.nodes.calibrationview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.knime.core.data.DataCell;
import org.knime.core.data.DoubleValue;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.port.PortObject;
import org.radiomics.knime.nodes.NodeBench;
import org.radiomics.knime.nodes.dcaview.DcaViewNodeFactory;
import org.radiomics.knime.nodes.logisticlearner.LogisticLearnerNodeFactory;
import org.radiomics.knime.nodes.model.ExampleCohort;
import org.radiomics.knime.nodes.record.StudyRecordPortObject;
import org.radiomics.knime.stats.report.Section;

class CalibrationAndDecisionViewsTest {

    private static PortObject[] learned() throws Exception {
        return NodeBench.of(new LogisticLearnerNodeFactory()).execute(ExampleCohort.table(), null);
    }

    private static NodeBench calibration() throws Exception {
        return NodeBench.of(new CalibrationViewNodeFactory()).with(CalibrationViewNodeModel.REPETITIONS, 50);
    }

    private static double value(final BufferedDataTable table, final String set, final String measure,
        final String column) {
        final List<List<String>> rows = NodeBench.texts(table);
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).get(0).equals(set) && rows.get(i).get(1).equals(measure)) {
                final DataCell cell = NodeBench.column(table, column).get(i);
                return cell.isMissing() ? Double.NaN : ((DoubleValue)cell).getDoubleValue();
            }
        }
        throw new AssertionError("no " + measure + " of " + set);
    }

    @Test
    void trainingRowsAreCorrectedForOptimismWhereTheModelIsConnected() throws Exception {
        final PortObject[] model = learned();
        final BufferedDataTable table = (BufferedDataTable)calibration().execute(model[0], model[2], null)[1];
        // a model has slope 1 on the rows that it was fitted to, and less on new ones
        assertThat(value(table, "training", "calibration slope", "value")).isCloseTo(1, within(1e-6));
        assertThat(value(table, "training", "calibration slope", "corrected for optimism")).isLessThan(1);
        assertThat(value(table, "training", "Hosmer-Lemeshow degrees of freedom", "value")).isEqualTo(8);
        assertThat(value(table, "validation", "Hosmer-Lemeshow degrees of freedom", "value")).isEqualTo(10);
        assertThat(value(table, "validation", "calibration slope", "corrected for optimism")).isNaN();
    }

    @Test
    void optimismTableIsThatOfValidate() throws Exception {
        final PortObject[] model = learned();
        final BufferedDataTable table = (BufferedDataTable)calibration().execute(model[0], model[2], null)[1];
        for (final String measure : List.of("AUC", "Brier score", "Dxy", "R2", "D", "U", "Q", "g", "gp")) {
            final double optimism =
                value(table, "training", measure, "training") - value(table, "training", measure, "test");
            assertThat(value(table, "training", measure, "optimism")).as(measure).isCloseTo(optimism, within(1e-12));
            assertThat(value(table, "training", measure, "corrected for optimism")).as(measure)
                .isCloseTo(value(table, "training", measure, "value") - optimism, within(1e-9));
            assertThat(value(table, "training", measure, "resamples")).isEqualTo(50);
        }
        assertThat(value(table, "training", "Dxy", "value"))
            .isCloseTo(2 * value(table, "training", "AUC", "value") - 1, within(1e-12));
        // -2/n on the rows that a model was fitted to, as there is nothing to recalibrate
        assertThat(value(table, "training", "U", "value")).isCloseTo(-2.0 / ExampleCohort.TRAINING, within(1e-6));
        assertThat(value(table, "validation", "Hosmer-Lemeshow p (groups)", "value"))
            .isEqualTo(value(table, "validation", "Hosmer-Lemeshow p", "value"));
        assertThat(value(table, "training", "Hosmer-Lemeshow p (groups - 2)", "value"))
            .isEqualTo(value(table, "training", "Hosmer-Lemeshow p", "value"));
    }

    @Test
    void recalibrationIsLearnedOnTrainingPatientsAndAppliedToTheOthers() throws Exception {
        final PortObject[] model = learned();
        final NodeBench node = calibration().with(CalibrationViewNodeModel.RECALIBRATION,
            CalibrationViewNodeModel.Recalibrating.INTERCEPT_AND_SLOPE);
        final PortObject[] out = node.execute(model[0], null, null);
        final BufferedDataTable table = (BufferedDataTable)out[1];
        // the model was fitted to the training patients, so that there is nothing to learn
        assertThat(value(table, "validation, recalibrated", "Brier score", "value"))
            .isCloseTo(value(table, "validation", "Brier score", "value"), within(1e-6));
        assertThat(((StudyRecordPortObject)out[3]).record().sections().get(0).summary())
            .contains("log odds were multiplied by 1.000 and shifted by 0.000, learned on 50 training patients.");
    }

    @Test
    void seedDecidesTheCorrection() throws Exception {
        final PortObject[] model = learned();
        final List<List<String>> first = NodeBench.texts((BufferedDataTable)calibration().execute(model[0], model[2],
            null)[2]);
        assertThat(NodeBench.texts((BufferedDataTable)calibration().execute(model[0], model[2], null)[2]))
            .isEqualTo(first);
        assertThat(NodeBench.texts((BufferedDataTable)calibration().with(CalibrationViewNodeModel.SEED, 9)
            .execute(model[0], model[2], null)[2])).isNotEqualTo(first);
    }

    @Test
    void withoutModelTheNodeSaysThatNothingIsCorrected() throws Exception {
        final NodeBench node = calibration();
        final PortObject[] out = node.execute(learned()[0], null, null);
        assertThat(node.warning())
            .isEqualTo("No model is connected, so the curve of the training patients is not corrected for optimism.");
        final Section section = ((StudyRecordPortObject)out[3]).record().sections().get(0);
        assertThat(section.pictures()).hasSize(1);
        assertThat(section.warnings()).containsExactly(node.warning());
    }

    @Test
    void decisionCurvesOfTrainingValidationAndWholeCohort() throws Exception {
        final PortObject[] out = NodeBench.of(new DcaViewNodeFactory()).execute(learned()[0], null);
        final BufferedDataTable curves = (BufferedDataTable)out[1];
        assertThat(NodeBench.column(curves, "set").stream().map(DataCell::toString).distinct())
            .containsExactly("training", "validation", "whole cohort");
        final List<List<String>> rows = NodeBench.texts(curves);
        // at threshold 0 everyone is treated, so that the net benefit is the share of positives: one half by
        // construction
        assertThat(rows.get(0)).startsWith("training", "Clinical model", "0.0", "0.5");
        assertThat(rows.get(1)).startsWith("training", "treat all", "0.0", "0.5");
        assertThat(rows.get(2)).startsWith("training", "treat none", "0.0", "0.0");
    }
}
