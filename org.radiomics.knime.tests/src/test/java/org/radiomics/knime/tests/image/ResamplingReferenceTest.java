package org.radiomics.knime.tests.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.ImagePair;
import org.radiomics.knime.feature.image.Mask;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.image.VoxelType;
import org.radiomics.knime.feature.preprocess.Interpolator;
import org.radiomics.knime.feature.preprocess.Resampling;

/** Oracle: SimpleITK 2.5.7 on PyRadiomics' grid, by reference-values/resampling.py. */
class ResamplingReferenceTest {

    @ParameterizedTest(name = "{0} {1}")
    @CsvFileSource(resources = "/reference-values/resampling.csv", numLinesToSkip = 1, maxCharsPerColumn = 100000)
    void imageAndMaskAreThoseOfSimpleItk(final ArgumentsAccessor row) {
        final VoxelType type = VoxelType.valueOf(row.getString(0));
        final Interpolator interpolator = Interpolator.valueOf(row.getString(1));
        final Geometry old = new Geometry(sizes(row.getString(2)), numbers(row.getString(3)), numbers(row.getString(4)),
            numbers(row.getString(5)));
        final double[] wanted = numbers(row.getString(6));
        final Volume image = new Volume(old, type, numbers(row.getString(7)));
        final Mask mask = Mask.of(new Volume(old, VoxelType.UINT8, numbers(row.getString(8))), 1, "region");

        final ImagePair resampled = Resampling.withDefaults().withSpacing(wanted[0], wanted[1], wanted[2])
            .withInterpolator(interpolator).withPadding(2).apply(image, mask);

        final Geometry expected = new Geometry(sizes(row.getString(9)), numbers(row.getString(10)),
            numbers(row.getString(11)), numbers(row.getString(5)));
        assertThat(resampled.image().geometry().difference(expected, 1e-13)).isEmpty();
        assertThat(resampled.mask().toVolume().voxels()).containsExactly(numbers(row.getString(13)));
        assertThat(resampled.image().type()).isEqualTo(type);
        // Whole numbers are met exactly; floats to the rounding of the same sums.
        assertThat(resampled.image().voxels()).containsExactly(numbers(row.getString(12)),
            within(type.isInteger() ? 0 : type == VoxelType.FLOAT32 ? 4e-5 : 1e-11));
    }

    private static double[] numbers(final String text) {
        return Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }

    private static int[] sizes(final String text) {
        return Arrays.stream(text.split(" ")).mapToInt(Integer::parseInt).toArray();
    }
}
