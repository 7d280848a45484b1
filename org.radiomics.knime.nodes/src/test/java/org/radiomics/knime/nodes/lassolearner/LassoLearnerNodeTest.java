package org.radiomics.knime.nodes.lassolearner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.port.PortObject;
import org.radiomics.knime.nodes.NodeBench;
import org.radiomics.knime.nodes.cohort.CohortSpec;
import org.radiomics.knime.nodes.cohort.CohortTable;
import org.radiomics.knime.nodes.cohort.ColumnKind;
import org.radiomics.knime.nodes.cohort.FoldColumn;
import org.radiomics.knime.nodes.model.ExampleCohort;
import org.radiomics.knime.nodes.model.SignaturePortObject;
import org.radiomics.knime.nodes.record.StudyRecordPortObject;
import org.radiomics.knime.nodes.signaturepredictor.SignaturePredictorNodeFactory;
import org.radiomics.knime.stats.Monitor;
import org.radiomics.knime.stats.cohort.CategoricalColumn;
import org.radiomics.knime.stats.cohort.NumericColumn;
import org.radiomics.knime.stats.cohort.StratifiedFolds;
import org.radiomics.knime.stats.model.LassoFamily;
import org.radiomics.knime.stats.model.SelectionFrequency;
import org.radiomics.knime.stats.model.Signature;
import org.radiomics.knime.stats.report.Picture;
import org.radiomics.knime.stats.report.ReportTable;
import org.radiomics.knime.stats.report.Section;

class LassoLearnerNodeTest {

    private static NodeBench node() {
        return NodeBench.of(new LassoLearnerNodeFactory());
    }

    private static Signature signature(final PortObject[] out) {
        return ((SignaturePortObject)out[1]).signature();
    }

    @Test
    void scoreIsTheCombinationThatTheTableGives() throws Exception {
        final BufferedDataTable cohort = ExampleCohort.table();
        final PortObject[] out = node().execute(cohort, null);
        final Signature signature = signature(out);
        assertThat(signature.features()).contains("f1", "f2");
        assertThat(NodeBench.texts((BufferedDataTable)out[2])).hasSize(signature.features().size() + 1);
        double expected = signature.intercept();
        for (int i = 0; i < signature.features().size(); i++) {
            final String feature = signature.features().get(i);
            expected += signature.coefficients()[i]
                * ((DoubleValue)NodeBench.column(cohort, feature).get(3)).getDoubleValue();
        }
        final BufferedDataTable scored = (BufferedDataTable)out[0];
        assertThat(((DoubleValue)NodeBench.column(scored, "Rad-score").get(3)).getDoubleValue()).isCloseTo(expected,
            within(1e-12));
        assertThat(ColumnKind.of(scored.getDataTableSpec().getColumnSpec("Rad-score"))).contains(ColumnKind.SCORE);
    }

    @Test
    void validationRowsHaveNoPartInTheFit() throws Exception {
        assertThat(signature(node().execute(ExampleCohort.table(true), null)).toJson())
            .isEqualTo(signature(node().execute(ExampleCohort.table(false), null)).toJson());
    }

    @Test
    void strictRuleKeepsNoMoreFeatures() throws Exception {
        final Signature strict = signature(node().with(LassoLearnerNodeModel.RULE,
            LassoLearnerNodeModel.Rule.ONE_STANDARD_ERROR).execute(ExampleCohort.table(), null));
        final Signature best = signature(node().execute(ExampleCohort.table(), null));
        assertThat(strict.lambda()).isGreaterThan(best.lambda());
        assertThat(strict.features().size()).isLessThanOrEqualTo(best.features().size());
    }

    /**
     * Every training row in the fold that the seed drew gives what the seed gives; a column needs no mark if it is
     * named.
     */
    @Test
    void foldsOfAColumnAreUsed() throws Exception {
        final CohortTable read =
            CohortTable.read(ExampleCohort.table(), CohortSpec.of(ExampleCohort.table().getDataTableSpec()), exec());
        final int[] drawn = StratifiedFolds.withDefaults().withSeed(4).assign(read.cohort().training().outcome());
        final double[] folds = new double[ExampleCohort.SIZE];
        final List<String> names = new ArrayList<>();
        for (int row = 0; row < folds.length; row++) {
            folds[row] = row < ExampleCohort.TRAINING ? drawn[row] : Double.NaN;
            names.add(row < ExampleCohort.TRAINING ? "part " + drawn[row] : null);
        }
        final BufferedDataTable cohort = read.with(exec(), Map.of(new NumericColumn("number", folds), ColumnKind.FOLD,
            CategoricalColumn.of("name", names), ColumnKind.CLINICAL));
        final String seeded =
            signature(node().with(LassoLearnerNodeModel.SEED, 4).execute(ExampleCohort.table(), null)).toJson();
        final PortObject[] out = node().execute(cohort, null);
        assertThat(signature(out).toJson()).isEqualTo(seeded);
        assertThat(signature(node().with(FoldColumn.OPTION, "name").execute(cohort, null)).toJson()).isEqualTo(seeded);
        final Section section = ((StudyRecordPortObject)out[6]).record().sections().get(0);
        assertThat(section.seed()).isNull();
        assertThat(section.summary()).contains("10-fold", "folds given by column \"number\"");
    }

    @Test
    void trainingRowWithoutFoldIsAnError() throws Exception {
        final CohortTable read =
            CohortTable.read(ExampleCohort.table(), CohortSpec.of(ExampleCohort.table().getDataTableSpec()), exec());
        final double[] folds = new double[ExampleCohort.SIZE];
        Arrays.setAll(folds, row -> row == 7 ? Double.NaN : row % 5);
        final BufferedDataTable cohort = read.with(exec(), ColumnKind.FOLD, new NumericColumn("fold", folds));
        assertThatThrownBy(() -> node().execute(cohort, null)).hasMessage("Patient \"P7\" has no fold in column "
            + "\"fold\"; fill it in, or choose another column in the setting \"Fold column\".");
        assertThatThrownBy(() -> node().with(FoldColumn.OPTION, "folds").execute(cohort, null))
            .hasMessageContaining("folds");
    }

    /** The example cohort with a fold for each training row; those of level SSM are even. */
    private static BufferedDataTable folds(final IntFunction<String> fold) throws Exception {
        final CohortTable read =
            CohortTable.read(ExampleCohort.table(), CohortSpec.of(ExampleCohort.table().getDataTableSpec()), exec());
        final List<String> names = IntStream.range(0, ExampleCohort.SIZE)
            .mapToObj(row -> row < ExampleCohort.TRAINING ? fold.apply(row) : null).toList();
        return read.with(exec(), ColumnKind.FOLD, CategoricalColumn.of("site", names));
    }

    @Test
    void foldOfOneLevelIsSaid() throws Exception {
        final NodeBench node = node();
        final PortObject[] out = node.execute(folds(row -> row % 10 == 1 ? "Essen" : "site " + row % 3), null);
        final String warning = "1 fold(s) of column \"site\" have training patients of one level of \"diagnosis\" "
            + "only: \"Essen\"; folds that mix the levels judge lambda more evenly.";
        assertThat(node.warning()).isEqualTo(warning);
        assertThat(((StudyRecordPortObject)out[6]).record().sections().get(0).warnings()).contains(warning);
        final NodeBench mixed = node();
        mixed.execute(folds(row -> "site " + row / 2 % 4), null);
        assertThat(mixed.warning()).isNull();
    }

    @Test
    void foldOutsideOfWhichALevelIsMissingIsAnError() throws Exception {
        final String remedy = " training patients with \"diagnosis\" = \"SSM\", where the LASSO needs at least 2 of "
            + "each level to be fitted to; give the patients other folds, or choose another column, or none, in the "
            + "setting \"Fold column\".";
        final BufferedDataTable none = folds(row -> row % 2 == 0 ? "Essen" : "site " + row % 3);
        assertThatThrownBy(() -> node().execute(none, null))
            .hasMessage("Outside of fold \"Essen\" of column \"site\" there are 0" + remedy);
        final BufferedDataTable one = folds(row -> row % 2 == 0 && row > 0 ? "Essen" : "site " + row % 3);
        assertThatThrownBy(() -> node().execute(one, null))
            .hasMessage("Outside of fold \"Essen\" of column \"site\" there are 1" + remedy);
    }

    @Test
    void twoGivenFoldsAreAnError() throws Exception {
        final BufferedDataTable two = folds(row -> "site " + row / 2 % 2);
        assertThatThrownBy(() -> node().execute(two, null)).hasMessage("Column \"site\" gives the training patients 2 "
            + "fold(s), where the LASSO needs at least 3; give the patients more folds, or choose another column, or "
            + "none, in the setting \"Fold column\".");
    }

    @Test
    void moreFoldsThanPatientsAreReducedWithAWarning() throws Exception {
        final NodeBench node = node().with(LassoLearnerNodeModel.FOLDS, 60);
        final PortObject[] out = node.execute(ExampleCohort.table(), null);
        assertThat(node.warning())
            .startsWith("There are 50 training patients for 60 folds: 25 were drawn, so that each fold "
            + "can have both levels. ");
        assertThat(((StudyRecordPortObject)out[6]).record().sections().get(0).summary())
            .contains("chosen by 25-fold cross-validation");
        assertThat(signature(out).toJson()).isEqualTo(
            signature(node().with(LassoLearnerNodeModel.FOLDS, 25).execute(ExampleCohort.table(), null)).toJson());
        final NodeBench number = node.with(LassoLearnerNodeModel.RESPONSE, "age");
        number.execute(ExampleCohort.table(), null);
        assertThat(number.warning()).startsWith("There are 50 training patients for 60 folds: 50 were drawn. ");
    }

    @Test
    void twoPatientsOfALevelAreTooFewForDrawnFolds() {
        final BufferedDataTable few = NodeBench.table(
            new DataTableSpec(ColumnKind.ID.texts("patient"),
                ColumnKind.markOutcome(ColumnKind.OUTCOME.texts("diagnosis"), "SSM"), ColumnKind.FEATURE.numbers("f1")),
            NodeBench.row("1", "SSM", 1.0), NodeBench.row("2", "SPST", 2.0), NodeBench.row("3", "SPST", 4.0),
            NodeBench.row("4", "SSM", 3.0), NodeBench.row("5", "SPST", 5.0));
        assertThatThrownBy(() -> node().execute(few, null))
            .hasMessage("Only 2 of 5 training patients have \"diagnosis\" = "
            + "\"SSM\", where the cross-validation of the LASSO needs at least 3 of each level; have more of them for "
            + "training.");
    }

    private static ExecutionContext exec() {
        return NodeBench.context();
    }

    @Test
    void recordHoldsSeedFunnelAndPictures() throws Exception {
        final PortObject[] out = node().with(LassoLearnerNodeModel.SEED, 5).execute(ExampleCohort.table(), null);
        final Section section = ((StudyRecordPortObject)out[6]).record().sections().get(0);
        assertThat(section.seed()).isEqualTo(5L);
        assertThat(section.funnel().get(0).features()).isEqualTo(signature(out).features().size());
        assertThat(section.pictures()).extracting(Picture::name).containsExactly("path", "cross-validation-curve",
            "rad-score");
        assertThat(section.settings()).containsEntry("lambdaRule", "lambda.min");
    }

    @Test
    void signatureGivesTheSameScoreElsewhereAfterSaving() throws Exception {
        final PortObject[] out = node().execute(ExampleCohort.table(), null);
        final SignaturePortObject saved =
            NodeBench.savedAndLoaded((SignaturePortObject)out[1], new SignaturePortObject.Serializer());
        final PortObject[] predicted =
            NodeBench.of(new SignaturePredictorNodeFactory()).execute(ExampleCohort.table(), saved, null);
        assertThat(NodeBench.column((BufferedDataTable)predicted[0], "Rad-score"))
            .isEqualTo(NodeBench.column((BufferedDataTable)out[0], "Rad-score"));
    }

    @Test
    void repetitionsGiveTheMeanCurveOfTheirSeeds() throws Exception {
        final List<DataCell> three =
            NodeBench.column((BufferedDataTable)node().with(LassoLearnerNodeModel.REPETITIONS, 3)
            .with(LassoLearnerNodeModel.SEED, 5).execute(ExampleCohort.table(), null)[3], "mean");
        double expected = 0;
        for (int seed = 5; seed < 8; seed++) {
            expected += number(NodeBench.column((BufferedDataTable)node().with(LassoLearnerNodeModel.SEED, seed)
                .execute(ExampleCohort.table(), null)[3], "mean").get(12)) / 3;
        }
        assertThat(number(three.get(12))).isCloseTo(expected, within(1e-13));
    }

    @Test
    void withoutResamplesTheTableOfFrequenciesIsEmpty() throws Exception {
        assertThat(NodeBench.texts((BufferedDataTable)node().execute(ExampleCohort.table(), null)[7])).isEmpty();
    }

    @Test
    void frequenciesOfResamplesAreThoseOfTheCore() throws Exception {
        final PortObject[] out = node().with(LassoLearnerNodeModel.RESAMPLES, 30).with(LassoLearnerNodeModel.SEED, 2)
            .with(LassoLearnerNodeModel.SCHEME, SelectionFrequency.Scheme.HALVES)
            .with(LassoLearnerNodeModel.STABILITY, 0.8).execute(ExampleCohort.table(), null);
        final BufferedDataTable table = (BufferedDataTable)out[7];
        final List<String> features = List.of("f1", "f2", "f3", "f4", "f5", "f6", "f7", "f8");
        final double[] lambdas = NodeBench.column((BufferedDataTable)out[3], "lambda").stream()
            .mapToDouble(LassoLearnerNodeTest::number).filter(lambda -> lambda >= signature(out).lambda()).toArray();
        final SelectionFrequency.Result expected = SelectionFrequency.withDefaults().withResamples(30).withSeed(2)
            .withScheme(SelectionFrequency.Scheme.HALVES).withThreshold(0.8).fit(CohortTable
                .read(ExampleCohort.table(), CohortSpec.of(ExampleCohort.table().getDataTableSpec()), exec()).cohort()
                .training().select(features), lambdas, Runnable::run, Monitor.NONE);
        for (int i = 0; i < features.size(); i++) {
            final SelectionFrequency.Choice choice = expected.choices().get(i);
            assertThat(NodeBench.column(table, "feature").get(i)).hasToString(choice.feature());
            assertThat(number(NodeBench.column(table, "frequency").get(i))).isEqualTo(choice.frequency());
            assertThat(number(NodeBench.column(table, "highest frequency").get(i)))
                .isEqualTo(choice.highestFrequency());
            assertThat(NodeBench.column(table, "stable").get(i)).hasToString(choice.stable() ? "yes" : "");
        }
        final Section section = ((StudyRecordPortObject)out[6]).record().sections().get(0);
        assertThat(section.tables()).extracting(ReportTable::name).contains("selection-frequency");
        assertThat(section.summary()).contains("On 30 resamples of the training patients (halves)",
            "expected to be so by chance");
    }

    @Test
    void aColumnOfNumbersTakesThePlaceOfTheOutcome() throws Exception {
        final PortObject[] out =
            node().with(LassoLearnerNodeModel.RESPONSE, "age").execute(ExampleCohort.table(), null);
        final Signature signature = signature(out);
        assertThat(signature.family()).isEqualTo(LassoFamily.GAUSSIAN);
        assertThat(signature.outcome()).isEqualTo("age");
        assertThat(signature.features()).doesNotContain("age");
        assertThat(((StudyRecordPortObject)out[6]).record().sections().get(0).summary())
            .contains("Mean squared error", "it is the expected value of age, in its unit");
        final SignaturePortObject saved =
            NodeBench.savedAndLoaded((SignaturePortObject)out[1], new SignaturePortObject.Serializer());
        final PortObject[] predicted =
            NodeBench.of(new SignaturePredictorNodeFactory()).execute(ExampleCohort.table(), saved, null);
        assertThat(NodeBench.column((BufferedDataTable)predicted[0], "Rad-score"))
            .isEqualTo(NodeBench.column((BufferedDataTable)out[0], "Rad-score"));
        assertThatThrownBy(() -> node().with(LassoLearnerNodeModel.RESPONSE, "weight")
            .execute(ExampleCohort.table(), null)).hasMessage("The table has no column \"weight\", which the setting "
                + "\"Response column\" names; correct the setting or the table.");
    }

    @Test
    void ridgeRegressionKeepsEveryFeature() throws Exception {
        assertThat(signature(node().with(LassoLearnerNodeModel.ALPHA, 0.0).execute(ExampleCohort.table(), null))
            .features()).hasSize(8);
    }

    private static double number(final DataCell cell) {
        return ((DoubleValue)cell).getDoubleValue();
    }

    @Test
    void cohortWithoutFeaturesIsAnError() {
        final BufferedDataTable bare = NodeBench.table(
            new DataTableSpec(ColumnKind.ID.texts("patient"),
                ColumnKind.markOutcome(ColumnKind.OUTCOME.texts("diagnosis"), "SSM"),
                ColumnKind.CLINICAL.texts("signal")),
            NodeBench.row("P1", "SSM", "even"), NodeBench.row("P2", "SPST", "uneven"));
        assertThatThrownBy(() -> node().execute(bare, null))
            .hasMessage("The cohort has no features left; loosen the filters before this node.");
    }

    @Test
    void signatureNeedsItsFeatures() throws Exception {
        final PortObject[] out = node().execute(ExampleCohort.table(), null);
        final BufferedDataTable other = NodeBench.table(
            new DataTableSpec(ColumnKind.ID.texts("patient"),
                ColumnKind.markOutcome(ColumnKind.OUTCOME.texts("diagnosis"), "SSM"), ColumnKind.FEATURE.numbers("f1")),
            NodeBench.row("P1", "SSM", 1.0), NodeBench.row("P2", "SPST", 2.0));
        assertThatThrownBy(() -> NodeBench.of(new SignaturePredictorNodeFactory()).execute(other, out[1], null))
            .hasMessageContaining("f2");
    }
}
