package org.radiomics.knime.nodes.signaturecrossvalidation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.port.PortObject;
import org.radiomics.knime.nodes.NodeBench;
import org.radiomics.knime.nodes.cohort.ColumnKind;
import org.radiomics.knime.nodes.cohort.LearningRows;
import org.radiomics.knime.nodes.combatharmonizer.ComBatOptions;
import org.radiomics.knime.nodes.correlationfilter.RedundancyMethod;
import org.radiomics.knime.nodes.iccfilter.IccOptions;
import org.radiomics.knime.nodes.kbestfilter.UnivariateOptions;
import org.radiomics.knime.nodes.model.ExampleCohort;
import org.radiomics.knime.nodes.options.Settings;
import org.radiomics.knime.nodes.record.StudyRecordPortObject;
import org.radiomics.knime.standin.NodeProgress;
import org.radiomics.knime.standin.settings.SettingsTree;
import org.radiomics.knime.stats.report.ReportTable;
import org.radiomics.knime.stats.report.Section;
import org.radiomics.knime.stats.report.StudyRecord;

class SignatureCrossValidationNodeTest {

    private static NodeBench node() throws Exception {
        return NodeBench.of(new SignatureCrossValidationNodeFactory()).with(CrossValidationOptions.REPETITIONS, 2)
            .with(CrossValidationOptions.FOLDS, 5).with(CrossValidationOptions.LASSO_FOLDS, 5);
    }

    private static double value(final PortObject table, final String model, final String measure, final String column) {
        final List<List<String>> rows = NodeBench.texts((BufferedDataTable)table);
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).get(0).equals(model) && rows.get(i).get(1).equals(measure)) {
                return number(NodeBench.column((BufferedDataTable)table, column).get(i));
            }
        }
        throw new AssertionError("no " + measure + " of " + model);
    }

    private static double number(final DataCell cell) {
        return cell.isMissing() ? Double.NaN : ((DoubleValue)cell).getDoubleValue();
    }

    private static Section section(final PortObject[] out) {
        final List<Section> sections = ((StudyRecordPortObject)out[4]).record().sections();
        return sections.get(sections.size() - 1);
    }

    /** The example cohort with one more column. */
    private static BufferedDataTable with(final DataColumnSpec column,
        final IntFunction<Object> value) {
        final BufferedDataTable table = ExampleCohort.table();
        final List<DataColumnSpec> columns = new ArrayList<>();
        table.getDataTableSpec().forEach(columns::add);
        columns.add(column);
        final BufferedDataContainer container = NodeBench.context()
            .createDataContainer(new DataTableSpec(columns.toArray(DataColumnSpec[]::new)));
        int index = 0;
        for (final DataRow row : table) {
            final List<DataCell> cells = new ArrayList<>();
            row.forEach(cells::add);
            cells.add(NodeBench.row(value.apply(index++))[0]);
            container.addRowToTable(new DefaultRow(row.getKey(), cells.toArray(DataCell[]::new)));
        }
        container.close();
        return container.getTable();
    }

    @Test
    void threeFiguresStandSideBySide() throws Exception {
        final PortObject[] out = node().execute(ExampleCohort.table(), null, null);
        for (final String model : List.of("clinical model", "Rad-score", "nomogram")) {
            final double apparent = value(out[0], model, "AUC", "apparent");
            assertThat(value(out[0], model, "AUC", "corrected for optimism"))
                .isCloseTo(apparent - value(out[0], model, "AUC", "optimism"), within(1e-15));
            assertThat(value(out[0], model, "AUC", "held out")).isBetween(0.3, apparent);
            assertThat(value(out[0], model, "AUC", "analyses")).isEqualTo(10);
        }
        final Section section = section(out);
        assertThat(section.summary()).contains("(ANOVA p < 0.05, 50 best by F, LASSO, clinical model and nomogram)",
            "inside each of 10 splits of the 50 training patients (2 repetitions of a 5-fold cross-validation)");
        assertThat(section.notices()).hasSize(2)
            .allMatch(notice -> notice.matches("The (Rad-score|nomogram) has an AUC of 0\\.\\d{3} on the rows that it "
            + "was fitted to and of 0\\.\\d{3} on rows that it has not seen .*: the single-pass figure is .*"));
        assertThat(section.pictures()).hasSize(1);
        assertThat(section.seed()).isEqualTo(1);
    }

    @Test
    void validationPatientsStayUntouchedUnlessAskedFor() throws Exception {
        final PortObject[] out = node().execute(ExampleCohort.table(), null, null);
        final PortObject[] nonsense = node().execute(ExampleCohort.table(true), null, null);
        for (int port = 0; port < 3; port++) {
            assertThat(NodeBench.texts((BufferedDataTable)nonsense[port]))
                .isEqualTo(NodeBench.texts((BufferedDataTable)out[port]));
        }
        assertThat(NodeBench.column((BufferedDataTable)out[2], "patient")).hasSize(ExampleCohort.TRAINING);
        final NodeBench all = node().with(CrossValidationOptions.ROWS, LearningRows.ALL);
        assertThat(NodeBench.column((BufferedDataTable)all.execute(ExampleCohort.table(), null, null)[2], "patient"))
            .hasSize(ExampleCohort.SIZE);
        assertThat(all.warning()).startsWith("All patients took part, 30 validation patients among them;");
    }

    @Test
    void stabilityTellsHowFarEachFeatureCame() throws Exception {
        final PortObject[] out = node().execute(ExampleCohort.table(), null, null);
        final BufferedDataTable table = (BufferedDataTable)out[1];
        final List<String> variables = NodeBench.column(table, "variable").stream().map(DataCell::toString).toList();
        assertThat(variables.subList(0, 2)).containsExactlyInAnyOrder("f1", "f2");
        assertThat(variables.subList(8, 10)).containsExactly("age", "signal");
        assertThat(variables).hasSize(10);
        assertThat(NodeBench.column(table, "after ICC")).allMatch(DataCell::isMissing);
        for (int i = 0; i < 8; i++) {
            final double anova = number(NodeBench.column(table, "after ANOVA").get(i));
            // fifty are let through, and there are eight
            assertThat(number(NodeBench.column(table, "after K best").get(i))).isEqualTo(anova);
            assertThat(number(NodeBench.column(table, "chosen").get(i))).isBetween(0.0, anova);
        }
        assertThat(number(NodeBench.column(table, "chosen").get(9))).isEqualTo(1);
    }

    @Test
    void redundantFeaturesCanFallBeforeTheLasso() throws Exception {
        final PortObject[] out = node().with(CrossValidationOptions.REDUNDANCY.limit(), 0.9)
            .with(UnivariateOptions.USE_ANOVA, false)
            .execute(with(ColumnKind.FEATURE.numbers("copy"), i -> Double.valueOf(i)), null, null);
        assertThat(section(out).summary()).contains("(50 best by F, Pearson |r| > 0.9, LASSO,");
        final BufferedDataTable table = (BufferedDataTable)out[1];
        assertThat(NodeBench.column(table, "after ANOVA")).allMatch(DataCell::isMissing);
        // features drawn independently of each other stay
        assertThat(NodeBench.column(table, "after redundancy").subList(0, 9))
            .allMatch(cell -> number(cell) == 1);
    }

    @Test
    void clinicalVariablesCanBeScreenedAnewInEachFit() throws Exception {
        final PortObject[] out =
            node().with(CrossValidationOptions.SCREEN, 0.05).execute(ExampleCohort.table(), null, null);
        final BufferedDataTable table = (BufferedDataTable)out[1];
        // the signal is drawn by lot
        assertThat(number(NodeBench.column(table, "chosen").get(9))).isLessThan(0.5);
    }

    @Test
    void withoutClinicalModelOnlyTheScoreIsJudged() throws Exception {
        final PortObject[] out =
            node().with(CrossValidationOptions.USE_CLINICAL, false).execute(ExampleCohort.table(), null, null);
        assertThat(NodeBench.column((BufferedDataTable)out[0], "model")).extracting(DataCell::toString)
            .containsOnly("Rad-score");
        assertThat(NodeBench.column((BufferedDataTable)out[2], "nomogram held out")).allMatch(DataCell::isMissing);
    }

    @Test
    void sameSeedGivesTheSameTables() throws Exception {
        final NodeBench node = node().with(CrossValidationOptions.METHOD, CrossValidationOptions.Method.BOOTSTRAP)
            .with(CrossValidationOptions.SAMPLES, 10);
        final List<List<String>> first =
            NodeBench.texts((BufferedDataTable)node.execute(ExampleCohort.table(), null, null)[0]);
        assertThat(NodeBench.texts((BufferedDataTable)node.execute(ExampleCohort.table(), null, null)[0]))
            .isEqualTo(first);
        assertThat(NodeBench.texts((BufferedDataTable)node.with(UnivariateOptions.SEED, 2)
            .execute(ExampleCohort.table(), null, null)[0])).isNotEqualTo(first);
    }

    @Test
    void foldsCanComeFromAColumn() throws Exception {
        final NodeBench node = node().with(CrossValidationOptions.FOLD_COLUMN, "hospital");
        final PortObject[] out =
            node.execute(with(ColumnKind.CLINICAL.texts("hospital"), i -> "H" + i / 2 % 3), null, null);
        assertThat(section(out).summary()).contains("1 repetition of a 3-fold cross-validation");
        assertThat(NodeBench.column((BufferedDataTable)out[1], "variable")).extracting(DataCell::toString)
            .doesNotContain("hospital");
        assertThat(NodeBench.column((BufferedDataTable)out[2], "times held out")).extracting(DataCell::toString)
            .containsOnly("1");
        final BufferedDataTable gap = with(ColumnKind.CLINICAL.texts("hospital"), i -> i == 3 ? null : "H" + i % 4);
        assertThatThrownBy(() -> node.execute(gap, null, null)).hasMessage("Patient \"P3\" has no fold in column "
            + "\"hospital\"; fill it in, or choose another column in the setting \"Fold column\".");
    }

    @Test
    void reliabilityIsOneOfTheRepeatedSteps() throws Exception {
        final BufferedDataTable cohort = ExampleCohort.table();
        final List<DataCell[]> rows = new ArrayList<>();
        int patient = 0;
        for (final DataRow row : cohort) {
            if (patient++ < 20) {
                final Object[] cells = new Object[10];
                cells[0] = row.getCell(0).toString();
                cells[1] = "reader2";
                for (int j = 0; j < 8; j++) {
                    // the second reader does not agree on the first feature
                    cells[j + 2] = number(row.getCell(j + 2)) * (j == 0 ? -1 : 1);
                }
                rows.add(NodeBench.row(cells));
            }
        }
        final List<DataColumnSpec> columns =
            new ArrayList<>(List.of(ColumnKind.ID.texts("patient"), ColumnKind.CLINICAL.texts("reading")));
        IntStream.rangeClosed(1, 8).forEach(j -> columns.add(ColumnKind.FEATURE.numbers("f" + j)));
        final BufferedDataTable readings = NodeBench.table(
            new DataTableSpec(columns.toArray(DataColumnSpec[]::new)), rows.toArray(DataCell[][]::new));
        final PortObject[] out = node().with(IccOptions.REPEAT, List.of()).execute(cohort, readings, null);
        final BufferedDataTable table = (BufferedDataTable)out[1];
        final List<String> variables = NodeBench.column(table, "variable").stream().map(DataCell::toString).toList();
        assertThat(number(NodeBench.column(table, "after ICC").get(variables.indexOf("f1")))).isZero();
        assertThat(number(NodeBench.column(table, "after ICC").get(variables.indexOf("f2")))).isEqualTo(1);
        assertThatThrownBy(() -> node().with(IccOptions.REPEAT, List.of())
            .with(IccOptions.OTHER, List.of()).execute(cohort, readings, null))
                .hasMessageStartingWith("Re-readings are connected; fill in");
    }

    @Test
    void featuresWithMissingValuesAndFeaturesThatWereChosenBeforeAreSaid() throws Exception {
        final NodeBench node = node();
        final StudyRecordPortObject record = new StudyRecordPortObject(
            StudyRecord.EMPTY.with(Section.of("ANOVA / KBest Filter", "Selection").funnel("features", 90).build()));
        node.execute(with(ColumnKind.FEATURE.numbers("f9"), i -> i == 4 ? null : (Object)(double)i), null, record);
        assertThat(node.warning()).contains("1 features have a missing or infinite value and were left out.",
            "Earlier nodes have already chosen 9 of 90 features, and that choice is not repeated here;");
    }

    /** The example cohort without most of its training patients; those of level SSM are even. */
    private static BufferedDataTable few(final int positives, final int negatives) {
        final BufferedDataTable table = ExampleCohort.table();
        final BufferedDataContainer container = NodeBench.context().createDataContainer(table.getDataTableSpec());
        int row = 0;
        for (final DataRow cells : table) {
            if (row >= ExampleCohort.TRAINING || row / 2 < (row % 2 == 0 ? positives : negatives)) {
                container.addRowToTable(cells);
            }
            row++;
        }
        container.close();
        return container.getTable();
    }

    @Test
    void fewPatientsHaveFewerFolds() throws Exception {
        final NodeBench node = node().with(CrossValidationOptions.FOLDS, 10)
            .with(CrossValidationOptions.LASSO_FOLDS, 10)
            .with(UnivariateOptions.USE_ANOVA, false).with(CrossValidationOptions.USE_CLINICAL, false);
        final PortObject[] out = node.execute(few(4, 5), null, null);
        final String warning = "There are 9 patients for 10 folds: the cross-validation has 4, so that each fold can "
            + "have both levels. In 8 of 8 analyses the LASSO was cross-validated with 3 folds, not 10, because there "
            + "were fewer patients than that.";
        assertThat(node.warning()).isEqualTo(warning);
        assertThat(section(out).summary()).contains("(2 repetitions of a 4-fold cross-validation)", warning);
        assertThat(value(out[0], "Rad-score", "AUC", "held out")).isBetween(0.0, 1.0);
    }

    @Test
    void tooFewPatientsAreAnErrorOrASentenceInTheReport() throws Exception {
        final NodeBench node = node().with(UnivariateOptions.USE_ANOVA, false);
        final String reason = "In fold 1 of repetition 1 the analysis cannot be repeated: Outcome \"diagnosis\" has 1 "
            + "row(s) with level \"SSM\" in the rows outside of fold ";
        assertThatThrownBy(() -> node.execute(few(3, 5), null, null)).hasMessageStartingWith(reason);
        final PortObject[] out = node.with(CrossValidationOptions.TOO_FEW, CrossValidationOptions.TooFew.GO_ON)
            .execute(few(3, 5), null, null);
        assertThat(node.warning()).startsWith("The analysis could not be repeated on parts of the 8 patients (3 with "
            + "\"diagnosis\" = \"SSM\"), so that nothing says how optimistic the other figures are. " + reason);
        for (int port = 0; port < 3; port++) {
            assertThat(NodeBench.texts((BufferedDataTable)out[port])).isEmpty();
        }
        final Section section = section(out);
        assertThat(section.title()).isEqualTo("Honest validation");
        assertThat(section.summary()).isEqualTo(node.warning());
        assertThat(section.warnings()).containsExactly(node.warning());
        assertThat(section.tables()).extracting(ReportTable::name)
            .containsExactly("honest-performance", "steps", "analyses", "stability", "held-out-predictions");
    }

    @Test
    void foldOutsideOfWhichALevelIsMissingIsLeftOutAndSaid() throws Exception {
        final NodeBench node = node().with(CrossValidationOptions.FOLD_COLUMN, "hospital");
        final PortObject[] out = node.execute(with(ColumnKind.CLINICAL.texts("hospital"),
            i -> i % 2 == 0 && i > 0 ? "Essen" : "H" + i % 3), null, null);
        final String failed = "1 of 4 analyses failed and are left out. In fold 1 of repetition 1 the analysis cannot "
            + "be repeated: Outcome \"diagnosis\" has 0 row(s) with level \"SSM\" in the rows outside of fold ";
        assertThat(node.warning()).startsWith(failed);
        assertThat(section(out).warnings()).anyMatch(warning -> warning.startsWith(failed));
        final BufferedDataTable all = with(ColumnKind.CLINICAL.texts("hospital"), i -> i % 2 == 0 ? "Essen"
            : "H" + i % 3);
        assertThatThrownBy(() -> node.execute(all, null, null))
            .hasMessage("In fold 1 of repetition 1 the analysis cannot "
            + "be repeated: All 25 training rows have the outcome \"SPST\"; features are scored against two levels. "
            + "Check the outcome and the role column.");
    }

    @Test
    void withTooFewRereadPatientsTheAnalysisIsRepeatedWithoutTheIcc() throws Exception {
        final DataTableSpec spec = new DataTableSpec(Stream.concat(
            Stream.of(ColumnKind.ID.texts("patient"), ColumnKind.CLINICAL.texts("reading")),
            IntStream.rangeClosed(1, 8).mapToObj(j -> ColumnKind.FEATURE.numbers("f" + j)))
                .toArray(DataColumnSpec[]::new));
        // one training patient, and validation patients, whose readings do not count
        final BufferedDataTable readings = NodeBench.table(spec, reread("P3"), reread("P60"), reread("P61"),
            reread("P62"));
        final NodeBench node = node().with(IccOptions.REPEAT, List.of());
        final PortObject[] out = node.execute(ExampleCohort.table(), readings, null);
        final String warning = "Fewer than 2 of the patients who take part were read again by every reader: the "
            + "analysis was repeated without the ICC.";
        assertThat(node.warning()).isEqualTo(warning);
        assertThat(section(out).warnings()).containsExactly(warning);
        assertThat(section(out).summary()).doesNotContain("ICC");
        assertThat(NodeBench.column((BufferedDataTable)out[1], "after ICC")).allMatch(DataCell::isMissing);
        assertThat(NodeBench.texts((BufferedDataTable)out[0])).isEqualTo(NodeBench.texts(
            (BufferedDataTable)node().execute(ExampleCohort.table(), null, null)[0]));
    }

    private static DataCell[] reread(final String patient) {
        return NodeBench.row(patient, "reader2", 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0);
    }

    @Test
    void cancellingEndsTheNode() throws Exception {
        final NodeProgress progress = new NodeProgress();
        final ExecutionContext cancelled = NodeBench.context(progress);
        progress.cancel();
        assertThatThrownBy(() -> new SignatureCrossValidationNodeFactory().createNodeModel()
            .compute(new PortObject[]{ExampleCohort.table(), null, null}, cancelled)).isInstanceOfAny(
                CancellationException.class, CanceledExecutionException.class);
    }

    @Test
    void severalRowsOfAPatientAreHeldOutTogether() throws Exception {
        final String[] patient = new String[ExampleCohort.SIZE];
        for (int i = 0; i < patient.length; i++) {
            patient[i] = "owner " + i % 2 + "/" + i / 6;
        }
        final BufferedDataTable cohort = with(ColumnKind.CLINICAL.texts("owner"), i -> patient[i]);
        final PortObject[] out = node().with(CrossValidationOptions.PATIENT, "owner")
            .with(CrossValidationOptions.METHOD, CrossValidationOptions.Method.BOOTSTRAP)
            .with(CrossValidationOptions.SAMPLES, 25).execute(cohort, null, null);
        final List<DataCell> ids = NodeBench.column((BufferedDataTable)out[2], "patient");
        final List<DataCell> times = NodeBench.column((BufferedDataTable)out[2], "times held out");
        final Map<String, Set<String>> timesOf = new HashMap<>();
        for (int i = 0; i < ids.size(); i++) {
            timesOf.computeIfAbsent(patient[Integer.parseInt(ids.get(i).toString().substring(1))], p -> new HashSet<>())
                .add(times.get(i).toString());
        }
        assertThat(timesOf).hasSizeBetween(10, 30).allSatisfy((owner, counts) -> assertThat(counts).hasSize(1));
        assertThat(timesOf.values().stream().distinct()).hasSizeGreaterThan(3);
        assertThat(NodeBench.column((BufferedDataTable)out[1], "variable")).extracting(DataCell::toString)
            .doesNotContain("owner");
        assertThatThrownBy(() -> node().with(CrossValidationOptions.PATIENT, "owner")
            .execute(with(ColumnKind.CLINICAL.texts("owner"), i -> i == 4 ? null : "x" + i), null, null))
            .hasMessage("Row \"P4\" has no patient in column \"owner\"; fill it in, or choose another column in the "
                + "setting \"Patient column\".");
    }

    @Test
    void foldsThatPartAPatientAreRefused() throws Exception {
        final BufferedDataTable cohort = with(ColumnKind.CLINICAL.texts("owner"), i -> "owner " + i / 2);
        assertThatThrownBy(() -> node().with(CrossValidationOptions.PATIENT, "owner")
            .with(CrossValidationOptions.FOLD_COLUMN, "signal").execute(cohort, null, null))
            .hasMessageContaining("is in two folds, so that rows that were learned from would be judged");
    }

    @Test
    void harmonizationIsOneOfTheRepeatedSteps() throws Exception {
        final BufferedDataTable cohort = with(ColumnKind.CLINICAL.texts("scanner"), i -> i % 3 == 0 ? "one" : "two");
        final PortObject[] out = node().with(ComBatOptions.BATCH, "scanner").execute(cohort, null, null);
        assertThat(section(out).summary()).contains("(ComBat, ANOVA p < 0.05, 50 best by F, LASSO,");
        assertThat(NodeBench.column((BufferedDataTable)out[1], "variable")).extracting(DataCell::toString)
            .doesNotContain("scanner");
        final PortObject[] without = node().with(CrossValidationOptions.CLINICAL, List.of("age", "signal"))
            .execute(cohort, null, null);
        assertThat(value(out[0], "Rad-score", "AUC", "held out"))
            .isNotEqualTo(value(without[0], "Rad-score", "AUC", "held out"));
        assertThat(value(out[0], "clinical model", "AUC", "held out"))
            .isEqualTo(value(without[0], "clinical model", "AUC", "held out"));
        assertThatThrownBy(() -> node().with(ComBatOptions.BATCH, "vendor").execute(cohort, null, null))
            .hasMessageContaining("no column \"vendor\"");
    }

    @Test
    void redundancyByVifOrMrmrAndRepeatedInnerFoldsAreChoices() throws Exception {
        final PortObject[] vif = node().with(CrossValidationOptions.REDUNDANCY.method(), RedundancyMethod.VIF)
            .execute(ExampleCohort.table(), null, null);
        assertThat(section(vif).summary()).contains("50 best by F, VIF > 10.0, LASSO");
        final PortObject[] mrmr = node().with(CrossValidationOptions.REDUNDANCY.method(), RedundancyMethod.MRMR)
            .with(CrossValidationOptions.REDUNDANCY.k(), 1).with(CrossValidationOptions.LASSO_REPETITIONS, 2)
            .execute(ExampleCohort.table(), null, null);
        assertThat(section(mrmr).summary()).contains("50 best by F, 1 by mRMR (FCQ), LASSO");
        final List<DataCell> after = NodeBench.column((BufferedDataTable)mrmr[1], "after redundancy");
        // one feature is left over each time
        assertThat(after.subList(0, 8).stream().mapToDouble(SignatureCrossValidationNodeTest::number).sum())
            .isCloseTo(1, within(1e-12));
    }

    @Test
    void keysOfEarlierWorkflowsKeepTheirMeaning() throws Exception {
        final SettingsTree old = new SettingsTree("model");
        old.addDouble("redundancyLimit", 0.8);
        old.addString("redundancyRule", "smaller F");
        old.addString("score", "mutual information");
        old.addDouble("iccThreshold", 0.6);
        old.addInt("kBest", 7);
        final Settings settings = CrossValidationOptions.ALL.load(old);
        assertThat(CrossValidationOptions.chain(settings).stages()).containsExactly("ANOVA p < 0.05",
            "7 best by mutual information", "Pearson |r| > 0.8", "LASSO");
        assertThat(settings.get(IccOptions.THRESHOLD)).isEqualTo(0.6);
        assertThat(CrossValidationOptions.chain(CrossValidationOptions.ALL.load(new SettingsTree("model"))).stages())
            .containsExactly("ANOVA p < 0.05", "50 best by F", "LASSO");
    }

    @Test
    void cancellingHalfWayEndsTheNode() throws Exception {
        final List<Double> heard = Collections.synchronizedList(new ArrayList<>());
        final AtomicReference<NodeProgress> progress = new AtomicReference<>();
        progress.set(new NodeProgress((fraction, message) -> {
            heard.add(fraction);
            if (fraction >= 0.5) {
                progress.get().cancel();
            }
        }));
        assertThatThrownBy(() -> new SignatureCrossValidationNodeFactory().createNodeModel()
            .compute(new PortObject[]{ExampleCohort.table(), null, null}, NodeBench.context(progress.get())))
            .isInstanceOfAny(CancellationException.class, CanceledExecutionException.class);
        // a hundred analyses by default, of which half were done
        assertThat(heard).hasSizeBetween(50, 99);
    }
}
