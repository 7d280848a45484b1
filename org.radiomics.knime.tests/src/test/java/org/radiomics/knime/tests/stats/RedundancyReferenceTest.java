package org.radiomics.knime.tests.stats;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.radiomics.knime.stats.cohort.TrainingRows;
import org.radiomics.knime.stats.selection.AnovaFilter;
import org.radiomics.knime.stats.selection.CorrelationFilter;
import org.radiomics.knime.stats.selection.CorrelationFilter.Correlation;
import org.radiomics.knime.stats.selection.CorrelationFilter.Rule;
import org.radiomics.knime.stats.selection.FeatureScore;
import org.radiomics.knime.stats.selection.FeatureSelection;
import org.radiomics.knime.stats.selection.GroupTest;
import org.radiomics.knime.stats.selection.VifFilter;
import org.radiomics.knime.stats.test.PAdjustment;
import org.radiomics.knime.tests.ReferenceValues;

class RedundancyReferenceTest {

    private static final LargestDeviation R = new LargestDeviation("R cor, solve, tests");

    private static final JsonNode CASES = ReferenceValues.read("redundancy").get("cases");

    @AfterAll
    static void printDeviations() {
        R.print();
    }

    @Test
    void whatFallsByMeanCorrelationIsWhatCaretFinds() {
        for (final String name : ReferenceValues.names(CASES)) {
            compare(name, "pearson", Correlation.PEARSON, Rule.MEAN_CORRELATION, "r_pearson");
            compare(name, "spearman", Correlation.SPEARMAN, Rule.MEAN_CORRELATION, "r_spearman");
            compare(name, "pearson_all", Correlation.PEARSON, Rule.MEAN_CORRELATION_OF_ALL, "r_pearson");
            compare(name, "spearman_all", Correlation.SPEARMAN, Rule.MEAN_CORRELATION_OF_ALL, "r_spearman");
        }
    }

    private static void compare(final String name, final String what, final Correlation correlation, final Rule rule,
        final String correlations) {
        final JsonNode expected = CASES.get(name);
        final double[][] r = ReferenceValues.matrix(expected.get(correlations));
        final FeatureSelection selection = CorrelationFilter.withDefaults().withCorrelation(correlation)
            .withLimit(expected.get("limit").asDouble()).withRule(rule).fit(rows(expected));
        assertThat(selection.fallen().stream().map(FeatureScore::feature)).as(name + " " + what)
            .containsExactlyElementsOf(names(expected.get(what)));
        for (final FeatureScore score : selection.scores()) {
            if (!score.partner().isEmpty()) {
                R.absolute("correlation", name + " " + what, score.score(),
                    r[Integer.parseInt(score.feature())][Integer.parseInt(score.partner())], 1e-12);
            }
        }
    }

    @Test
    void varianceInflationFactorsAreTheDiagonalOfTheInverseCorrelationMatrix() {
        for (final String name : ReferenceValues.names(CASES)) {
            final JsonNode expected = CASES.get(name).get("vif");
            final FeatureSelection selection =
                VifFilter.withDefaults().withLimit(expected.get("limit").asDouble()).fit(rows(CASES.get(name)));
            assertThat(selection.selected()).as(name).isEqualTo(names(expected.get("left")));
            compare(name, "VIF of the fallen", selection, expected.get("fallen"), expected.get("factors"));
            compare(name, "VIF of the kept", selection, expected.get("left"), expected.get("left_factors"));
        }
    }

    private static void compare(final String name, final String quantity, final FeatureSelection selection,
        final JsonNode columns, final JsonNode factors) {
        for (int k = 0; k < columns.size(); k++) {
            // R's solve squares the condition number, the square root of the factor; ours does not.
            final double factor = ReferenceValues.number(factors.get(k));
            if (factor < 1e6 || Double.isInfinite(factor)) {
                R.relative(quantity, name + " column " + columns.get(k),
                    selection.scores().get(columns.get(k).asInt()).score(), factor, 1e-8);
            }
        }
    }

    @Test
    void otherTestsAndAdjustmentsAreThoseOfR() {
        for (final String name : ReferenceValues.names(CASES)) {
            final JsonNode expected = CASES.get(name);
            final AnovaFilter filter = AnovaFilter.withDefaults();
            compare(name, filter.withTest(GroupTest.KRUSKAL_WALLIS).withAdjustment(PAdjustment.BENJAMINI_HOCHBERG)
                .fit(rows(expected)), "kruskal", "kruskal_bh");
            compare(name, filter.withTest(GroupTest.WELCH).withAdjustment(PAdjustment.HOLM).fit(rows(expected)),
                "welch", "welch_holm");
        }
    }

    private static void compare(final String name, final FeatureSelection selection, final String p,
        final String adjusted) {
        for (int j = 0; j < selection.scores().size(); j++) {
            final FeatureScore score = selection.scores().get(j);
            final double limited = ReferenceValues.number(CASES.get(name).get(adjusted).get(j));
            R.relative(p + " p", name + " column " + j, score.p(),
                ReferenceValues.number(CASES.get(name).get(p).get(j)), 1e-8);
            R.relative(adjusted, name + " column " + j, score.adjustedP(), limited, 1e-8);
            assertThat(score.kept()).isEqualTo(limited < 0.05);
        }
    }

    private static List<String> names(final JsonNode columns) {
        return IntStream.of(ReferenceValues.integers(columns)).sorted().mapToObj(String::valueOf).toList();
    }

    private static TrainingRows rows(final JsonNode expected) {
        final double[][] columns = ReferenceValues.matrix(expected.get("columns"));
        return TrainingRows.of(IntStream.range(0, columns.length).mapToObj(Integer::toString).toList(), columns,
            ReferenceValues.flags(expected.get("positive")));
    }
}
