package org.radiomics.knime.nodes.logisticlearner;

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
import org.radiomics.knime.nodes.model.ExampleCohort;
import org.radiomics.knime.nodes.model.LogisticModelPortObject;
import org.radiomics.knime.nodes.model.ReferenceLevels;
import org.radiomics.knime.nodes.model.UnseenRows;
import org.radiomics.knime.nodes.record.Confidence;
import org.radiomics.knime.nodes.record.StudyRecordPortObject;
import org.radiomics.knime.stats.model.LogisticModel;

class LogisticLearnerNodeTest {

    private static NodeBench node() {
        return NodeBench.of(new LogisticLearnerNodeFactory());
    }

    private static LogisticModel model(final PortObject[] out) {
        return ((LogisticModelPortObject)out[2]).model();
    }

    @Test
    void clinicalVariablesArePredictorsUnlessOthersAreNamed() throws Exception {
        assertThat(model(node().execute(ExampleCohort.table(), null)).columns()).containsExactly("age", "signal");
        assertThat(model(node().with(LogisticLearnerNodeModel.PREDICTORS, List.of("f1"))
            .execute(ExampleCohort.table(), null)).columns()).containsExactly("f1");
    }

    @Test
    void tableGivesUnivariateAndJointOddsRatiosWithTheReferenceLevel() throws Exception {
        final BufferedDataTable table = (BufferedDataTable)node().execute(ExampleCohort.table(), null)[1];
        assertThat(NodeBench.column(table, "model")).extracting(DataCell::toString).containsExactly("univariate",
            "univariate", "multivariable", "multivariable", "multivariable");
        assertThat(NodeBench.column(table, "level").get(1).toString()).isEqualTo("uniform");
        assertThat(NodeBench.column(table, "reference level").get(1).toString()).isEqualTo("uneven");
    }

    @Test
    void validationRowsHaveNoPartInTheFitButArePredicted() throws Exception {
        final PortObject[] out = node().execute(ExampleCohort.table(true), null);
        assertThat(model(out).toJson()).isEqualTo(model(node().execute(ExampleCohort.table(false), null)).toJson());
        assertThat(NodeBench.column((BufferedDataTable)out[0], "Clinical model")).hasSize(ExampleCohort.SIZE)
            .noneMatch(DataCell::isMissing);
    }

    @Test
    void screenLetsOnlySignificantPredictorsIn() throws Exception {
        final NodeBench node = node().with(LogisticLearnerNodeModel.PREDICTORS, List.of("f1", "f5"))
            .with(LogisticLearnerNodeModel.SCREEN, 0.01);
        assertThat(model(node.execute(ExampleCohort.table(), null)).columns()).containsExactly("f1");
    }

    @Test
    void modelSurvivesSaving() throws Exception {
        final LogisticModelPortObject port = (LogisticModelPortObject)node().execute(ExampleCohort.table(), null)[2];
        assertThat(NodeBench.savedAndLoaded(port, new LogisticModelPortObject.Serializer()).model().toJson())
            .isEqualTo(port.model().toJson());
    }

    @Test
    void separationIsNamedAndEitherCorrectedOrAnError() throws Exception {
        final DataTableSpec spec = new DataTableSpec(ColumnKind.ID.texts("patient"),
            ColumnKind.markOutcome(ColumnKind.OUTCOME.texts("diagnosis"), "SSM"), ColumnKind.CLINICAL.numbers("size"));
        final BufferedDataTable separated = NodeBench.table(spec, NodeBench.row("1", "SPST", 1.0),
            NodeBench.row("2", "SPST", 2.0), NodeBench.row("3", "SPST", 3.0), NodeBench.row("4", "SSM", 4.0),
            NodeBench.row("5", "SSM", 5.0), NodeBench.row("6", "SSM", 6.0));
        final NodeBench firth = node();
        assertThat(model(firth.execute(separated, null)).firth()).isTrue();
        assertThat(firth.warning()).contains("size");
        assertThatThrownBy(() -> node().with(LogisticLearnerNodeModel.SEPARATION,
            LogisticLearnerNodeModel.Separation.STOP).execute(separated, null)).hasMessageContaining("size");
    }

    @Test
    void variablesAndFitHaveTablesOfTheirOwn() throws Exception {
        final PortObject[] out = node().execute(ExampleCohort.table(), null);
        assertThat(NodeBench.column((BufferedDataTable)out[4], "variable")).extracting(DataCell::toString)
            .containsExactly("age", "signal", "whole model");
        assertThat(NodeBench.column((BufferedDataTable)out[4], "p")).noneMatch(DataCell::isMissing);
        assertThat(NodeBench.column((BufferedDataTable)out[5], "statistic")).extracting(DataCell::toString)
            .contains("AIC", "BIC", "Nagelkerke R2", "C");
        assertThat(NodeBench.column((BufferedDataTable)out[6], "step")).isEmpty();
    }

    @Test
    void stepwiseSelectionGivesItsPathAndAWarning() throws Exception {
        final NodeBench node = node().with(LogisticLearnerNodeModel.PREDICTORS, List.of("f1", "f2", "f5", "f6", "f7"))
            .with(LogisticLearnerNodeModel.STEPWISE, LogisticLearnerNodeModel.Stepwise.FORWARD);
        final PortObject[] out = node.execute(ExampleCohort.table(), null);
        assertThat(model(out).columns()).contains("f1", "f2").hasSizeLessThan(5);
        assertThat(NodeBench.column((BufferedDataTable)out[6], "action").get(0)).hasToString("start");
        assertThat(node.warning()).contains("too optimistic");
    }

    @Test
    void referenceLevelIsThatOfTheSetting() throws Exception {
        final NodeBench node = node().with(ReferenceLevels.OPTION, List.of("signal=uniform"));
        assertThat(model(node.execute(ExampleCohort.table(), null)).terms().get(2).reference()).isEqualTo("uniform");
        assertThatThrownBy(() -> node().with(ReferenceLevels.OPTION, List.of("size=large"))
            .execute(ExampleCohort.table(), null)).hasMessage("Setting \"Reference levels\" has \"size=large\"; it must"
                + " be column=level with one of the predictors age, signal.");
    }

    @Test
    void aCategoryThatIsNewIsAnErrorOrMissing() throws Exception {
        final DataTableSpec spec = new DataTableSpec(ColumnKind.ID.texts("patient"),
            ColumnKind.markOutcome(ColumnKind.OUTCOME.texts("diagnosis"), "SSM"), ColumnKind.CLINICAL.texts("site"),
            ColumnKind.ROLE.texts("role"));
        final BufferedDataTable table = NodeBench.table(spec, NodeBench.row("1", "SPST", "a", "training"),
            NodeBench.row("2", "SSM", "a", "training"), NodeBench.row("3", "SPST", "b", "training"),
            NodeBench.row("4", "SSM", "b", "training"), NodeBench.row("5", "SSM", "b", "training"),
            NodeBench.row("6", "SSM", "c", "validation"));
        assertThatThrownBy(() -> node().execute(table, null))
            .hasMessage("1 rows can have no prediction because a level of "
            + "\"site\" did not occur in training: \"c\" (1). Merge each with a level of the training rows, leave the "
            + "patients out, or choose the setting \"Missing if a category is new\".");
        final NodeBench node = node().with(UnseenRows.OPTION, true);
        final PortObject[] out = node.execute(table, null);
        assertThat(((StudyRecordPortObject)out[3]).record().sections().get(0).warnings())
            .contains("1 rows have no prediction because a level of \"site\" did not occur in training: \"c\" (1).");
        final BufferedDataTable predicted = (BufferedDataTable)out[0];
        assertThat(NodeBench.column(predicted, "Clinical model")).filteredOn(DataCell::isMissing).hasSize(1);
        assertThat(node.warning()).contains("did not occur in training: \"c\" (1)");
    }

    @Test
    void unknownPredictorIsNamed() {
        assertThatThrownBy(() -> node().with(LogisticLearnerNodeModel.PREDICTORS, List.of("weight"))
            .execute(ExampleCohort.table(), null)).hasMessage("The table has no column \"weight\", which the setting "
                + "\"Predictors\" names; correct the setting or the table.");
    }

    @Test
    void intervalsOfAnotherLevelAreNarrowerAndNamedAfterIt() throws Exception {
        final BufferedDataTable odds =
            (BufferedDataTable)node().with(Confidence.OPTION, 0.8).execute(ExampleCohort.table(), null)[1];
        // A Wald interval is exp(coefficient -+ 1.2816 standard errors).
        final double coefficient = ((DoubleValue)NodeBench.column(odds, "coefficient").get(3)).getDoubleValue();
        final double error = ((DoubleValue)NodeBench.column(odds, "standard error").get(3)).getDoubleValue();
        assertThat(((DoubleValue)NodeBench.column(odds, "OR lower (80 %)").get(3)).getDoubleValue())
            .isCloseTo(Math.exp(coefficient - 1.2815515655446004 * error), within(1e-12));
        assertThat(odds.getDataTableSpec().getColumnNames()).contains("OR upper (80 %)").doesNotContain("OR lower");
    }
}
