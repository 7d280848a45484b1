package org.radiomics.knime.nodes.nomogramlearner;

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
import org.radiomics.knime.nodes.cohort.CohortSpec;
import org.radiomics.knime.nodes.cohort.CohortTable;
import org.radiomics.knime.nodes.cohort.ColumnKind;
import org.radiomics.knime.nodes.model.ExampleCohort;
import org.radiomics.knime.nodes.model.LogisticModelPortObject;
import org.radiomics.knime.nodes.model.NomogramPortObject;
import org.radiomics.knime.nodes.model.UnseenRows;
import org.radiomics.knime.nodes.nomogrampredictor.NomogramPredictorNodeFactory;
import org.radiomics.knime.nodes.record.StudyRecordPortObject;

class NomogramNodesTest {

    private static PortObject[] learn() throws Exception {
        return NodeBench.of(new NomogramLearnerNodeFactory())
            .with(NomogramLearnerNodeModel.PREDICTORS, List.of("age", "signal", "f1"))
            .execute(ExampleCohort.table(), null);
    }

    @Test
    void widestAxisSpansAHundredPoints() throws Exception {
        final BufferedDataTable points = (BufferedDataTable)learn()[2];
        final List<DataCell> axes = NodeBench.column(points, "axis");
        final List<DataCell> values = NodeBench.column(points, "points");
        double widest = 0;
        for (int i = 0; i < axes.size(); i++) {
            if (List.of("age", "signal", "f1").contains(axes.get(i).toString())) {
                widest = Math.max(widest, ((DoubleValue)values.get(i)).getDoubleValue());
            }
        }
        assertThat(widest).isCloseTo(100, within(1e-9));
        assertThat(axes).extracting(DataCell::toString).contains("Total points", "Linear predictor", "Probability");
    }

    @Test
    void pointsGiveTheProbabilityOfTheModel() throws Exception {
        final PortObject[] learned = learn();
        final NomogramPortObject saved =
            NodeBench.savedAndLoaded((NomogramPortObject)learned[0], new NomogramPortObject.Serializer());
        final BufferedDataTable predicted = (BufferedDataTable)NodeBench.of(new NomogramPredictorNodeFactory())
            .execute(ExampleCohort.table(), saved, null)[0];
        final BufferedDataTable table = ExampleCohort.table();
        final double[] expected = ((LogisticModelPortObject)learned[0]).model().predict(
            CohortTable.read(table, CohortSpec.of(table.getDataTableSpec()), NodeBench.context()).cohort().columns());
        final List<DataCell> probability = NodeBench.column(predicted, "Nomogram");
        for (int i = 0; i < expected.length; i++) {
            assertThat(((DoubleValue)probability.get(i)).getDoubleValue()).isCloseTo(expected[i], within(1e-12));
        }
        assertThat(ColumnKind.of(predicted.getDataTableSpec().getColumnSpec("Nomogram points")))
            .contains(ColumnKind.POINTS);
    }

    @Test
    void pointsTableGivesTheProbabilityOfTotalPointsOnly() throws Exception {
        final BufferedDataTable points = (BufferedDataTable)learn()[2];
        final List<DataCell> axes = NodeBench.column(points, "axis");
        final List<DataCell> probability = NodeBench.column(points, "probability");
        for (int i = 0; i < axes.size(); i++) {
            assertThat(probability.get(i).isMissing()).as(axes.get(i).toString())
                .isEqualTo(List.of("age", "signal", "f1").contains(axes.get(i).toString()));
        }
    }

    @Test
    void patientsBeyondAnAxisAreExtrapolatedWithAWarning() throws Exception {
        final DataTableSpec spec = new DataTableSpec(ColumnKind.ID.texts("patient"),
            ColumnKind.markOutcome(ColumnKind.OUTCOME.texts("diagnosis"), "SSM"), ColumnKind.FEATURE.numbers("f1"),
            ColumnKind.CLINICAL.numbers("age"), ColumnKind.CLINICAL.texts("signal"));
        final NodeBench predictor = NodeBench.of(new NomogramPredictorNodeFactory());
        final BufferedDataTable predicted = (BufferedDataTable)predictor.execute(
            NodeBench.table(spec, NodeBench.row("1", "SSM", 0.0, 150.0, "uneven"),
                NodeBench.row("2", "SPST", 0.0, 55.0, "uniform")), learn()[0], null)[0];
        assertThat(predictor.warning()).contains("1 rows have \"age\" beyond the axis of the nomogram");
        assertThat(NodeBench.column(predicted, "Nomogram")).noneMatch(DataCell::isMissing);
    }

    @Test
    void aCategoryThatIsNewIsAnErrorOrMissing() throws Exception {
        final DataTableSpec spec = new DataTableSpec(ColumnKind.ID.texts("patient"),
            ColumnKind.markOutcome(ColumnKind.OUTCOME.texts("diagnosis"), "SSM"), ColumnKind.FEATURE.numbers("f1"),
            ColumnKind.CLINICAL.numbers("age"), ColumnKind.CLINICAL.texts("signal"));
        final BufferedDataTable table = NodeBench.table(spec, NodeBench.row("1", "SSM", 0.0, 55.0, "uneven"),
            NodeBench.row("2", "SPST", 0.0, 55.0, "dark"), NodeBench.row("3", "SSM", 0.0, 55.0, "bright"),
            NodeBench.row("4", "SSM", 0.0, 55.0, "dark"));
        final String levels = " no prediction because a level of \"signal\" did not occur in training: ";
        final PortObject nomogram = learn()[0];
        assertThatThrownBy(() -> NodeBench.of(new NomogramPredictorNodeFactory()).execute(table, nomogram, null))
            .hasMessageStartingWith("3 rows can have" + levels)
            .hasMessageContainingAll("\"dark\" (2)", "\"bright\" (1)")
            .hasMessageEndingWith(". Merge each with a level of the training rows, leave the patients out, or choose "
                + "the setting \"Missing if a category is new\".");
        final NodeBench predictor = NodeBench.of(new NomogramPredictorNodeFactory()).with(UnseenRows.OPTION, true);
        final PortObject[] out = predictor.execute(table, nomogram, null);
        assertThat(predictor.warning()).startsWith("3 rows have" + levels);
        assertThat(((StudyRecordPortObject)out[1]).record().sections().get(0).warnings())
            .anyMatch(warning -> warning.startsWith("3 rows have" + levels));
        assertThat(NodeBench.column((BufferedDataTable)out[0], "Nomogram")).extracting(DataCell::isMissing)
            .containsExactly(false, true, true, true);
    }

    @Test
    void pictureHasTheWidthOfTheSetting() throws Exception {
        final PortObject[] out = NodeBench.of(new NomogramLearnerNodeFactory())
            .with(NomogramLearnerNodeModel.PREDICTORS, List.of("age")).with(NomogramLearnerNodeModel.WIDTH, 400)
            .execute(ExampleCohort.table(), null);
        final StudyRecordPortObject record = (StudyRecordPortObject)out[3];
        assertThat(record.record().sections().get(0).pictures().get(0).svg()).contains("viewBox=\"0 0 400 ");
    }
}
