package org.radiomics.knime.feature.family;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class OrderStatisticsTest {

    private static final int COUNT = 5000;

    private static void assertThatEveryRankIsFound(final double[] values) {
        final double[] sorted = values.clone();
        Arrays.sort(sorted);
        final int[] ranks = IntStream.range(0, values.length).toArray();
        final OrderStatistics statistics = new OrderStatistics(values, sorted[0], sorted[values.length - 1], ranks);
        assertThat(Arrays.stream(ranks).mapToDouble(statistics::at).toArray()).containsExactly(sorted);
    }

    @Test
    void fewValuesAreFoundAsSortingFindsThem() {
        assertThatEveryRankIsFound(new double[]{3});
        assertThatEveryRankIsFound(new double[]{3, -1, 2, 2});
    }

    @Test
    void evenlySpreadValuesAreFoundAsSortingFindsThem() {
        assertThatEveryRankIsFound(new Random(1).doubles(COUNT, -7, 5).toArray());
    }

    @Test
    void tiesAreFoundAsSortingFindsThem() {
        assertThatEveryRankIsFound(new Random(1).ints(COUNT, 0, 20).asDoubleStream().toArray());
        assertThatEveryRankIsFound(new double[COUNT]);
    }

    @Test
    void crowdedBucketsAreDividedAgain() {
        final double[] values =
            new Random(1).doubles(COUNT, -300, 300).map(exponent -> Math.pow(10, exponent)).toArray();
        assertThatEveryRankIsFound(values);
        Arrays.setAll(values, i -> i);
        values[0] = 1e12;
        assertThatEveryRankIsFound(values);
    }

    @Test
    void rangesBeyondTheDivisionAreSorted() {
        final double[] values = new double[COUNT];
        Arrays.setAll(values, i -> i * 7 % COUNT * Double.MIN_VALUE);
        assertThatEveryRankIsFound(values);
        Arrays.setAll(values, i -> (i % 2 == 0 ? 1 : -1) * Double.MAX_VALUE);
        assertThatEveryRankIsFound(values);
    }

    @Test
    void aRankAmongManyIsFoundAlone() {
        final double[] values = new Random(1).doubles(COUNT).toArray();
        final double[] sorted = values.clone();
        Arrays.sort(sorted);
        assertThat(new OrderStatistics(values, sorted[0], sorted[COUNT - 1], 1234).at(1234)).isEqualTo(sorted[1234]);
    }
}
