package org.radiomics.knime.feature.family;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EqualNeighboursTest {

    /** More than 255 levels do not fit into bytes. */
    @ParameterizedTest
    @CsvSource({"3, -1", "3, 0", "3, 1", "3, 2", "255, -1", "900, -1", "900, 2"})
    void bitsAreThoseOfNeighboursWithTheSameLevel(final int levels, final int flatAxis) {
        final Random random = new Random(levels);
        final double[][][] slices = new double[5][11][21];
        for (final double[][] slice : slices) {
            for (final double[] row : slice) {
                for (int x = 0; x < row.length; x++) {
                    // Some voxels outside, some equal to the one before.
                    row[x] = x > 0 && random.nextInt(3) == 0 ? row[x - 1] : random.nextInt(levels + 1);
                }
            }
        }
        final GreyLevels grey = Grids.levels(slices);
        final Region region = grey.region();
        final int[] bits = new EqualNeighbours(grey, flatAxis).bits();

        for (int z = 0; z < region.size(2); z++) {
            for (int y = 0; y < region.size(1); y++) {
                for (int x = 0; x < region.size(0); x++) {
                    final int cell = region.cell(x, y, z);
                    assertThat(bits[cell]).isEqualTo(expected(grey, cell, flatAxis));
                }
            }
        }
    }

    private static int expected(final GreyLevels grey, final int cell, final int flatAxis) {
        int bits = 0;
        for (int bit = 0; bit < EqualNeighbours.STEPS; bit++) {
            final Direction step = EqualNeighbours.step(bit);
            final int[] along = {step.x(), step.y(), step.z()};
            final boolean allowed = bit != EqualNeighbours.MIDDLE && (flatAxis < 0 || along[flatAxis] == 0);
            final int rank = grey.ranks()[cell];
            if (allowed && rank != 0 && grey.ranks()[cell + grey.region().offset(step)] == rank) {
                bits |= 1 << bit;
            }
        }
        return bits;
    }
}
