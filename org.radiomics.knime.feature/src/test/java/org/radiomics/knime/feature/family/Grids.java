package org.radiomics.knime.feature.family;

import java.util.Arrays;

import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.Mask;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.image.VoxelType;

/** Tiny regions, written as the rows of their slices. */
final class Grids {

    private Grids() {
    }

    /** A volume of unit voxels; slices are z, rows y, columns x. */
    static Volume volume(final double[][]... slices) {
        final int[] size = {slices[0][0].length, slices[0].length, slices.length};
        final double[] voxels = Arrays.stream(slices).flatMap(Arrays::stream).flatMapToDouble(Arrays::stream).toArray();
        return new Volume(Geometry.axisAligned(size, new double[]{1, 1, 1}, new double[3]), VoxelType.FLOAT64, voxels);
    }

    /** The voxels that are not 0. */
    static Mask mask(final Volume volume) {
        final boolean[] inside = new boolean[volume.voxels().length];
        for (int i = 0; i < inside.length; i++) {
            inside[i] = volume.voxels()[i] != 0;
        }
        return new Mask(volume.geometry(), inside, 1, "region");
    }

    /** The voxels that are not 0, each with its value as its grey level. */
    static GreyLevels levels(final double[][]... slices) {
        final Volume volume = volume(slices);
        final Region region = Region.of(mask(volume), 1);
        return GreyLevels.of(region, Arrays.stream(region.intensities(volume)).mapToInt(x -> (int)x).toArray());
    }

    /** The region of the voxels that are not 0. */
    static Region region(final double[][]... slices) {
        return Region.of(mask(volume(slices)), 1);
    }

    /** The matrix of a level-size matrix: rows are ranks from 1, columns sizes from 1. */
    static int[][] table(final LevelSizeMatrix matrix, final int columns) {
        final int[][] table = new int[matrix.levels().present()][columns];
        for (int cell = 0; cell < matrix.cells().count(); cell++) {
            table[matrix.cells().row(cell) - 1][matrix.cells().column(cell) - 1] = (int)matrix.cells().value(cell);
        }
        return table;
    }
}
