package org.radiomics.knime.stats.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.radiomics.knime.stats.cohort.TrainingRows;
import org.radiomics.knime.stats.selection.CorrelationFilter.Correlation;
import org.radiomics.knime.stats.selection.CorrelationFilter.Rule;

class RedundancyTest {

    private static final boolean[] POSITIVE = {false, false, false, false, true, true, true, true};

    private static final double[] TREND = {1, 2, 3, 4, 5, 6, 7, 8};

    /** Like the trend in order only, and nearer to the outcome. */
    private static final double[] STEP = {1, 2, 3, 4, 50, 60, 70, 80};

    private static final double[] OTHER = {3, -1, 2, 0, 1, 3, 0, -1};

    private static final double[] CONSTANT = {5, 5, 5, 5, 5, 5, 5, 5};

    private static TrainingRows rows(final double[]... columns) {
        return TrainingRows.of(List.of("a", "b", "c", "d").subList(0, columns.length), columns, POSITIVE);
    }

    private static double[] times(final double[] values, final double factor) {
        return Arrays.stream(values).map(v -> v * factor).toArray();
    }

    @Test
    void spearmanSeesOrderOnly() {
        final CorrelationFilter filter = CorrelationFilter.withDefaults().withLimit(0.99);
        assertThat(filter.fit(rows(TREND, STEP)).selected()).containsExactly("a", "b");
        final FeatureSelection ranks = filter.withCorrelation(Correlation.SPEARMAN).fit(rows(TREND, STEP));
        assertThat(ranks.fallen()).singleElement().satisfies(fallen -> {
            assertThat(fallen.feature()).isEqualTo("b");
            assertThat(fallen.score()).isCloseTo(1, within(1e-14));
            assertThat(fallen.reason()).isEqualTo("Spearman |r| above 0.99 with \"a\"");
            assertThat(fallen.partner()).isEqualTo("a");
        });
    }

    @Test
    void theFeatureOfTheSmallerScoreFalls() {
        final CorrelationFilter filter = CorrelationFilter.withDefaults().withCorrelation(Correlation.SPEARMAN);
        assertThat(filter.withRule(Rule.SCORE).fit(rows(TREND, OTHER, STEP)).selected()).containsExactly("b", "c");
        assertThat(filter.withRule(Rule.LATER_COLUMN).fit(rows(TREND, OTHER, STEP)).selected())
            .containsExactly("a", "b");
    }

    @Test
    void aConstantHasNoCorrelationAndFalls() {
        for (final Rule rule : Rule.values()) {
            final FeatureSelection selection =
                CorrelationFilter.withDefaults().withRule(rule).fit(rows(CONSTANT, TREND));
            assertThat(selection.fallen()).singleElement().extracting(FeatureScore::reason)
                .isEqualTo("all values are equal");
            assertThat(selection.scores().get(1).reason()).isEqualTo("no other feature is left");
        }
    }

    @Test
    void unitsOfAnySizeAreTheSameFeature() {
        for (final double unit : new double[]{1e-300, 1e300}) {
            for (final Rule rule : Rule.values()) {
                final FeatureScore fallen = CorrelationFilter.withDefaults().withRule(rule)
                    .fit(rows(times(TREND, unit), OTHER, times(TREND, -1))).fallen().get(0);
                assertThat(fallen.score()).isCloseTo(-1, within(1e-14));
            }
            final FeatureSelection vif = VifFilter.withDefaults().fit(rows(times(TREND, unit), OTHER, TREND));
            assertThat(vif.selected()).containsExactly("a", "b");
            assertThat(vif.fallen().get(0).score()).isInfinite();
            assertThat(vif.fallen().get(0).partner()).isEqualTo("a");
            assertThat(Mrmr.withDefaults().withK(2).fit(rows(times(TREND, unit), OTHER, TREND)).selected())
                .contains("b");
        }
    }

    @Test
    void aSumOfOthersHasAnInfiniteFactorAndIsNamed() {
        final double[] sum = new double[TREND.length];
        Arrays.setAll(sum, i -> TREND[i] + 2 * OTHER[i]);
        final FeatureSelection selection = VifFilter.withDefaults().fit(rows(TREND, OTHER, sum, CONSTANT));
        assertThat(selection.selected()).containsExactly("a", "b");
        assertThat(selection.scores().get(2).score()).isInfinite();
        assertThat(selection.scores().get(2).reason())
            .isEqualTo("VIF infinite: a linear combination of features before it");
        assertThat(selection.scores().get(3).reason()).isEqualTo("all values are equal");
    }

    @Test
    void twoFeaturesHaveTheFactorOfTheirCorrelation() {
        final double[] near = {1, 3, 2, 4, 5, 7, 6, 8};
        // Deviations from 4.5; products: 3.5^2 + 2.5*1.5 + 1.5*2.5 + .5^2, twice; squares: 42 either.
        final double r = 2 * (12.25 + 3.75 + 3.75 + 0.25) / 42;
        final FeatureSelection selection = VifFilter.withDefaults().withLimit(100).fit(rows(TREND, near));
        assertThat(selection.scores().get(0).score()).isCloseTo(1 / (1 - r * r), within(1e-12));
    }

    @Test
    void varianceOfZeroLimitKeepsWhatVariesAtAnySize() {
        assertThat(VarianceFilter.withDefaults().fit(rows(times(TREND, 1e-300), CONSTANT, times(TREND, 1e300)))
            .selected()).containsExactly("a", "c");
        // mean 4.5, squares 2 (3.5^2 + 2.5^2 + 1.5^2 + .5^2) = 42 over 8
        assertThat(VarianceFilter.withDefaults().withLimit(5.25).fit(rows(TREND)).fallen()).singleElement()
            .isEqualTo(new FeatureScore("a", 5.25, Double.NaN, Double.NaN, false, "variance not above 5.25", ""));
    }

    @Test
    void aCopyIsChosenLastByMrmr() {
        final List<Mrmr.Step> steps = Mrmr.withDefaults().withK(3).choose(rows(STEP, STEP, OTHER));
        assertThat(steps.stream().map(Mrmr.Step::feature)).containsExactly("a", "c", "b");
        assertThat(Mrmr.withDefaults().withK(2).fit(rows(STEP, STEP, OTHER)).scores().get(1).partner()).isEqualTo("a");
        final double[] separated = {1, 1, 1, 1, 2, 2, 2, 2};
        assertThat(Mrmr.withDefaults().withK(3).choose(rows(separated, separated, OTHER)).stream()
            .map(Mrmr.Step::feature)).containsExactly("a", "c", "b");
    }

    @Test
    void aMissingValueIsRefusedByNameAndRow() {
        final double[] gap = TREND.clone();
        gap[2] = Double.NaN;
        for (final FeatureSelector selector : List.of(CorrelationFilter.withDefaults(), VifFilter.withDefaults(),
            VarianceFilter.withDefaults(), Mrmr.withDefaults())) {
            assertThatThrownBy(() -> selector.fit(rows(TREND, gap))).hasMessage("Feature \"b\" is missing in training"
                + " row 3; remove the feature or the row before the selection.");
        }
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        assertThatThrownBy(() -> CorrelationFilter.withDefaults().withLimit(1.5)).hasMessageContaining("from 0 to 1");
        assertThatThrownBy(() -> VifFilter.withDefaults().withLimit(0.5)).hasMessageContaining("at least 1");
        assertThatThrownBy(() -> VarianceFilter.withDefaults().withLimit(-1)).hasMessageContaining("at least 0");
        assertThatThrownBy(() -> Mrmr.withDefaults().withK(0)).hasMessageContaining("at least 1");
    }
}
