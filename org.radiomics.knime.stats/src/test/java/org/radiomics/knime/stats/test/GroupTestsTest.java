package org.radiomics.knime.stats.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class GroupTestsTest {

    @Test
    void fisherSumsTheTablesThatAreAtMostAsLikely() {
        // Margins 3, 3 and 3, 3: tables with 0..3 in the first cell weigh 1, 9, 9, 1 of 20.
        assertThat(FisherExact.withDefaults().test(new int[][]{{3, 0}, {0, 3}}).p()).isCloseTo(0.1, within(1e-15));
        assertThat(FisherExact.withDefaults().test(new int[][]{{2, 1}, {1, 2}}).p()).isEqualTo(1);
    }

    @Test
    void enumerationOfALargerTableAgreesWithTheFourfoldTestWhereTheThirdRowIsEmpty() {
        final double twoRows = FisherExact.withDefaults().test(new int[][]{{12, 7}, {8, 10}}).p();
        assertThat(FisherExact.withDefaults().test(new int[][]{{12, 7}, {0, 0}, {8, 10}}).p()).isEqualTo(twoRows);
    }

    @Test
    void aTableTooLargeToEnumerateHasNoPAndAReason() {
        final int[][] counts = new int[6][6];
        for (int i = 0; i < 6; i++) {
            for (int j = 0; j < 6; j++) {
                counts[i][j] = 10 + i + j;
            }
        }
        final FisherExact.Result result = FisherExact.withDefaults().test(counts);
        assertThat(result.p()).isNaN();
        assertThat(result.isTooLarge()).isTrue();
    }

    @Test
    void chiSquareIsTheSumOfSquaredDeviationsOverExpectation() {
        // All expected counts are 5: 4 * 4 / 5; with Yates 4 * 1.5 * 1.5 / 5.
        final int[][] counts = {{7, 3}, {3, 7}};
        assertThat(ChiSquare.withDefaults().test(counts).statistic()).isCloseTo(3.2, within(1e-15));
        assertThat(ChiSquare.withDefaults().withYates().test(counts).statistic()).isCloseTo(1.8, within(1e-15));
    }

    @Test
    void aTableWithOneUsedColumnHasNoPAndAReason() {
        final int[][] counts = {{4, 0}, {6, 0}};
        assertThat(FisherExact.withDefaults().test(counts).reason())
            .isEqualTo("fewer than two rows or columns have counts");
        assertThat(ChiSquare.withDefaults().test(counts).p()).isNaN();
    }

    @Test
    void aNegativeCountIsRefused() {
        assertThatThrownBy(() -> ChiSquare.withDefaults().test(new int[][]{{1, -2}, {3, 4}}))
            .hasMessage("A table of counts holds -2; counts are at least 0.");
    }

    @Test
    void tDoesNotDependOnTheScale() {
        final double[] a = {1, 2, 4};
        final double[] b = {2, 5, 7, 8};
        final TTest.Result plain = TTest.welch().test(a, b);
        for (final double scale : new double[]{1e-300, 1e300}) {
            final TTest.Result scaled = TTest.welch().test(times(a, scale), times(b, scale));
            assertThat(scaled.t()).isCloseTo(plain.t(), within(1e-12));
            assertThat(scaled.df()).isCloseTo(plain.df(), within(1e-12));
        }
    }

    private static double[] times(final double[] values, final double factor) {
        return java.util.Arrays.stream(values).map(v -> v * factor).toArray();
    }

    @Test
    void groupsWithoutSpreadHaveNoTOrAnInfiniteOne() {
        final TTest.Result equal = TTest.pooled().test(new double[]{.1, .1, .1}, new double[]{.1, .1});
        assertThat(equal.t()).isNaN();
        assertThat(equal.reason()).isEqualTo("all values are equal");
        final TTest.Result apart = TTest.pooled().test(new double[]{.1, .1, .1}, new double[]{.2, .2});
        assertThat(apart.t()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(apart.p()).isZero();
    }

    @Test
    void aGroupOfOneHasThePooledTestOnly() {
        assertThat(TTest.welch().test(new double[]{1}, new double[]{1, 2}).reason())
            .isEqualTo("a group has fewer than two values");
        // Variance 1/2 with one degree of freedom: (1 - 4.5) / sqrt(1/2 (1 + 1/2)).
        final TTest.Result pooled = TTest.pooled().test(new double[]{1}, new double[]{4, 5});
        assertThat(pooled.t()).isCloseTo(-3.5 / Math.sqrt(0.75), within(1e-14));
        assertThat(pooled.df()).isEqualTo(1);
        assertThat(TTest.pooled().test(new double[]{1}, new double[]{4}).reason())
            .isEqualTo("both groups have one value");
        assertThat(TTest.pooled().test(new double[0], new double[]{4, 5}).reason()).isEqualTo("a group has no values");
    }

    @Test
    void leveneIsUndefinedWhereAllDeviationsAreEqual() {
        assertThat(Levene.withDefaults().test(new double[]{1, 3}, new double[]{5, 7}).reason())
            .isEqualTo("all deviations from the centre are equal");
    }
}
