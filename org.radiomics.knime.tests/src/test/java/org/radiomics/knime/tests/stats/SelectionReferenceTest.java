package org.radiomics.knime.tests.stats;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.radiomics.knime.stats.cohort.TrainingRows;
import org.radiomics.knime.stats.selection.FeatureSelection;
import org.radiomics.knime.stats.selection.SelectKBest;
import org.radiomics.knime.stats.test.OneWayAnova;
import org.radiomics.knime.tests.ReferenceValues;

class SelectionReferenceTest {

    private static final LargestDeviation SKLEARN = new LargestDeviation("sklearn SelectKBest");

    private static final LargestDeviation EXACT = new LargestDeviation("exact arithmetic");

    @AfterAll
    static void printDeviations() {
        SKLEARN.print();
        EXACT.print();
    }

    @Test
    void scoresAndKeptColumnsAreThoseOfScikitLearn() {
        final JsonNode file = ReferenceValues.read("select_k_best").get("cases");
        for (final String name : ReferenceValues.names(file)) {
            final JsonNode expected = file.get(name);
            final double[][] columns = ReferenceValues.matrix(expected.get("columns"));
            final List<String> names = IntStream.range(0, columns.length).mapToObj(Integer::toString).toList();
            final TrainingRows rows =
                TrainingRows.of(names, columns, ReferenceValues.flags(expected.get("positive")));
            for (final String k : ReferenceValues.names(expected.get("kept"))) {
                final FeatureSelection actual =
                    SelectKBest.withDefaults().withK(Integer.parseInt(k)).fit(rows);
                assertThat(actual.selected().stream().map(Integer::valueOf)).as("%s, k = %s", name, k)
                    .containsExactlyElementsOf(
                        IntStream.of(ReferenceValues.integers(expected.get("kept").get(k))).boxed().toList());
                for (int j = 0; j < columns.length; j++) {
                    final String where = name + " column " + j;
                    SKLEARN.relative("F", where, actual.scores().get(j).score(),
                        ReferenceValues.number(expected.get("f").get(j)), 1e-9);
                    SKLEARN.relative("p", where, actual.scores().get(j).p(),
                        ReferenceValues.number(expected.get("p").get(j)), 1e-9);
                }
            }
        }
    }

    @Test
    void fIsThatOfExactArithmeticAtAnyMeanAndScale() {
        final JsonNode file = ReferenceValues.read("exact_anova").get("anova");
        for (final String name : ReferenceValues.names(file)) {
            EXACT.relative("ANOVA F", name,
                OneWayAnova.withDefaults().test(ReferenceValues.matrix(file.get(name).get("groups"))).f(),
                ReferenceValues.number(file.get(name).get("f")), 1e-10);
        }
    }
}
