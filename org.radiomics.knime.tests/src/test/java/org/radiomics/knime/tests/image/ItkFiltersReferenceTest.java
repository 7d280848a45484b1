package org.radiomics.knime.tests.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.radiomics.knime.feature.filter.LogFilter;
import org.radiomics.knime.feature.image.Box;
import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.Mask;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.image.VoxelType;
import org.radiomics.knime.feature.preprocess.ZScore;

/**
 * Oracle: SimpleITK 2.5.7, by reference-values/itk_filters.py. To the last bit, on which features of images that are
 * all but flat, and binary patterns of equal voxels, depend.
 */
class ItkFiltersReferenceTest {

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvFileSource(resources = "/reference-values/itk_filters.csv", numLinesToSkip = 1, maxCharsPerColumn = 20000)
    void voxelsAreThoseOfItk(final String filter, final double sigma, final String type, final String size,
        final String spacing, final String image, final String expected) {
        final int[] voxels = Arrays.stream(numbers(size)).mapToInt(n -> (int)n).toArray();
        final Geometry grid = Geometry.axisAligned(voxels, numbers(spacing), new double[3]);
        final Volume volume = new Volume(grid, VoxelType.valueOf(type.toUpperCase(Locale.ROOT)), numbers(image));
        final Volume filtered = filter.equals("log")
            ? LogFilter.withSigmas(sigma).apply(volume, Box.of(grid)).get(0).volume()
            : ZScore.ofPyRadiomics().apply(volume, everywhere(grid));
        assertThat(filtered.voxels()).containsExactly(numbers(expected));
    }

    private static Mask everywhere(final Geometry grid) {
        final boolean[] inside = new boolean[(int)grid.voxels()];
        Arrays.fill(inside, true);
        return new Mask(grid, inside, 1, "all");
    }

    private static double[] numbers(final String text) {
        return Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }
}
