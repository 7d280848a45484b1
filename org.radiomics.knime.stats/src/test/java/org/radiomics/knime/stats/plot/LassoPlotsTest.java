package org.radiomics.knime.stats.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.radiomics.knime.stats.Monitor;
import org.radiomics.knime.stats.cohort.TrainingRows;
import org.radiomics.knime.stats.model.CrossValidatedLasso;
import org.radiomics.knime.stats.plot.DrawnPicture.Text;

class LassoPlotsTest {

    private static final int ROWS = 80;

    private static TrainingRows rows;

    private static CrossValidatedLasso.Result result;

    /** Six features on very different scales, of which three matter. */
    @BeforeAll
    static void fit() {
        final Random random = new Random(3);
        final double[][] values = new double[6][ROWS];
        final boolean[] positive = new boolean[ROWS];
        for (int i = 0; i < ROWS; i++) {
            double score = random.nextGaussian();
            for (int feature = 0; feature < values.length; feature++) {
                final double standard = random.nextGaussian();
                values[feature][i] = standard * Math.pow(100, feature);
                score += feature < 3 ? standard : 0;
            }
            positive[i] = score > 0;
        }
        rows = TrainingRows.of(List.of("a", "b", "c", "d", "e", "f"), values, positive);
        result = CrossValidatedLasso.withDefaults().withSeed(1).fit(rows, Monitor.NONE);
    }

    private static DrawnPicture path(final LambdaAxis axis) {
        return DrawnPicture
            .of(LassoPathPlot.draw("path", "", result.path(), rows.columns(), result.lambdaMin(), axis));
    }

    private static DrawnPicture cv(final LambdaAxis axis) {
        return DrawnPicture.of(LassoCvPlot.draw("cv", "", result, axis));
    }

    @ParameterizedTest
    @EnumSource
    void pathNamesAxesPenaltyAndNumberOfFeatures(final LambdaAxis axis) {
        assertThat(path(axis).texts()).contains(axis.label(), "Number of features", "0",
            LassoPathPlot.lambdaText("\u03BB", result.lambdaMin()));
    }

    @Test
    void pathIsOfStandardisedFeatures() {
        final double largest = path(LambdaAxis.LN).texts().stream().filter(text -> text.matches("\\d\\.\\d"))
            .mapToDouble(Double::parseDouble).max().orElseThrow();

        // The original coefficients of a and c differ by a factor of 10000; those of standardised features are alike.
        assertThat(largest).isBetween(0.5, 20.0);
    }

    @Test
    void aLineStartsWhereItsFeatureEnters() {
        final List<String[]> lines = path(LambdaAxis.MINUS_LOG10).elements("path").stream()
            .map(path -> path.getAttribute("d")).filter(d -> !d.endsWith("Z")).map(d -> d.split(" ?[ML]")).toList();

        // All six are chosen in the end; before the first point of a line stands an empty string.
        assertThat(lines).hasSize(6).extracting(points -> points.length - 1).containsExactlyInAnyOrderElementsOf(
            result.path().features().stream().map(LassoPlotsTest::modelsFromBeforeItsFirst).toList());
        assertThat(lines).allSatisfy(points -> assertThat(height(points[1])).isNotEqualTo(height(points[2])));
    }

    private static int modelsFromBeforeItsFirst(final String feature) {
        int models = 1;
        for (int step = 0; step < result.path().size(); step++) {
            models += result.path().signature(step).features().contains(feature) ? 1 : 0;
        }
        return models;
    }

    private static String height(final String point) {
        return point.trim().split(" ")[1];
    }

    @ParameterizedTest
    @EnumSource
    void crossValidationMarksBothPenaltiesWithoutOverlap(final LambdaAxis axis) {
        final DrawnPicture picture = cv(axis);

        final List<Text> texts = new ArrayList<>(picture.placedTexts());
        texts.removeIf(text -> !text.text().startsWith("\u03BB"));
        assertThat(texts).extracting(Text::text).containsExactlyInAnyOrder(
            LassoPathPlot.lambdaText("\u03BB min", result.lambdaMin()),
            LassoPathPlot.lambdaText("\u03BB 1se", result.lambda1se()));
        assertThat(texts.get(0).overlaps(texts.get(1), 10)).isFalse();
        assertThat(texts).allMatch(text -> text.left() > 0 && text.right() < picture.width());
        assertThat(picture.texts()).contains("Binomial deviance", "Number of features");
    }

    @Test
    void axesRunInOppositeDirections() {
        assertThat(LambdaAxis.LN.position(Math.E)).isEqualTo(1);
        assertThat(LambdaAxis.MINUS_LOG10.position(0.028)).isBetween(1.552, 1.554);
    }

    @Test
    void penaltiesHaveThreeDigits() {
        assertThat(LassoPathPlot.lambdaText("\u03BB", 0.0281838)).isEqualTo("\u03BB = 0.0282");
        assertThat(LassoPathPlot.lambdaText("\u03BB", 0.5)).isEqualTo("\u03BB = 0.5");
    }
}
