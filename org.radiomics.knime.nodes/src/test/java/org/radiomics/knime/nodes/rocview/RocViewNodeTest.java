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
import org.radiomics.knime.nodes.record.Confidence;
import org.radiomics.knime.nodes.record.StudyRecordPortObject;
import org.radiomics.knime.stats.evaluation.ProportionMethod;

class RocViewNodeTest {

    private static final DataTableSpec SPEC = new DataTableSpec(ColumnKind.ID.texts("patient"),
        ColumnKind.markOutcome(ColumnKind.OUTCOME.texts("diagnosis"), "SSM"), ColumnKind.SCORE.numbers("good"),
        ColumnKind.SCORE.numbers("poor"), ColumnKind.ROLE.texts("role"));

    /** Training: "good" ranks 5 of the 6 pairs rightly, best cut between 2 and 3; validation: both are always wrong. */
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

    private static double number(final PortObject table, final String column, final int row) {
        return ((DoubleValue)NodeBench.column((BufferedDataTable)table, column).get(row)).getDoubleValue();
    }

    private static String text(final PortObject table, final String column, final int row) {
        return NodeBench.column((BufferedDataTable)table, column).get(row).toString();
    }

    @Test
    void intervalOfTheAreaIsAsChosenAndNamed() throws Exception {
        final PortObject binomial =
            node().with(RocViewNodeModel.AREA_INTERVAL, AreaInterval.BINOMIAL).execute(cohort(), null)[1];
        // 5/6 of 5 patients is 4 of 5; R: binom.test(4, 5)$conf.int.
        assertThat(number(binomial, "AUC lower", 0)).isCloseTo(0.283582063881911, within(1e-12));
        assertThat(number(binomial, "AUC upper", 0)).isCloseTo(0.994949236620532, within(1e-12));
        assertThat(text(binomial, "interval", 0)).isEqualTo("binomial exact");
        final PortObject percentile = node().with(RocViewNodeModel.AREA_INTERVAL, AreaInterval.PERCENTILE)
            .with(RocViewNodeModel.SEED, 3).execute(cohort(), null)[1];
        assertThat(number(percentile, "AUC lower", 0)).isBetween(0.0, 5.0 / 6);
        assertThat(number(percentile, "AUC upper", 0)).isBetween(5.0 / 6, 1.0);
        assertThat(text(node().execute(cohort(), null)[1], "interval", 0)).isEqualTo("DeLong");
    }

    @Test
    void partialAreaIsGivenAsItIsAndCorrected() throws Exception {
        final NodeBench node = node().with(RocViewNodeModel.PART, "sensitivity").with(RocViewNodeModel.FROM, 0.5);
        final PortObject[] out = node.execute(cohort(), null);
        final PortObject areas = out[1];
        // Training, "good": specificity is 2/3 above sensitivity 1/2, and 0.125 of the 0.5 is below the diagonal.
        assertThat(number(areas, "partial AUC", 0)).isCloseTo(1.0 / 3, within(1e-15));
        assertThat(number(areas, "corrected partial AUC", 0))
            .isCloseTo((1 + (1.0 / 3 - 0.125) / (0.5 - 0.125)) / 2, within(1e-15));
        assertThat(text(areas, "part", 0)).isEqualTo("sensitivity 0.5 to 1.0");
        assertThat(((StudyRecordPortObject)out[4]).record().sections().get(0).tables().get(0).columns())
            .contains("partial AUC, sensitivity 0.5 to 1.0 (95 % CI)");
        assertThat(NodeBench.column((BufferedDataTable)node().execute(cohort(), null)[1], "part").get(0).isMissing())
            .isTrue();
        assertThatThrownBy(() -> node().with(RocViewNodeModel.PART, "specificity").with(RocViewNodeModel.TO, 0.9)
            .configure(SPEC, null)).hasMessageContaining("the first must be the smaller one");
    }

    @Test
    void directionOfTheTrainingMediansServesTheOthersToo() throws Exception {
        final PortObject[] out =
            node().with(RocViewNodeModel.DIRECTION, RocViewNodeModel.Direction.LOWER).execute(cohort(), null);
        assertThat(number(out[1], "AUC", 0)).isCloseTo(1.0 / 6, within(1e-15));
        assertThat(text(out[1], "positive where", 0)).isEqualTo("at most the cut-off");
        final PortObject[] byMedians =
            node().with(RocViewNodeModel.DIRECTION, RocViewNodeModel.Direction.MEDIANS).execute(cohort(), null);
        assertThat(number(byMedians[1], "AUC", 2)).isZero();
        assertThat(text(byMedians[3], "positive where", 2)).isEqualTo("at least the cut-off");
        assertThat(text(byMedians[3], "positive level", 2)).isEqualTo("SSM");
    }

    @Test
    void decisionsHaveIntervalsAndLikelihoodRatios() throws Exception {
        final PortObject cutoffs = node().with(RocViewNodeModel.SHARE_INTERVAL, ProportionMethod.CLOPPER_PEARSON)
            .execute(cohort(), null)[3];
        // Sensitivity 2/2 and specificity 2/3; R: binom.test(2, 2) and binom.test(2, 3).
        assertThat(number(cutoffs, "sensitivity lower", 0)).isCloseTo(0.158113883008419, within(1e-12));
        assertThat(number(cutoffs, "specificity lower", 0)).isCloseTo(0.094299324050246, within(1e-12));
        assertThat(text(cutoffs, "PPV (count)", 0)).isEqualTo("2/3");
        assertThat(number(cutoffs, "LR+", 0)).isCloseTo(3, within(1e-12));
        assertThat(number(cutoffs, "LR-", 0)).isZero();
        assertThat(NodeBench.column((BufferedDataTable)cutoffs, "LR- lower").get(0).isMissing()).isTrue();
        assertThat(text(cutoffs, "interval", 0)).isEqualTo("Clopper-Pearson");
    }

    @Test
    void areasCanBeComparedByTheBootstrap() throws Exception {
        final PortObject tests = node().with(RocViewNodeModel.TEST, "bootstrap").execute(cohort(), null)[2];
        assertThat(text(tests, "test", 0)).isEqualTo("bootstrap");
        assertThat(number(tests, "difference", 0)).isCloseTo(1.0 / 6, within(1e-15));
        assertThat(number(tests, "p", 0)).isBetween(0.0, 1.0);
        assertThat(text(node().execute(cohort(), null)[2], "test", 0)).isEqualTo("DeLong");
    }

    @Test
    void trainingAndValidationAreComparedAsDifferentPeople() throws Exception {
        final PortObject sets = node().execute(cohort(), null)[5];
        assertThat(((BufferedDataTable)sets).size()).isEqualTo(2);
        assertThat(number(sets, "difference", 0)).isCloseTo(5.0 / 6, within(1e-15));
    }

    @Test
    void decisionsOfTwoScoresAreComparedAtTheirCutoffs() throws Exception {
        final PortObject[] out = node().execute(cohort(), null);
        // Training: "good" errs in patient 3 alone; "poor", cut between 4 and 5, errs in patient 4 alone.
        assertThat(number(out[7], "only model 1 right", 0)).isEqualTo(1);
        assertThat(number(out[7], "only model 2 right", 0)).isEqualTo(1);
        assertThat(number(out[7], "exact p", 0)).isEqualTo(1);
        assertThat(text(out[7], "patients", 1)).isEqualTo("positive");
        assertThat(text(out[6], "measure", 0)).isEqualTo("NRI of the decisions at the cut-offs");
        assertThat(number(out[6], "value", 0)).isCloseTo(-0.5 + 1.0 / 3, within(1e-15));
        assertThat(text(out[6], "remark", 3)).isEqualTo("\"good\" is no probability");
    }

    @Test
    void probabilitiesHaveCategoriesOfRiskAndDiscrimination() throws Exception {
        final DataTableSpec spec = new DataTableSpec(ColumnKind.ID.texts("patient"),
            ColumnKind.markOutcome(ColumnKind.OUTCOME.texts("diagnosis"), "SSM"), ColumnKind.PROBABILITY.numbers("old"),
            ColumnKind.PROBABILITY.numbers("new"), ColumnKind.ROLE.texts("role"));
        final BufferedDataTable table = NodeBench.table(spec, NodeBench.row("1", "SPST", 0.4, 0.2, "training"),
            NodeBench.row("2", "SPST", 0.3, 0.3, "training"), NodeBench.row("3", "SSM", 0.4, 0.5, "training"),
            NodeBench.row("4", "SSM", 0.6, 0.9, "training"), NodeBench.row("5", "SSM", 0.6, null, "training"));
        final PortObject improvements = node().with(RocViewNodeModel.RISKS, List.of("0.35", "0.5"))
            .with(RocViewNodeModel.REFERENCE, "new").execute(table, null)[6];
        // From "new" to "old": patient 3 falls from the upper category, patient 1 rises from the lowest.
        assertThat(text(improvements, "measure", 0)).isEqualTo("NRI of categories of risk");
        assertThat(text(improvements, "model 1", 0)).isEqualTo("new");
        assertThat(number(improvements, "value", 0)).isEqualTo(-0.5 - 0.5);
        assertThat(number(improvements, "without score", 0)).isEqualTo(1);
        assertThat(text(improvements, "measure", 6)).isEqualTo("IDI");
        assertThat(number(improvements, "value", 6)).isCloseTo(-0.2 - 0.1, within(1e-15));
    }

    @Test
    void badScoresAreNamed() throws Exception {
        final BufferedDataTable infinite = NodeBench.table(SPEC, NodeBench.row("1", "SPST", 1.0, 4.0, "training"),
            NodeBench.row("2", "SSM", Double.POSITIVE_INFINITY, 3.0, "training"));
        assertThatThrownBy(() -> node().execute(infinite, null))
            .hasMessage("Score \"good\" of patient \"2\" is infinite; correct it, or make it a missing value.");
        final BufferedDataTable absent = NodeBench.table(SPEC, NodeBench.row("1", "SPST", 1.0, 4.0, "training"),
            NodeBench.row("2", "SSM", 2.0, null, "training"));
        assertThatThrownBy(() -> node().execute(absent, null))
            .hasMessageStartingWith("Score \"poor\" is missing in all training patients of one outcome");
        final BufferedDataTable later = NodeBench.table(SPEC, NodeBench.row("1", "SPST", 1.0, 4.0, "training"),
            NodeBench.row("2", "SSM", 2.0, 3.0, "training"), NodeBench.row("3", "SPST", 2.0, 3.0, "validation"),
            NodeBench.row("4", "SSM", 2.5, null, "validation"));
        final NodeBench node = node();
        assertThat(((BufferedDataTable)node.execute(later, null)[1]).size()).isEqualTo(3);
        assertThat(node.warning()).isEqualTo(
            "\"poor\" is missing in all validation patients of one outcome; there is no ROC curve of it for them.");
    }

    @Test
    void tiedCutoffsAreListed() throws Exception {
        final BufferedDataTable table = NodeBench.table(SPEC, NodeBench.row("1", "SPST", 1.0, 1.0, "training"),
            NodeBench.row("2", "SSM", 2.0, 1.0, "training"), NodeBench.row("3", "SPST", 3.0, 1.0, "training"),
            NodeBench.row("4", "SSM", 4.0, 1.0, "training"));
        assertThat(text(node().execute(table, null)[3], "tied cut-offs", 0)).isEqualTo("1.5; 3.5");
    }

    @Test
    void settingsThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> node().with(RocViewNodeModel.REFERENCE, "best").configure(SPEC, null))
            .hasMessage("The setting \"Reference score\" names \"best\", which is not one of the scores good, poor.");
        assertThatThrownBy(() -> node().with(RocViewNodeModel.RISKS, List.of("0.2", "0.1")).configure(SPEC, null))
            .hasMessageContaining("must be ascending probabilities above 0, but has \"0.2, 0.1\"");
        assertThatThrownBy(() -> node().with(RocViewNodeModel.RISKS, List.of("low")).configure(SPEC, null))
            .hasMessageStartingWith("\"low\" in the setting \"Limits between categories of risk\" is no number");
    }

    @Test
    void intervalsOfAnotherLevelAreNamedAfterIt() throws Exception {
        final PortObject[] out = node().with(Confidence.OPTION, 0.9).execute(cohort(), null);
        final BufferedDataTable auc = (BufferedDataTable)out[1];
        // DeLong's variances: of 2/3 and 1 over the positives, of 1, 1 and 1/2 over the negatives.
        final double error = Math.sqrt(1 / 18.0 / 2 + 1 / 12.0 / 3);
        assertThat(((DoubleValue)NodeBench.column(auc, "AUC lower (90 %)").get(0)).getDoubleValue())
            .isCloseTo(5.0 / 6 - 1.6448536269514722 * error, within(1e-12));
        final BufferedDataTable cutoffs = (BufferedDataTable)out[3];
        // Wilson's lower limit of n of n is n / (n + z^2).
        assertThat(((DoubleValue)NodeBench.column(cutoffs, "sensitivity lower (90 %)").get(0)).getDoubleValue())
            .isCloseTo(2 / (2 + 1.6448536269514722 * 1.6448536269514722), within(1e-12));
        assertThat(((BufferedDataTable)out[2]).getDataTableSpec().getColumnNames()).contains("difference upper (90 %)");
        assertThat(((BufferedDataTable)out[5]).getDataTableSpec().getColumnNames()).contains("difference lower (90 %)");
        assertThat(((BufferedDataTable)out[6]).getDataTableSpec().getColumnNames()).contains("bootstrap lower (90 %)");
    }

    @Test
    void theWholeCohortIsShownWhereAskedFor() throws Exception {
        final BufferedDataTable auc =
            (BufferedDataTable)node().with(RocViewNodeModel.WHOLE, true).execute(cohort(), null)[1];
        assertThat(NodeBench.column(auc, "set").get(4).toString()).isEqualTo("whole cohort");
        // Of 20 pairs of 3, 4, 2, 1 with 1, 2, 3.5, 9, 8, six are right and two tied.
        assertThat(((DoubleValue)NodeBench.column(auc, "AUC").get(4)).getDoubleValue()).isCloseTo(7 / 20.0,
            within(1e-15));
    }
}
