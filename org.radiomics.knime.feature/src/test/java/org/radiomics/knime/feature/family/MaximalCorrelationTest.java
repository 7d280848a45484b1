package org.radiomics.knime.feature.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.junit.jupiter.api.Test;

class MaximalCorrelationTest {

    private static double coefficient(final GreyLevels levels, final boolean symmetric) {
        return new CooccurrenceStatistics(CooccurrenceMatrix
            .perDirection(levels, List.of(new Direction(1, 0, 0)), symmetric).get(0)).maximalCorrelation();
    }

    @Test
    void coefficientOfTwoLevelsIsTheAbsoluteCorrelation() {
        // Neighbours along x: 1-1 once, 1-2 three times, 2-2 once. Of 10 ordered pairs 2 are 1-1, 6 are mixed, 2 are
        // 2-2: correlation (0.2 - 0.25) / 0.25 = -0.2.
        final GreyLevels levels = Grids.levels(new double[][]{{1, 1, 2, 1, 2, 2}});

        assertThat(coefficient(levels, true)).isCloseTo(0.2, within(1e-9));
        assertThat(new CooccurrenceStatistics(
            CooccurrenceMatrix.perDirection(levels, List.of(new Direction(1, 0, 0)), true).get(0)).correlation())
                .isCloseTo(-0.2, within(1e-9));
    }

    @Test
    void coefficientOfLevelsThatDetermineEachOtherIsOne() {
        // 1 is always beside 2, 3 always beside 4.
        assertThat(coefficient(Grids.levels(new double[][]{{1, 2, 1}, {3, 4, 3}}), true)).isCloseTo(1, within(1e-9));
    }

    @Test
    void coefficientOfOneLevelInThatDirectionIsZero() {
        assertThat(coefficient(Grids.levels(new double[][]{{1, 1}, {2, 0}}), true)).isZero();
    }

    @Test
    void pairsInOneOrderAndInBothHaveTheSameCoefficientIfTheyAreSymmetric() {
        // Each row is followed by its mirror image, so that the ordered pairs are symmetric.
        final Random random = new Random(5);
        final double[][] rows = new double[40][30];
        for (int y = 0; y < rows.length; y += 2) {
            for (int x = 0; x < rows[y].length; x++) {
                rows[y][x] = 1 + random.nextInt(12) * random.nextInt(3);
                rows[y + 1][rows[y].length - 1 - x] = rows[y][x];
            }
        }
        final GreyLevels levels = Grids.levels(rows);

        assertThat(coefficient(levels, true)).isCloseTo(coefficient(levels, false), within(1e-10));
    }

    @Test
    void coefficientIsThatOfAllEigenvaluesOfQ() {
        final Random random = new Random(11);
        final double[][] rows = new double[20][20];
        for (final double[] row : rows) {
            for (int x = 0; x < row.length; x++) {
                row[x] = 1 + random.nextInt(3) * random.nextInt(4) + (x > 0 ? (int)row[x - 1] / 2 : 0);
            }
        }
        final GreyLevels levels = Grids.levels(rows);

        assertThat(coefficient(levels, true)).isCloseTo(fromAllEigenvalues(levels, true), within(1e-10));
        assertThat(coefficient(levels, false)).isCloseTo(fromAllEigenvalues(levels, false), within(1e-10));
    }

    /** The definition, term by term. */
    private static double fromAllEigenvalues(final GreyLevels levels, final boolean symmetric) {
        final int size = levels.present();
        final CooccurrenceMatrix matrix =
            CooccurrenceMatrix.perDirection(levels, List.of(new Direction(1, 0, 0)), symmetric).get(0);
        final double[][] p = new double[size][size];
        for (int cell = 0; cell < matrix.cells(); cell++) {
            p[matrix.first(cell) - 1][matrix.second(cell) - 1] = matrix.probability(cell);
            if (symmetric) {
                p[matrix.second(cell) - 1][matrix.first(cell) - 1] = matrix.probability(cell);
            }
        }
        final double[][] q = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                for (int k = 0; k < size; k++) {
                    q[i][j] += p[i][k] * p[j][k] / (sumOfRow(p, i) * sumOfColumn(p, k) + Math.ulp(1.0));
                }
            }
        }
        final double[] eigenvalues = new EigenDecomposition(new Array2DRowRealMatrix(q)).getRealEigenvalues();
        Arrays.sort(eigenvalues);
        return Math.sqrt(eigenvalues[size - 2]);
    }

    private static double sumOfRow(final double[][] p, final int i) {
        return Arrays.stream(p[i]).sum();
    }

    private static double sumOfColumn(final double[][] p, final int k) {
        return Arrays.stream(p).mapToDouble(row -> row[k]).sum();
    }

    @Test
    void epsilonLowersTheCoefficientOfRareLevels() {
        // 2 is only beside 2, once among about a million pairs of 1, so that px(2) is 1e-6 and its eigenvalue
        // 1 / (1 + epsilon / px(2)^2).
        final double[][] rows = new double[1000][1000];
        Arrays.stream(rows).forEach(row -> Arrays.fill(row, 1));
        Arrays.fill(rows[500], 0);
        rows[500][3] = 2;
        rows[500][4] = 2;
        final double share = 1 / (999.0 * 999 + 1);

        assertThat(coefficient(Grids.levels(rows), true))
            .isCloseTo(Math.sqrt(1 / (1 + Math.ulp(1.0) / (share * share))), within(1e-12));
    }

    @Test
    void lanczosFindsTheLargestEigenvalueBesideAKnownVector() {
        final int size = 60;
        final Random random = new Random(7);
        final double[][] factor = new double[size][size];
        for (final double[] row : factor) {
            Arrays.setAll(row, k -> random.nextGaussian());
        }
        final Array2DRowRealMatrix root = new Array2DRowRealMatrix(factor);
        final RealMatrix matrix = root.multiply(root.transpose());
        final EigenDecomposition all = new EigenDecomposition(matrix);

        final Lanczos found = Lanczos.largest(x -> matrix.operate(x), List.of(all.getEigenvector(0).toArray()),
            size - 1, 1e-8);

        assertThat(found.eigenvalue()).isCloseTo(all.getRealEigenvalue(1), within(1e-9));
        final RealVector vector = new ArrayRealVector(found.eigenvector());
        assertThat(matrix.operate(vector).subtract(vector.mapMultiply(found.eigenvalue())).getNorm()).isLessThan(1e-7);
    }
}
