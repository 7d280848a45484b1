package org.radiomics.knime.feature.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

class DiscretizationTest {

    private static int[] levels(final Discretization discretization, final double... intensities) {
        final double[] row = new double[intensities.length];
        Arrays.fill(row, 1);
        final GreyLevels levels = discretization.discretize(Grids.region(new double[][]{row}), intensities);
        final int[] found = new int[intensities.length];
        for (int i = 0; i < found.length; i++) {
            found[i] = levels.values()[levels.ranks()[levels.region().cell(i, 0, 0)]];
        }
        return found;
    }

    @Test
    void edgesAreMultiplesOfTheWidth() {
        // Edges 50, 75, 100, 125, 150, 175: the example of PyRadiomics' documentation.
        assertThat(levels(new FixedBinWidth(25), 54, 74.9, 75, 124, 166)).containsExactly(1, 1, 2, 3, 5);
    }

    @Test
    void maximumOnAnEdgeHasABinOfItsOwn() {
        assertThat(levels(new FixedBinWidth(25), 50, 99, 100)).containsExactly(1, 2, 3);
    }

    @Test
    void negativeIntensitiesFollowTheSameGrid() {
        // Edges -50, -25, 0, 25.
        assertThat(levels(new FixedBinWidth(25), -30, -25, -0.1, 0, 24)).containsExactly(1, 2, 2, 3, 3);
    }

    @Test
    void oneIntensityIsOneLevel() {
        assertThat(levels(new FixedBinWidth(25), 100, 100)).containsExactly(1, 1);
        assertThat(levels(new FixedBinWidth(25), 101, 101)).containsExactly(1, 1);
    }

    @Test
    void binsOfFractionalWidthHoldTheirLowerEdge() {
        final double width = 0.1;
        assertThat(levels(new FixedBinWidth(width), 0, width, 2 * width, 0.95)).containsExactly(1, 2, 3, 10);
    }

    @Test
    void widthThatGivesMillionsOfLevelsIsRefused() {
        assertThatThrownBy(() -> levels(new FixedBinWidth(1e-6), 0, 100)).isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("larger bin width");
    }

    @Test
    void countedBinsSpanMinimumToMaximum() {
        // Edges 0, 25, 50, 75, 100.
        assertThat(levels(new FixedBinCount(4, false), 0, 24.9, 25, 50, 75, 99, 100))
            .containsExactly(1, 1, 2, 3, 4, 4, 4);
    }

    @Test
    void countedBinsOfOneIntensitySpanOneUnitAroundIt() {
        // Edges 6.5, 6.75, 7, 7.25, 7.5.
        assertThat(levels(new FixedBinCount(4, false), 7, 7)).containsExactly(3, 3);
    }

    @Test
    void edgesOfSinglePrecisionImagesAreRounded() {
        final double third = 1.0 / 3;
        // In single precision the second edge is above a third, in double precision it is the third.
        assertThat(levels(new FixedBinCount(3, false), 0, third, 1)).containsExactly(1, 2, 3);
        assertThat(levels(new FixedBinCount(3, true), 0, third, 1)).containsExactly(1, 1, 3);
        // numpy.digitize by the edges of numpy.histogram(numpy.arange(5).astype('float32'), 28), NumPy 1.26.
        assertThat(levels(new FixedBinCount(28, true), 0, 1, 2, 3, 4)).containsExactly(1, 8, 15, 22, 28);
    }

    @Test
    void absentLevelsAreSkippedButKeepTheirNumbers() {
        final GreyLevels levels = Grids.levels(new double[][]{{2, 9, 2, 5}});

        assertThat(levels.present()).isEqualTo(3);
        assertThat(levels.highest()).isEqualTo(9);
        assertThat(levels.values()).containsExactly(0, 2, 5, 9);
        assertThat(levels.count(1)).isEqualTo(2);
    }
}
