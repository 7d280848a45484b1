package org.radiomics.knime.feature.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

/** The matrices of the worked examples in PyRadiomics' documentation of each class. */
class MatrixTest {

    private static final int[] ADJACENT = {1};

    private static final int ALONG_Z = 2;

    private static final Direction ALONG_X = new Direction(1, 0, 0);

    private static final double[][] RUNS_AND_ZONES = {
        {5, 2, 5, 4, 4},
        {3, 3, 3, 1, 3},
        {2, 1, 1, 1, 3},
        {4, 2, 2, 2, 3},
        {3, 5, 3, 3, 2}};

    @Test
    void cooccurrencesOfNeighboursAlongXCountInBothOrders() {
        final GreyLevels levels = Grids.levels(new double[][]{
            {1, 2, 5, 2, 3},
            {3, 2, 1, 3, 1},
            {1, 3, 5, 5, 2},
            {1, 1, 1, 1, 2},
            {1, 2, 4, 3, 5}});
        final int[][] expected = {
            {6, 4, 3, 0, 0},
            {4, 0, 2, 1, 3},
            {3, 2, 0, 1, 2},
            {0, 1, 1, 0, 0},
            {0, 3, 2, 0, 2}};

        final CooccurrenceMatrix matrix = CooccurrenceMatrix.perDirection(levels, List.of(ALONG_X), true).get(0);

        final double pairs = 40;
        final double[][] probabilities = new double[5][5];
        for (int cell = 0; cell < matrix.cells(); cell++) {
            probabilities[matrix.first(cell) - 1][matrix.second(cell) - 1] = matrix.probability(cell);
            probabilities[matrix.second(cell) - 1][matrix.first(cell) - 1] = matrix.probability(cell);
        }
        for (int i = 0; i < 5; i++) {
            for (int j = 0; j < 5; j++) {
                assertThat(probabilities[i][j]).isCloseTo(expected[i][j] / pairs, within(1e-15));
            }
        }
    }

    @Test
    void asymmetricCooccurrencesCountThePairInItsOrderOnly() {
        final GreyLevels levels = Grids.levels(new double[][]{{1, 2, 2}});

        final CooccurrenceMatrix matrix = CooccurrenceMatrix.perDirection(levels, List.of(ALONG_X), false).get(0);

        assertThat(matrix.cells()).isEqualTo(2);
        assertThat(matrix.first(0)).isEqualTo(1);
        assertThat(matrix.second(0)).isEqualTo(2);
        assertThat(matrix.probability(0)).isEqualTo(0.5);
        assertThat(matrix.first(1)).isEqualTo(2);
        assertThat(matrix.second(1)).isEqualTo(2);
        assertThat(matrix.probability(1)).isEqualTo(0.5);
    }

    private static LevelSizeMatrix runs(final GreyLevels levels, final Direction direction) {
        final EqualNeighbours neighbours = levels.equalNeighbours(-1);
        return RunLengths.perDirection(levels, neighbours).get(neighbours.onward().indexOf(direction));
    }

    @Test
    void runsAlongX() {
        final LevelSizeMatrix matrix = runs(Grids.levels(RUNS_AND_ZONES), ALONG_X);

        assertThat(Grids.table(matrix, 5)).isDeepEqualTo(new int[][]{
            {1, 0, 1, 0, 0},
            {3, 0, 1, 0, 0},
            {4, 1, 1, 0, 0},
            {1, 1, 0, 0, 0},
            {3, 0, 0, 0, 0}});
    }

    @Test
    void runsEndAtGapsOfTheRegion() {
        final LevelSizeMatrix matrix = runs(Grids.levels(new double[][]{{1, 1, 0, 1}}), ALONG_X);

        assertThat(Grids.table(matrix, 2)).isDeepEqualTo(new int[][]{{1, 1}});
    }

    @Test
    void longRunsAreCountedWhole() {
        final double[][] rows = new double[2][400];
        Arrays.fill(rows[0], 1);
        Arrays.fill(rows[1], 1);
        rows[0][127] = 2;
        rows[1][300] = 0;

        final LevelSizeMatrix matrix = runs(Grids.levels(rows), ALONG_X);

        // 127 and 272 in the first row, 300 and 99 in the second.
        final int[] lengths = new int[400];
        for (int cell = 0; cell < matrix.cells().count(); cell++) {
            lengths[matrix.cells().column(cell)] += matrix.cells().value(cell);
        }
        assertThat(lengths[1]).isEqualTo(1);
        assertThat(lengths[99]).isEqualTo(1);
        assertThat(lengths[127]).isEqualTo(1);
        assertThat(lengths[272]).isEqualTo(1);
        assertThat(lengths[300]).isEqualTo(1);
        assertThat(Arrays.stream(lengths).sum()).isEqualTo(5);
    }

    @Test
    void directionInWhichNoLineHoldsTwoVoxelsHasNoRuns() {
        final GreyLevels levels = Grids.levels(new double[][]{{1, 0, 0}, {0, 0, 1}});

        assertThat(runs(levels, ALONG_X).isEmpty()).isTrue();
        assertThat(runs(levels, new Direction(1, 1, 0)).isEmpty()).isTrue();
    }

    @Test
    void directionInWhichALineHoldsTwoDistantVoxelsHasRuns() {
        final GreyLevels levels = Grids.levels(new double[][]{{1, 0, 2}, {0, 1, 0}});

        final LevelSizeMatrix matrix = runs(levels, ALONG_X);

        assertThat(Grids.table(matrix, 1)).isDeepEqualTo(new int[][]{{2}, {1}});
    }

    @Test
    void zonesJoinAtCorners() {
        final GreyLevels levels = Grids.levels(RUNS_AND_ZONES);

        final LevelSizeMatrix matrix = Zones.count(levels, levels.equalNeighbours(-1));

        assertThat(Grids.table(matrix, 5)).isDeepEqualTo(new int[][]{
            {0, 0, 0, 1, 0},
            {1, 0, 0, 0, 1},
            {1, 0, 1, 0, 1},
            {1, 1, 0, 0, 0},
            {3, 0, 0, 0, 0}});
    }

    @Test
    void zonesJoinAcrossSlicesUnlessTheyAreKeptFlat() {
        final GreyLevels levels = Grids.levels(new double[][]{{1, 1}}, new double[][]{{1, 1}});

        final LevelSizeMatrix solid = Zones.count(levels, levels.equalNeighbours(-1));
        final LevelSizeMatrix flat = Zones.count(levels, levels.equalNeighbours(ALONG_Z));

        assertThat(Grids.table(solid, 4)).isDeepEqualTo(new int[][]{{0, 0, 0, 1}});
        assertThat(Grids.table(flat, 4)).isDeepEqualTo(new int[][]{{0, 2, 0, 0}});
    }

    @Test
    void dependentNeighboursHaveTheSameLevel() {
        final GreyLevels levels = Grids.levels(RUNS_AND_ZONES);

        final int[][] expected = {
            {0, 1, 2, 1},
            {1, 2, 3, 0},
            {1, 4, 4, 0},
            {1, 2, 0, 0},
            {3, 0, 0, 0}};

        assertThat(Grids.table(Dependences.count(levels, levels.equalNeighbours(-1)), 4)).isDeepEqualTo(expected);
        assertThat(Grids.table(Dependences.count(levels, Direction.all(levels.region(), ADJACENT, -1), 0), 4))
            .isDeepEqualTo(expected);
    }

    @Test
    void dependentNeighboursMayDifferByTheTolerance() {
        // 2 and 4 are neighbours in rank, but their levels differ by 2.
        final GreyLevels levels = Grids.levels(new double[][]{{1, 2, 4}});

        final LevelSizeMatrix matrix = Dependences.count(levels, List.of(ALONG_X, new Direction(-1, 0, 0)), 1);

        assertThat(Grids.table(matrix, 2)).isDeepEqualTo(new int[][]{{0, 1}, {0, 1}, {1, 0}});
    }

    @Test
    void neighbourhoodDifferences() {
        final GreyLevels levels = Grids.levels(new double[][]{
            {1, 2, 5, 2},
            {3, 5, 1, 3},
            {1, 3, 5, 5},
            {3, 1, 1, 1}});

        final NeighbourhoodDifferences matrix =
            new NeighbourhoodDifferences(levels, TextureSettings.DEFAULTS);

        assertThat(matrix.level(4)).isEqualTo(5);
        assertThat(matrix.probability(1)).isEqualTo(0.375);
        assertThat(matrix.probability(2)).isEqualTo(0.125);
        assertThat(matrix.probability(3)).isEqualTo(0.25);
        assertThat(matrix.probability(4)).isEqualTo(0.25);
        assertThat(matrix.differences(1)).isCloseTo(13.35, within(1e-12));
        assertThat(matrix.differences(2)).isCloseTo(2.00, within(1e-12));
        // |3 - 12/5| + |3 - 18/5| + |3 - 20/8| + |3 - 5/3|; the documentation's table misprints the sum.
        assertThat(matrix.differences(3)).isCloseTo(0.6 + 0.6 + 0.5 + 4.0 / 3, within(1e-12));
        assertThat(matrix.differences(4)).isCloseTo(10.075, within(1e-12));
    }

    @Test
    void differencesAtSeveralDistancesAreThoseOfAllTheirNeighbours() {
        final GreyLevels levels = new FixedBinWidth(1)
            .discretize(Region.of(Grids.mask(Grids.volume(new double[][]{{1, 3, 8}})), 2), new double[]{1, 3, 8});
        final TextureSettings far = new TextureSettings(new int[]{1, 2}, -1, true, Weighting.NONE, 0);

        final NeighbourhoodDifferences matrix = new NeighbourhoodDifferences(levels, far);

        assertThat(matrix.differences(1)).isEqualTo(Math.abs(1 - 11.0 / 2));
        assertThat(matrix.differences(2)).isEqualTo(Math.abs(3 - 9.0 / 2));
        assertThat(matrix.differences(3)).isEqualTo(Math.abs(8 - 4.0 / 2));
    }

    @Test
    void voxelWithoutNeighboursHasNoDifference() {
        final GreyLevels levels = Grids.levels(new double[][]{{1, 0, 7}});

        final NeighbourhoodDifferences matrix =
            new NeighbourhoodDifferences(levels, TextureSettings.DEFAULTS);

        assertThat(matrix.probability(2)).isEqualTo(0.5);
        assertThat(matrix.differences(2)).isZero();
    }

    @Test
    void thirteenDirectionsInThreeDimensionsAndFourInAPlane() {
        final Region region = Grids.region(new double[][]{{1, 1, 1}, {1, 1, 1}, {1, 1, 1}},
            new double[][]{{1, 1, 1}, {1, 1, 1}, {1, 1, 1}}, new double[][]{{1, 1, 1}, {1, 1, 1}, {1, 1, 1}});

        assertThat(Direction.half(region, ADJACENT, -1)).hasSize(13);
        assertThat(Direction.half(region, ADJACENT, ALONG_Z)).hasSize(4).allMatch(step -> step.z() == 0);
        // (5^3 - 3^3) / 2 steps of length 2
        assertThat(Direction.half(region, new int[]{2}, -1)).hasSize(49);
        assertThat(Direction.all(region, new int[]{1, 2}, -1)).hasSize(124).doesNotHaveDuplicates();
    }

    @Test
    void directionsLongerThanTheBoundingBoxAreLeftOut() {
        final Region row = Grids.region(new double[][]{{1, 1, 1}});

        assertThat(Direction.half(row, new int[]{1, 2, 3}, -1))
            .containsExactly(new Direction(2, 0, 0), new Direction(1, 0, 0));
    }

    @Test
    void weightedSumAddsCellsOfAllMatrices() {
        final CellCounts first = new CellCounts(3, 3);
        first.increment(1, 2);
        first.increment(2, 2);
        final CellCounts second = new CellCounts(3, 3);
        second.increment(1, 2);
        second.increment(1, 1);

        final Cells sum = Cells.sum(List.of(Cells.of(first), Cells.of(second)), new double[]{2, 10});

        assertThat(sum.count()).isEqualTo(3);
        assertThat(sum.value(0)).isEqualTo(10);
        assertThat(sum.row(1)).isEqualTo(1);
        assertThat(sum.column(1)).isEqualTo(2);
        assertThat(sum.value(1)).isEqualTo(12);
        assertThat(sum.value(2)).isEqualTo(2);
    }

    @Test
    void rareCellsAreCountedLikeFrequentOnes() {
        final CellCounts counts = new CellCounts(4, 2);
        for (int column = 1; column <= 100; column++) {
            for (int i = 0; i < column; i++) {
                counts.increment(column % 3 + 1, column);
            }
        }

        final Cells cells = Cells.of(counts);

        assertThat(cells.count()).isEqualTo(100);
        for (int cell = 0; cell < 100; cell++) {
            assertThat(cells.value(cell)).isEqualTo(cells.column(cell));
            assertThat(cells.row(cell)).isEqualTo(cells.column(cell) % 3 + 1);
        }
        counts.clear();
        assertThat(Cells.of(counts).count()).isZero();
    }
}
