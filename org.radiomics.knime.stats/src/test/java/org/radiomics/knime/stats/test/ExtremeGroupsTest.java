package org.radiomics.knime.stats.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What the tests make of groups on which a test has nothing to say, and of values that are none. */
class ExtremeGroupsTest {

    private static final double[] SOME = {1, 2, 4};

    private static final double[] CONSTANT = {3, 3, 3};

    private static final Map<String, Consumer<double[]>> TESTS = Map.of(
        "the analysis of variance", other -> OneWayAnova.withDefaults().test(SOME, other),
        "Welch's analysis of variance", other -> WelchAnova.withDefaults().test(SOME, other),
        "the Kruskal-Wallis test", other -> KruskalWallis.withDefaults().test(SOME, other),
        "the Mann-Whitney test", other -> MannWhitney.withDefaults().test(SOME, other));

    @Test
    void anEmptyGroupIsNamed() {
        TESTS.forEach((name, test) -> assertThatThrownBy(() -> test.accept(new double[0]))
            .hasMessage("Group 2 of " + name + " is empty."));
    }

    @Test
    void aMissingOrInfiniteValueIsNamed() {
        for (final double value : new double[]{Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            TESTS.forEach((name, test) -> assertThatThrownBy(() -> test.accept(new double[]{1, value}))
                .hasMessage("Group 2 of " + name + " holds the value " + value + "; remove or replace it."));
        }
    }

    @Test
    void oneGroupIsRefused() {
        assertThatThrownBy(() -> KruskalWallis.withDefaults().test(SOME))
            .hasMessage("The Kruskal-Wallis test compares at least two groups, there is 1.");
    }

    @Test
    void equalValuesHaveNoStatistic() {
        assertThat(OneWayAnova.withDefaults().test(CONSTANT, CONSTANT).reason()).isEqualTo("all values are equal");
        assertThat(KruskalWallis.withDefaults().test(CONSTANT, CONSTANT).reason()).isEqualTo("all values are equal");
        assertThat(MannWhitney.withDefaults().test(CONSTANT, CONSTANT).reason()).isEqualTo("all values are equal");
        assertThat(ShapiroWilk.withDefaults().test(CONSTANT).reason()).isEqualTo("all values are equal");
        assertThat(WelchAnova.withDefaults().test(SOME, CONSTANT).reason()).isEqualTo("group 2 has no variance");
    }

    @Test
    void zeroAndMinusZeroAreOneValue() {
        assertThat(MannWhitney.withDefaults().test(new double[]{0.0, 0.0}, new double[]{-0.0}).reason())
            .isEqualTo("all values are equal");
    }

    @Test
    void oneValuePerGroupLeavesRanksOnly() {
        assertThat(OneWayAnova.withDefaults().test(new double[]{1}, new double[]{2}).reason())
            .isEqualTo("one value per group leaves nothing to compare with");
        assertThat(WelchAnova.withDefaults().test(new double[]{1}, SOME).reason()).isEqualTo("group 1 has one value");
        // Two orders, one as extreme on either side.
        assertThat(MannWhitney.withDefaults().test(new double[]{1}, new double[]{2}).p()).isEqualTo(1);
        // Ranks 1 and 2 about 1.5: 12 / (2 * 3) * (0.25 + 0.25) = 1.
        assertThat(KruskalWallis.withDefaults().test(new double[]{1}, new double[]{2}).h()).isCloseTo(1, within(1e-15));
    }

    @Test
    void exactTestOfTiedOrVeryManyValuesHasNoPAndAReason() {
        final MannWhitney exact = MannWhitney.withDefaults().withMethod(MannWhitney.Method.EXACT);
        assertThat(exact.test(SOME, new double[]{2, 7}).reason()).isEqualTo("values are tied; use the asymptotic test");
        final double[] many = java.util.stream.IntStream.range(0, 300).asDoubleStream().toArray();
        final double[] between = java.util.Arrays.stream(many).map(v -> v + 0.5).toArray();
        assertThat(exact.test(many, between).p()).isNaN();
        assertThat(exact.test(many, between).reason())
            .isEqualTo("the groups are too large for an exact test; use the asymptotic test");
    }

    @Test
    void shapiroWilkNeedsThreeToFiveThousandValues() {
        assertThat(ShapiroWilk.withDefaults().test(1, 2).reason())
            .isEqualTo("the Shapiro-Wilk test needs 3 to 5000 values, there are 2");
        assertThat(ShapiroWilk.withDefaults().test(new double[5001]).p()).isNaN();
        assertThatThrownBy(() -> ShapiroWilk.withDefaults().test(1, Double.NaN, 3)).hasMessageContaining("NaN");
    }

    @Test
    void aTrendNeedsEventsOthersAndTwoScores() {
        final CochranArmitage trend = CochranArmitage.withDefaults();
        assertThat(trend.test(new int[]{0, 0}, new int[]{4, 5}).reason()).isEqualTo("all trials or none are events");
        assertThat(trend.test(new int[]{0, 0}, new int[]{0, 0}).reason()).isEqualTo("there are no trials");
        assertThat(trend.test(new int[]{1, 2}, new int[]{4, 5}, new double[]{2, 2}).reason())
            .isEqualTo("the groups with trials have one score");
        assertThat(trend.test(new int[]{1, 0}, new int[]{4, 0}).reason())
            .isEqualTo("the groups with trials have one score");
        assertThatThrownBy(() -> trend.test(new int[]{5}, new int[]{4}))
            .hasMessage("Group 1 of the trend has 5 events in 4 trials; give 0 to as many events as trials.");
        assertThatThrownBy(() -> trend.test(new int[]{1, 2}, new int[]{4}))
            .hasMessage("A trend needs events, trials and a score for each group; there are 2, 1 and 2.");
        assertThatThrownBy(() -> trend.test(new int[]{1}, new int[]{4}, new double[]{Double.NaN}))
            .hasMessage("Group 1 of the trend has the score NaN; give a number.");
    }

    @Test
    void trendDoesNotDependOnTheScaleOfTheScores() {
        final int[] events = {1, 4, 9};
        final int[] trials = {10, 11, 12};
        final double plain = CochranArmitage.withDefaults().test(events, trials).z();
        for (final double scale : new double[]{0x1p-996, 0x1p996}) {
            assertThat(CochranArmitage.withDefaults()
                .test(events, trials, new double[]{scale, 2 * scale, 3 * scale}).z()).isCloseTo(plain, within(1e-14));
        }
    }

    @Test
    void whatIsNoProbabilityIsNotAdjusted() {
        assertThatThrownBy(() -> PAdjustment.HOLM.adjust(0.2, 1.5))
            .hasMessage("Value 2 is 1.5; p-values are between 0 and 1.");
        assertThat(PAdjustment.HOLM.adjust()).isEmpty();
    }

    @Test
    void anEmptyCellHasAnOddsRatioAtTheEnd() {
        final FisherExact.Result zero = FisherExact.withDefaults().test(new int[][]{{0, 5}, {6, 2}});
        assertThat(zero.conditionalOddsRatio()).isZero();
        assertThat(zero.lower()).isZero();
        assertThat(zero.upper()).isBetween(0.0, 1.0);
        final FisherExact.Result infinite = FisherExact.withDefaults().test(new int[][]{{5, 0}, {2, 6}});
        assertThat(infinite.conditionalOddsRatio()).isInfinite();
        assertThat(infinite.upper()).isInfinite();
        assertThat(infinite.lower()).isCloseTo(1 / zero.upper(), within(1e-12));
    }

    @Test
    void moreCountsThanAnyCohortAreRefused() {
        assertThatThrownBy(() -> ChiSquare.withDefaults().test(new int[][]{{Integer.MAX_VALUE, 4}, {3, 4}}))
            .hasMessage("A table of counts holds 2147483658 cases; it may have at most 10000000.");
    }
}
