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
import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.Mask;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.image.VoxelType;

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

    /** Scattered voxels of which weights leave next to nothing in some levels, so that many eigenvalues are 0. */
    @Test
    void coefficientOfWeightedScatteredVoxelsIsThatOfPyRadiomics() {
        final String scattered = "8:37 9:11 33:1 54:36 57:5 67:37 72:31 76:7 89:28 93:33 99:17 105:2 111:31 114:28 "
            + "117:27 119:36 120:24 123:31 124:1 127:13 137:29 140:7 143:32 144:6 145:37 152:15 156:8 160:31 161:15 "
            + "162:15 166:22 188:1 190:37 196:36 198:35 213:15 235:14 239:1 245:9 255:18 257:37 277:32 284:9 "
            + "286:33 287:26 301:1 306:29 307:38 309:1 313:32 314:2 317:6 322:20 323:1 327:5 334:13 338:17 "
            + "344:25 352:1 360:36 370:8 383:14 384:1 385:4 391:17 394:3 396:7 408:19 411:24 412:31 418:30 "
            + "425:36 431:37 451:37 452:11 455:11 467:12 478:31 481:8 484:37 486:9 490:22 497:13 508:37 "
            + "510:26 522:37 528:37 538:36 550:30 553:16 554:6 558:7 560:34 567:29 571:12 572:37 580:32 "
            + "595:36 603:28 605:32 615:31 619:28 620:9 630:37 633:27 649:10 659:37 660:36 671:8 679:26 "
            + "685:30 686:9 694:34 698:35 704:9 707:36 712:32 719:37 721:5 730:25 737:37 761:37 763:3 765:1 "
            + "769:38";
        final Geometry grid =
            Geometry.axisAligned(new int[]{11, 7, 10}, new double[]{2.15, 1.89, 1.44}, new double[3]);
        final double[] image = new double[(int)grid.voxels()];
        final boolean[] inside = new boolean[image.length];
        for (final String voxel : scattered.split(" ")) {
            final int index = Integer.parseInt(voxel.split(":")[0]);
            image[index] = Integer.parseInt(voxel.split(":")[1]);
            inside[index] = true;
        }
        final Region region = Region.of(new Mask(grid, inside, 1, "scattered"), 1);
        final GreyLevels levels = new FixedBinWidth(1).discretize(region,
            region.intensities(new Volume(grid, VoxelType.FLOAT64, image)));
        final TextureSettings settings = new TextureSettings(new int[]{1}, -1, false, Weighting.MANHATTAN, 0);

        // PyRadiomics 3.1.0 with weightingNorm: manhattan, symmetricalGLCM: false.
        assertThat(new Glcm(levels, settings).value("MCC")).isCloseTo(0.9999996630176756, within(1e-9));
    }

    @Test
    void smallCoefficientKeepsItsDigits() {
        // One voxel of 2 among 2024 of 1. Of two levels, the coefficient is the absolute correlation.
        final double[][] rows = new double[45][45];
        Arrays.stream(rows).forEach(row -> Arrays.fill(row, 1));
        rows[3][7] = 2;
        final GreyLevels levels = Grids.levels(rows);
        final double correlation = new CooccurrenceStatistics(
            CooccurrenceMatrix.perDirection(levels, List.of(new Direction(1, 0, 0)), true).get(0)).correlation();

        assertThat(Math.abs(correlation)).isLessThan(1e-3);
        assertThat(coefficient(levels, true)).isCloseTo(Math.abs(correlation), within(1e-10));
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
