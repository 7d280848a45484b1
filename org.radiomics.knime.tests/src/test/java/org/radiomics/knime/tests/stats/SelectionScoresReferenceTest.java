package org.radiomics.knime.tests.stats;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.radiomics.knime.stats.cohort.TrainingRows;
import org.radiomics.knime.stats.selection.ChiSquareScore;
import org.radiomics.knime.stats.selection.FeatureSelection;
import org.radiomics.knime.stats.selection.FeatureSelector;
import org.radiomics.knime.stats.selection.Mrmr;
import org.radiomics.knime.stats.selection.MutualInformation;
import org.radiomics.knime.stats.selection.Scoring;
import org.radiomics.knime.stats.selection.SelectKBest;
import org.radiomics.knime.stats.selection.VarianceFilter;
import org.radiomics.knime.tests.ReferenceValues;

class SelectionScoresReferenceTest {

    private static final LargestDeviation SKLEARN = new LargestDeviation("sklearn feature_selection");

    private static final LargestDeviation MRMR = new LargestDeviation("mrmr_selection, numpy");

    private static final JsonNode CASES = ReferenceValues.read("selection_scores").get("cases");

    @AfterAll
    static void printDeviations() {
        SKLEARN.print();
        MRMR.print();
    }

    @Test
    void mutualInformationIsThatOfScikitLearn() {
        for (final String name : ReferenceValues.names(CASES)) {
            final JsonNode expected = CASES.get(name);
            final MutualInformation information = MutualInformation.withDefaults()
                .withNeighbours(expected.get("neighbours").asInt()).withSeed(expected.get("seed").asInt());
            compare("mutual information", name, information.withoutNoise(), expected.get("mi"));
            if (!expected.get("mi_noise").isNull()) {
                compare("mutual information, noise", name, information, expected.get("mi_noise"));
            }
        }
    }

    private static void compare(final String quantity, final String name, final Scoring scoring,
        final JsonNode expected) {
        final List<Scoring.Score> scores = scoring.score(rows(CASES.get(name)));
        for (int j = 0; j < scores.size(); j++) {
            SKLEARN.absolute(quantity, name + " column " + j, scores.get(j).value(),
                ReferenceValues.number(expected.get(j)), 1e-12);
            assertThat(scores.get(j).reason().isEmpty()).isEqualTo(!Double.isNaN(scores.get(j).value()));
        }
    }

    @Test
    void kBestByMutualInformationAreTheLargestWithTheLaterOfEquals() {
        final JsonNode expected = CASES.get("normal");
        final MutualInformation information = MutualInformation.withDefaults()
            .withNeighbours(expected.get("neighbours").asInt()).withSeed(expected.get("seed").asInt());
        final double[] scores = ReferenceValues.numbers(expected.get("mi_noise"));
        final List<String> best = IntStream.range(0, scores.length).boxed()
            .sorted((a, b) -> scores[a] == scores[b] ? b - a : Double.compare(scores[b], scores[a])).limit(4).sorted()
            .map(String::valueOf).toList();
        assertThat(SelectKBest.withDefaults().withK(4).withScoring(information).fit(rows(expected)).selected())
            .isEqualTo(best);
    }

    @Test
    void chiSquareIsThatOfScikitLearn() {
        for (final String name : ReferenceValues.names(CASES)) {
            final JsonNode expected = CASES.get(name);
            final List<Scoring.Score> scores = ChiSquareScore.withDefaults().score(rows(expected, true));
            for (int j = 0; j < scores.size(); j++) {
                final double chiSquare = ReferenceValues.number(expected.get("chi2").get(j));
                final String where = name + " column " + j;
                SKLEARN.relative("chi-square", where, scores.get(j).value(), chiSquare, 1e-9);
                SKLEARN.relative("chi-square p", where, scores.get(j).p(),
                    ReferenceValues.number(expected.get("chi2_p").get(j)), 1e-9);
            }
        }
    }

    @Test
    void variancesAndWhatExceedsTheLimitAreThoseOfScikitLearn() {
        for (final String name : ReferenceValues.names(CASES)) {
            final JsonNode expected = CASES.get(name);
            final FeatureSelection selection =
                VarianceFilter.withDefaults().withLimit(expected.get("limit").asDouble()).fit(rows(expected));
            for (int j = 0; j < selection.scores().size(); j++) {
                SKLEARN.relative("variance", name + " column " + j, selection.scores().get(j).score(),
                    ReferenceValues.number(expected.get("variance").get(j)), 1e-9);
            }
            assertThat(selection.selected()).as(name).isEqualTo(
                IntStream.of(ReferenceValues.integers(expected.get("above"))).mapToObj(String::valueOf).toList());
        }
    }

    @Test
    void mrmrChoosesTheSameFeaturesInTheSameOrder() {
        for (final String name : ReferenceValues.names(CASES)) {
            final JsonNode schemes = CASES.get(name).get("mrmr");
            for (final String scheme : ReferenceValues.names(schemes)) {
                final Mrmr mrmr = Mrmr.withDefaults().withK(CASES.get(name).get("k").asInt())
                    .withScheme(Mrmr.Scheme.valueOf(scheme));
                final List<Mrmr.Step> steps = mrmr.choose(rows(CASES.get(name)));
                final JsonNode order = schemes.get(scheme).get("order");
                assertThat(steps.stream().map(Mrmr.Step::feature)).as(name + " " + scheme).containsExactlyElementsOf(
                    IntStream.of(ReferenceValues.integers(order)).mapToObj(String::valueOf).toList());
                for (int s = 0; s < steps.size(); s++) {
                    MRMR.relative("criterion " + scheme, name + " step " + s, steps.get(s).criterion(),
                        ReferenceValues.number(schemes.get(scheme).get("criterion").get(s)), 1e-9);
                }
                check(mrmr, name, steps);
            }
        }
    }

    private static void check(final FeatureSelector mrmr, final String name, final List<Mrmr.Step> steps) {
        final List<String> chosen = steps.stream().map(Mrmr.Step::feature).toList();
        final List<String> inOrder = new ArrayList<>(rows(CASES.get(name)).columns().names());
        inOrder.retainAll(chosen);
        assertThat(mrmr.fit(rows(CASES.get(name))).selected()).isEqualTo(inOrder);
    }

    private static TrainingRows rows(final JsonNode expected) {
        return rows(expected, false);
    }

    private static TrainingRows rows(final JsonNode expected, final boolean magnitudes) {
        final double[][] columns = ReferenceValues.matrix(expected.get("columns"));
        for (final double[] column : columns) {
            for (int i = 0; magnitudes && i < column.length; i++) {
                column[i] = Math.abs(column[i]);
            }
        }
        return TrainingRows.of(IntStream.range(0, columns.length).mapToObj(Integer::toString).toList(), columns,
            ReferenceValues.flags(expected.get("positive")));
    }
}
