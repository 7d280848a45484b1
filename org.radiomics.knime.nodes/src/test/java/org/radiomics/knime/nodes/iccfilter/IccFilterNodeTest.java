package org.radiomics.knime.nodes.iccfilter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.port.PortObject;
import org.radiomics.knime.nodes.NodeBench;
import org.radiomics.knime.nodes.cohort.ColumnKind;
import org.radiomics.knime.nodes.cohort.LearningRows;
import org.radiomics.knime.nodes.record.Confidence;
import org.radiomics.knime.nodes.record.StudyRecordPortObject;
import org.radiomics.knime.standin.settings.SettingsTree;
import org.radiomics.knime.stats.report.FunnelStep;

class IccFilterNodeTest {

    /** The third feature of the example is constant. */
    private static final String NO_ICC = "1 features have no ICC (for example because they are constant) and were left "
        + "out; the table gives the reason of each.";

    /** Ratings of the six subjects by judges 1 and 2 in Shrout and Fleiss, Psychol Bull 1979, 86:420, table 2. */
    private static final double[][] SHROUT_FLEISS = {{9, 2}, {6, 1}, {8, 4}, {7, 1}, {10, 5}, {6, 2}};

    private static final DataTableSpec COHORT = new DataTableSpec(ColumnKind.ID.texts("patient"),
        ColumnKind.markOutcome(ColumnKind.OUTCOME.texts("diagnosis"), "SSM"), ColumnKind.FEATURE.numbers("judged"),
        ColumnKind.FEATURE.numbers("stable"), ColumnKind.FEATURE.numbers("constant"));

    private static final DataTableSpec READINGS = new DataTableSpec(ColumnKind.ID.texts("patient"),
        ColumnKind.CLINICAL.texts("reading"), ColumnKind.FEATURE.numbers("judged"),
        ColumnKind.FEATURE.numbers("stable"), ColumnKind.FEATURE.numbers("constant"));

    private static BufferedDataTable cohort() {
        final DataCell[][] rows = new DataCell[6][];
        for (int i = 0; i < 6; i++) {
            rows[i] = NodeBench.row("P" + i, i % 2 == 0 ? "SSM" : "SPST", SHROUT_FLEISS[i][0], (double)i, 3.0);
        }
        return NodeBench.table(COHORT, rows);
    }

    private static BufferedDataTable readings() {
        final DataCell[][] rows = new DataCell[6][];
        for (int i = 0; i < 6; i++) {
            rows[i] = NodeBench.row("P" + i, "reader2", SHROUT_FLEISS[i][1], (double)i, 3.0);
        }
        return NodeBench.table(READINGS, rows);
    }

    private static NodeBench node() throws Exception {
        return NodeBench.of(new IccFilterNodeFactory()).with(IccOptions.REPEAT, List.of());
    }

    @Test
    void keepsOnlyFeaturesOnWhichTheReadersAgree() throws Exception {
        final PortObject[] out = node().execute(cohort(), readings(), null);
        assertThat(((BufferedDataTable)out[0]).getDataTableSpec().getColumnNames())
            .containsExactly("patient", "diagnosis", "stable");
        assertThat(((StudyRecordPortObject)out[2]).record().sections().get(0).funnel())
            .containsExactly(new FunnelStep("ICC > 0.75", 1));
    }

    @Test
    void tableGivesTheIccOfEveryFeature() throws Exception {
        final BufferedDataTable icc = (BufferedDataTable)node().execute(cohort(), readings(), null)[1];
        // Sums of squares by hand, about the mean 61/12: subjects 667/2 - 61^2/12 = 281/12, judges 2341/6 - 61^2/12 =
        // 961/12, total 417 - 61^2/12 = 1283/12, so residual 41/12. ICC(2,1) = (b - r) / (b + r + 2 (j - r) / 6).
        final double b = 281.0 / 60;
        final double r = 41.0 / 60;
        final double expected = (b - r) / (b + r + 2 * (961.0 / 12 - r) / 6);
        assertThat(((DoubleValue)NodeBench.column(icc, "inter ICC").get(0)).getDoubleValue()).isCloseTo(expected,
            within(1e-12));
        assertThat(NodeBench.column(icc, "intra ICC")).allMatch(DataCell::isMissing);
        assertThat(NodeBench.column(icc, "reason").get(2).toString()).isNotBlank();
        assertThat(NodeBench.column(icc, "kept")).extracting(DataCell::toString).containsExactly("no", "yes", "no");
    }

    @Test
    void patientsWithoutAReadingAreCountedPerFeatureAndNamedInTheRecord() throws Exception {
        final DataCell[][] rows = new DataCell[5][];
        for (int i = 0; i < 5; i++) {
            rows[i] = NodeBench.row("P" + i, "reader2", i == 1 ? null : SHROUT_FLEISS[i][1], (double)i, 3.0);
        }
        final PortObject[] out = node().execute(cohort(), NodeBench.table(READINGS, rows), null);
        final BufferedDataTable icc = (BufferedDataTable)out[1];
        assertThat(NodeBench.column(icc, "inter n")).extracting(DataCell::toString).containsExactly("4", "5", "5");
        assertThat(NodeBench.column(icc, "inter missing")).extracting(DataCell::toString)
            .containsExactly("1", "0", "0");
        assertThat(NodeBench.column(icc, "intra n")).allMatch(DataCell::isMissing);
        assertThat(((StudyRecordPortObject)out[2]).record().sections().get(0).warnings())
            .contains("Of 1 features a reading of up to 1 patients is missing or infinite; an ICC is that of the "
                + "patients with all readings, whose number the table gives.");
    }

    @Test
    void severalReadersGiveOneIccOfAllOfThem() throws Exception {
        final double[][] judges = {{9, 2, 5, 8}, {6, 1, 3, 2}, {8, 4, 6, 8}, {7, 1, 2, 6}, {10, 5, 6, 9}, {6, 2, 4, 7}};
        final DataCell[][] rows = new DataCell[18][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = NodeBench.row("P" + i % 6, "reader" + (2 + i / 6), judges[i % 6][1 + i / 6],
                (double)(i % 6), 3.0);
        }
        final BufferedDataTable icc = (BufferedDataTable)node()
            .with(IccOptions.OTHER, List.of("reader2", "reader3", "reader4")).with(IccFilterNodeModel.AGREEMENT, true)
            .execute(cohort(), NodeBench.table(READINGS, rows), null)[1];
        // ICC(2,1) of the four judges in Shrout and Fleiss, table 4, as they print it: .29
        assertThat(((DoubleValue)NodeBench.column(icc, "inter ICC").get(0)).getDoubleValue())
            .isCloseTo(0.29, within(0.005));
        assertThat(NodeBench.column(icc, "inter CCC")).allMatch(DataCell::isMissing);
    }

    @Test
    void agreementStandsAfterTheOtherColumnsWhereItIsAskedFor() throws Exception {
        final BufferedDataTable plain = (BufferedDataTable)node().execute(cohort(), readings(), null)[1];
        final BufferedDataTable icc =
            (BufferedDataTable)node().with(IccFilterNodeModel.AGREEMENT, true).execute(cohort(), readings(), null)[1];
        final String[] columns = icc.getDataTableSpec().getColumnNames();
        assertThat(Stream.of(columns).limit(17)).containsExactly(plain.getDataTableSpec().getColumnNames());
        assertThat(columns).hasSize(17 + 2 * 13);
        // Differences 7, 5, 4, 6, 5, 4: mean 31/6.
        assertThat(((DoubleValue)NodeBench.column(icc, "inter bias").get(0)).getDoubleValue()).isCloseTo(31.0 / 6,
            within(1e-14));
        assertThat(((DoubleValue)NodeBench.column(icc, "inter CCC").get(1)).getDoubleValue()).isEqualTo(1);
        assertThat(NodeBench.column(icc, "intra CCC")).allMatch(DataCell::isMissing);
    }

    @Test
    void readingThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> node().with(IccOptions.OTHER, List.of("reader3")).execute(cohort(), readings(), null))
            .hasMessage("The re-readings have no row of reading \"reader3\", only of \"reader2\"; correct the setting, "
                + "or empty it to leave that ICC out.");
    }

    @Test
    void oneOfTheReadingsMustBeNamed() {
        assertThatThrownBy(() -> node().with(IccOptions.OTHER, List.of()).execute(cohort(), readings(), null))
            .hasMessageStartingWith("Fill in \"Other reader\" or \"Repeated reading\"");
    }

    @Test
    void primaryReadingAmongTheReReadingsIsComparedInsteadOfTheCohort() throws Exception {
        final DataCell[][] rows = new DataCell[12][];
        for (int i = 0; i < 6; i++) {
            rows[i] = NodeBench.row("P" + i, "first", i == 3 ? 7.5 : SHROUT_FLEISS[i][0], (double)i, 3.0);
            rows[6 + i] = NodeBench.row("P" + i, "reader2", i == 3 ? 7.5 : SHROUT_FLEISS[i][0], (double)i, 3.0);
        }
        final NodeBench node = node().with(IccOptions.PRIMARY, "first");
        final PortObject[] out = node.execute(cohort(), NodeBench.table(READINGS, rows), null);
        assertThat(NodeBench.column((BufferedDataTable)out[1], "inter ICC").get(0).toString()).isEqualTo("1.0");
        assertThat(node.warning())
            .isEqualTo("1 patients have other features in reading \"first\" than in the cohort, for "
            + "example \"P3\"; the ICC compares those of the reading. " + NO_ICC);
    }

    @Test
    void aReadingHasOnePartToPlay() {
        final String remedy = "; an ICC compares different readings, so name another one, or leave one of the settings "
            + "empty.";
        assertThatThrownBy(() -> node().with(IccOptions.PRIMARY, "reader2").execute(cohort(), readings(), null))
            .hasMessage("Reading \"reader2\" is named twice, as \"Primary reading\" and as \"Other reader\"" + remedy);
        assertThatThrownBy(() -> node().with(IccOptions.REPEAT, List.of("reader2")).execute(cohort(), readings(), null))
            .hasMessage("Reading \"reader2\" is named twice, as \"Other reader\" and as \"Repeated reading\"" + remedy);
    }

    @Test
    void readingsThatDoNotCountAreNamed() throws Exception {
        final DataCell[][] rows = new DataCell[13][];
        for (int i = 0; i < 6; i++) {
            rows[i] = NodeBench.row("P" + i, "first", SHROUT_FLEISS[i][0], (double)i, 3.0);
            rows[6 + i] = NodeBench.row("P" + i, "reader2", SHROUT_FLEISS[i][1], (double)i, 3.0);
        }
        rows[12] = NodeBench.row("Q9", "reader2", 1.0, 2.0, 3.0);
        final BufferedDataTable table = NodeBench.table(READINGS, rows);
        final String compared = ": the features of the cohort are compared with the others, and \"first\" of the "
            + "re-readings does not count. ";
        final String alone = "1 of 7 patients who were read again have no primary reading and do not count, for "
            + "example \"Q9\". ";
        final NodeBench slip = node().with(IccOptions.PRIMARY, "frist");
        final PortObject[] out = slip.execute(cohort(), table, null);
        assertThat(slip.warning())
            .isEqualTo("The re-readings have no primary reading \"frist\"" + compared + alone + NO_ICC);
        assertThat(String.join(" ", ((StudyRecordPortObject)out[2]).record().sections().get(0).warnings()))
            .isEqualTo(slip.warning());
        final NodeBench none = node();
        none.execute(cohort(), table, null);
        assertThat(none.warning()).isEqualTo("No primary reading is named" + compared + alone + NO_ICC);
        final NodeBench named = node().with(IccOptions.PRIMARY, "first");
        named.execute(cohort(), table, null);
        assertThat(named.warning()).isEqualTo(alone + NO_ICC);
    }

    @Test
    void withoutReReadingsAllFeaturesCanBeKept() throws Exception {
        final BufferedDataTable none = NodeBench.table(READINGS);
        assertThatThrownBy(() -> node().execute(cohort(), none, null)).hasMessageContaining("no row of reading");
        final NodeBench node = node().with(IccFilterNodeModel.WITHOUT, IccFilterNodeModel.Without.KEEP_ALL);
        final PortObject[] out = node.execute(cohort(), none, null);
        assertThat(NodeBench.texts((BufferedDataTable)out[0])).isEqualTo(NodeBench.texts(cohort()));
        assertThat(((BufferedDataTable)out[1]).size()).isZero();
        assertThat(node.warning()).startsWith("There are no re-readings: all 3 features are kept");
    }

    /** Eight patients in the re-readings: six of the cohort, of whom the last is for validation, and two strangers. */
    private static BufferedDataTable[] withRoles(final int validation) {
        final double[] again = {2, 1, 4, 1, 5, 2, 7, 8};
        final DataTableSpec spec = new DataTableSpec(ColumnKind.ID.texts("patient"),
            ColumnKind.markOutcome(ColumnKind.OUTCOME.texts("diagnosis"), "SSM"), ColumnKind.FEATURE.numbers("judged"),
            ColumnKind.ROLE.texts("role"));
        final DataTableSpec readings = new DataTableSpec(ColumnKind.ID.texts("patient"),
            ColumnKind.CLINICAL.texts("reading"), ColumnKind.FEATURE.numbers("judged"));
        final DataCell[][] rows = new DataCell[6][];
        final DataCell[][] read = new DataCell[16][];
        for (int i = 0; i < 8; i++) {
            if (i < 6) {
                rows[i] = NodeBench.row("P" + i, i % 2 == 0 ? "SSM" : "SPST", again[i],
                    i < 6 - validation ? "training" : "validation");
            }
            // the reader agrees on all but P5
            read[i] = NodeBench.row("P" + i, "reader1", again[i]);
            read[8 + i] = NodeBench.row("P" + i, "reader2", again[i] + (i == 5 ? 1000 : 0));
        }
        return new BufferedDataTable[]{NodeBench.table(spec, rows), NodeBench.table(readings, read)};
    }

    private static NodeBench withPrimary() throws Exception {
        return node().with(IccOptions.PRIMARY, "reader1");
    }

    @Test
    void readingsOfValidationPatientsAreLeftOutAndCounted() throws Exception {
        final BufferedDataTable[] tables = withRoles(1);
        final NodeBench node = withPrimary();
        final PortObject[] out = node.execute(tables[0], tables[1], null);
        assertThat(NodeBench.column((BufferedDataTable)out[1], "inter n").get(0)).hasToString("7");
        assertThat(NodeBench.column((BufferedDataTable)out[1], "kept").get(0)).hasToString("yes");
        assertThat(node.warning())
            .isEqualTo("2 of 8 patients who were read again are not in the cohort, for example \"P6\"; "
            + "their readings count all the same. The readings of 1 of 8 patients who were read again were left out, "
            + "because these are validation patients.");
    }

    @Test
    void readingsOfAllPatientsCountWhereTheStudyWantsThemToAndTheReportSaysSo() throws Exception {
        final BufferedDataTable[] tables = withRoles(1);
        final NodeBench node = withPrimary().with(IccFilterNodeModel.ROWS, LearningRows.ALL);
        final PortObject[] out = node.execute(tables[0], tables[1], null);
        assertThat(NodeBench.column((BufferedDataTable)out[1], "inter n").get(0)).hasToString("8");
        assertThat(NodeBench.column((BufferedDataTable)out[1], "kept").get(0)).hasToString("no");
        assertThat(((StudyRecordPortObject)out[2]).record().sections().get(0).notices())
            .containsExactly("1 of 8 patients who were read again are validation patients: the choice of features has "
                + "seen their readings, though not their outcome. The setting \"Patients\" leaves them out.");
        final PortObject[] noRoles = node().execute(cohort(), readings(), null);
        assertThat(((StudyRecordPortObject)noRoles[2]).record().sections().get(0).notices()).hasSize(1).first()
            .asString().startsWith("The cohort has no roles yet: the readings of all 6 patients");
    }

    @Test
    void tooFewTrainingPatientsWithReadingsAreSaid() {
        final DataCell[][] two = {NodeBench.row("P0", "reader2", 1.0), NodeBench.row("P5", "reader2", 2.0)};
        final BufferedDataTable few = NodeBench.table(new DataTableSpec(ColumnKind.ID.texts("patient"),
            ColumnKind.CLINICAL.texts("reading"), ColumnKind.FEATURE.numbers("judged")), two);
        assertThatThrownBy(() -> node().execute(withRoles(1)[0], few, null))
            .hasMessageStartingWith("1 of 2 patients who "
            + "were read again are validation patients, so that fewer than two are left, which an ICC needs;");
    }

    @Test
    void workflowsFromBeforeTheChoiceCountAllReadings() throws Exception {
        final SettingsTree old = new SettingsTree("model");
        assertThat(IccFilterNodeModel.OPTIONS.load(old).get(IccFilterNodeModel.ROWS))
            .isEqualTo(LearningRows.ALL);
        assertThat(IccFilterNodeModel.OPTIONS.defaults().get(IccFilterNodeModel.ROWS))
            .isEqualTo(LearningRows.TRAINING);
    }

    @Test
    void intervalsOfAnotherLevelAreNamedAfterIt() throws Exception {
        final BufferedDataTable usual = (BufferedDataTable)node().execute(cohort(), readings(), null)[1];
        final BufferedDataTable icc = (BufferedDataTable)node().with(IccFilterNodeModel.AGREEMENT, true)
            .with(Confidence.OPTION, 0.5).execute(cohort(), readings(), null)[1];
        assertThat(icc.getDataTableSpec().getColumnNames()).contains("inter lower (50 %)", "inter CCC upper (50 %)",
            "inter bias lower (50 %)", "inter lower limit", "inter upper limit upper (50 %)");
        assertThat(((DoubleValue)NodeBench.column(icc, "inter lower (50 %)").get(0)).getDoubleValue())
            .isGreaterThan(((DoubleValue)NodeBench.column(usual, "inter lower").get(0)).getDoubleValue());
        // Student's quantile for 50 % and 5 degrees of freedom is 0.7266868; the differences are 7, 5, 4, 6, 5, 4.
        final double sd = Math.sqrt((49 + 25 + 16 + 36 + 25 + 16 - 31 * 31 / 6.0) / 5);
        assertThat(((DoubleValue)NodeBench.column(icc, "inter bias lower (50 %)").get(0)).getDoubleValue())
            .isCloseTo(31 / 6.0 - 0.7266868438004227 * sd / Math.sqrt(6), within(1e-9));
    }
}
