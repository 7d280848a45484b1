package org.radiomics.knime.nodes.kbestfilter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.port.PortObject;
import org.radiomics.knime.nodes.NodeBench;
import org.radiomics.knime.nodes.cohort.ColumnKind;
import org.radiomics.knime.nodes.record.StudyRecordPortObject;
import org.radiomics.knime.stats.report.FunnelStep;
import org.radiomics.knime.stats.selection.GroupTest;
import org.radiomics.knime.stats.test.PAdjustment;

class KBestFilterNodeTest {

    private static final DataTableSpec SPEC = new DataTableSpec(ColumnKind.ID.texts("patient"),
        ColumnKind.markOutcome(ColumnKind.OUTCOME.texts("diagnosis"), "B"), ColumnKind.FEATURE.numbers("strong"),
        ColumnKind.FEATURE.numbers("weaker"), ColumnKind.FEATURE.numbers("useless"), ColumnKind.FEATURE.numbers("gap"),
        ColumnKind.FEATURE.numbers("constant"), ColumnKind.ROLE.texts("role"));

    /** The validation rows would turn the order of the features round if they were looked at. */
    private static BufferedDataTable cohort() {
        return NodeBench.table(SPEC,
            NodeBench.row("1", "A", 1.0, 1.0, 1.0, 1.0, 5.0, "training"),
            NodeBench.row("2", "A", 2.0, 2.0, 2.0, 2.0, 5.0, "training"),
            NodeBench.row("3", "A", 3.0, 3.0, 3.0, null, 5.0, "training"),
            NodeBench.row("4", "B", 11.0, 6.0, 1.0, 1.0, 5.0, "training"),
            NodeBench.row("5", "B", 12.0, 7.0, 2.0, 2.0, 5.0, "training"),
            NodeBench.row("6", "B", 13.0, 8.0, 3.0, 3.0, 5.0, "training"),
            NodeBench.row("7", "A", 99.0, 99.0, -99.0, 99.0, 5.0, "validation"),
            NodeBench.row("8", "B", -99.0, -99.0, 99.0, 99.0, 5.0, "validation"));
    }

    @Test
    void anovaThenTheBestAreKeptByTrainingRowsOnly() throws Exception {
        final PortObject[] out =
            NodeBench.of(new KBestFilterNodeFactory()).with(UnivariateOptions.K, 1).execute(cohort(), null);
        assertThat(((BufferedDataTable)out[0]).getDataTableSpec().getColumnNames())
            .containsExactly("patient", "diagnosis", "strong", "role");
        assertThat(((StudyRecordPortObject)out[2]).record().sections().get(0).funnel())
            .containsExactly(new FunnelStep("ANOVA p < 0.05", 2), new FunnelStep("K best, K = 1", 1));
    }

    @Test
    void whereNoFeaturePassesTheWarningSaysWhy() throws Exception {
        final DataTableSpec spec = new DataTableSpec(ColumnKind.ID.texts("patient"),
            ColumnKind.markOutcome(ColumnKind.OUTCOME.texts("diagnosis"), "B"), ColumnKind.FEATURE.numbers("same"),
            ColumnKind.FEATURE.numbers("alike"), ColumnKind.ROLE.texts("role"));
        final NodeBench node = NodeBench.of(new KBestFilterNodeFactory());
        node.execute(NodeBench.table(spec, NodeBench.row("1", "A", 5.0, 1.0, "training"),
            NodeBench.row("2", "A", 5.0, 2.0, "training"), NodeBench.row("3", "B", 5.0, 1.0, "training"),
            NodeBench.row("4", "B", 5.0, 2.0, "training")), null);
        assertThat(node.warning())
            .isEqualTo("No feature passes; the cohort has no features left. 1 of 2 features have no "
            + "score, for example \"same\": all values are equal.");
    }

    @Test
    void scoresAreThoseOfTheTrainingRows() throws Exception {
        final BufferedDataTable scores =
            (BufferedDataTable)NodeBench.of(new KBestFilterNodeFactory()).execute(cohort(), null)[1];
        // means 2 and 12, variance 1 in each group of 3: F = 3 * 2 * 5^2 / 1 = 150; means 2 and 7: F = 37.5
        assertThat(((DoubleValue)NodeBench.column(scores, "F").get(0)).getDoubleValue()).isCloseTo(150, within(1e-9));
        assertThat(((DoubleValue)NodeBench.column(scores, "F").get(1)).getDoubleValue()).isCloseTo(37.5, within(1e-9));
        assertThat(NodeBench.column(scores, "why not").get(2).toString()).isEqualTo("p not below 0.05");
        assertThat(NodeBench.column(scores, "why not").get(3).toString())
            .isEqualTo("missing or infinite value in a training row");
        assertThat(NodeBench.column(scores, "F").get(4).isMissing()).isTrue();
    }

    @Test
    void featureWithAGapIsLeftOutWithAWarning() throws Exception {
        final NodeBench node = NodeBench.of(new KBestFilterNodeFactory());
        node.execute(cohort(), null);
        assertThat(node.warning())
            .isEqualTo("1 features have a missing or infinite value in a training row and were left out.");
    }

    @Test
    void testAdjustmentAndScoreAreSettings() throws Exception {
        final PortObject[] out = NodeBench.of(new KBestFilterNodeFactory())
            .with(UnivariateOptions.TEST, GroupTest.KRUSKAL_WALLIS)
            .with(UnivariateOptions.ADJUSTMENT, PAdjustment.BONFERRONI).with(UnivariateOptions.ALPHA, 0.2)
            .with(UnivariateOptions.SCORE, "mutual information").with(UnivariateOptions.K, 1)
            .execute(cohort(), null);
        final BufferedDataTable scores = (BufferedDataTable)out[1];
        // Ranks 1 2 3 and 4 5 6: H = 12 / (6 * 7) * (6^2 + 15^2) / 3 - 3 * 7 = 27 / 7, p = .0495; three features
        assertThat(number(scores, "statistic")).isCloseTo(27 / 7.0, within(1e-12));
        assertThat(number(scores, "adjusted p")).isCloseTo(3 * number(scores, "p of statistic"), within(1e-12));
        // Two neighbours of three rows; within the second one's distance a row and its first neighbour:
        // digamma(6) + digamma(2) - digamma(3) - digamma(2) = 1/3 + 1/4 + 1/5
        assertThat(number(scores, "score")).isCloseTo(47 / 60.0, within(1e-12));
        assertThat(((StudyRecordPortObject)out[2]).record().sections().get(0).funnel()).containsExactly(
            new FunnelStep("Kruskal-Wallis Bonferroni p < 0.2", 2),
            new FunnelStep("K best by mutual information, K = 1", 1));
    }

    private static double number(final BufferedDataTable scores, final String column) {
        return ((DoubleValue)NodeBench.column(scores, column).get(0)).getDoubleValue();
    }
}
