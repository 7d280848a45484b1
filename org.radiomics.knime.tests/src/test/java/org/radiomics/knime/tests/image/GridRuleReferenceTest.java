package org.radiomics.knime.tests.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HexFormat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.ImagePair;
import org.radiomics.knime.feature.image.Mask;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.image.VoxelType;
import org.radiomics.knime.feature.region.GridRule;
import org.radiomics.knime.feature.region.RegionException;

/** Oracle: SimpleITK 2.5.7, by reference-values/mask_resampling.py. */
class GridRuleReferenceTest {

    @ParameterizedTest
    @CsvFileSource(resources = "/reference-values/mask_resampling.csv", numLinesToSkip = 1, maxCharsPerColumn = 20000)
    void maskOnAnotherGridIsResampledAsBySimpleItk(final String image, final String mask, final String bits)
        throws RegionException {
        final Geometry grid = grid(image);
        final Volume volume = new Volume(grid, VoxelType.UINT8, new double[(int)grid.voxels()]);
        final Mask resampled = new GridRule(ImagePair.TOLERANCE, true).pair(volume, pattern(grid(mask))).mask();
        final BitSet expected = BitSet.valueOf(HexFormat.of().parseHex(bits));
        final BitSet inside = new BitSet();
        for (int i = 0; i < resampled.inside().length; i++) {
            inside.set(i, resampled.inside()[i]);
        }
        assertThat(expected.cardinality()).isGreaterThan(100);
        assertThat(inside).isEqualTo(expected);
        assertThat(resampled.geometry()).isEqualTo(grid);
    }

    private static Mask pattern(final Geometry grid) {
        final boolean[] inside = new boolean[(int)grid.voxels()];
        for (int z = 0; z < grid.size(2); z++) {
            for (int y = 0; y < grid.size(1); y++) {
                for (int x = 0; x < grid.size(0); x++) {
                    inside[grid.index(x, y, z)] = (7 * x + 13 * y + 29 * z) % 5 < 2;
                }
            }
        }
        return new Mask(grid, inside, 1, "pattern");
    }

    private static Geometry grid(final String text) {
        final double[] numbers = Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
        final int[] size = {(int)numbers[0], (int)numbers[1], (int)numbers[2]};
        return new Geometry(size, Arrays.copyOfRange(numbers, 3, 6), Arrays.copyOfRange(numbers, 6, 9),
            Arrays.copyOfRange(numbers, 9, 18));
    }
}
