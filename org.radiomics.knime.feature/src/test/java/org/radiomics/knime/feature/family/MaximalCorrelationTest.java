package org.radiomics.knime.feature.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
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
    void symmetricAndGeneralWayAgree() {
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
    void lanczosFindsTheLargestEigenvalueBesideAKnownVector() {
        final int size = 60;
        final Random random = new Random(7);
        final Array2DRowRealMatrix matrix = new Array2DRowRealMatrix(size, size);
        for (int i = 0; i < size; i++) {
            for (int k = 0; k <= i; k++) {
                final double value = random.nextGaussian();
                matrix.setEntry(i, k, value);
                matrix.setEntry(k, i, value);
            }
        }
        final EigenDecomposition all = new EigenDecomposition(matrix);
        final double first = all.getRealEigenvalue(0);
        final double last = all.getRealEigenvalue(size - 1);
        final double[] known = all.getEigenvector(first > -last ? 0 : size - 1).toArray();
        final double second = first > -last ? Math.max(all.getRealEigenvalue(1), -last)
            : Math.max(first, -all.getRealEigenvalue(size - 2));

        final Lanczos found = Lanczos.largest(matrix.getData(), known, 1e-9);

        assertThat(Math.abs(found.eigenvalue())).isCloseTo(second, within(1e-9));
        final double[] product = matrix.operate(found.eigenvector());
        assertThat(MatrixUtils.createRealVector(product)
            .subtract(MatrixUtils.createRealVector(found.eigenvector()).mapMultiply(found.eigenvalue())).getNorm())
                .isLessThan(1e-8);
    }
}
