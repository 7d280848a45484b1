package org.radiomics.knime.tests.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.Mask;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.image.VoxelType;
import org.radiomics.knime.feature.preprocess.Clipping;
import org.radiomics.knime.feature.preprocess.GridConvention;
import org.radiomics.knime.feature.preprocess.HistogramMatching;
import org.radiomics.knime.feature.preprocess.HistogramTemplate;
import org.radiomics.knime.feature.preprocess.IntensitySample;
import org.radiomics.knime.feature.preprocess.Interpolator;
import org.radiomics.knime.feature.preprocess.MeanScaling;
import org.radiomics.knime.feature.preprocess.PercentileRange;
import org.radiomics.knime.feature.preprocess.PercentileScaling;
import org.radiomics.knime.feature.preprocess.Resampling;
import org.radiomics.knime.feature.preprocess.ZScore;
import org.radiomics.knime.tests.ReferenceValues;

import com.fasterxml.jackson.databind.JsonNode;

/** Oracles: NumPy, intensity-normalization and MIRP, by reference-values/preprocessing.py. */
class PreprocessingReferenceTest {

    private static final JsonNode EXPECTED = ReferenceValues.read("preprocessing");

    private static Stream<JsonNode> scalings() {
        return StreamSupport.stream(EXPECTED.get("scaling").get("cases").spliterator(), false);
    }

    private static Stream<JsonNode> grids() {
        return StreamSupport.stream(EXPECTED.get("ibsi").spliterator(), false);
    }

    private static Geometry grid(final JsonNode size, final double... spacing) {
        final double[] sizes = ReferenceValues.numbers(size);
        return Geometry.axisAligned(new int[]{(int)sizes[0], (int)sizes[1], (int)sizes[2]}, spacing, new double[3]);
    }

    private static Volume volume(final Geometry grid, final JsonNode voxels) {
        return new Volume(grid, VoxelType.FLOAT64, ReferenceValues.numbers(voxels));
    }

    @ParameterizedTest(name = "over {0}")
    @MethodSource("scalings")
    void scalingsAreThoseOfNumpy(final JsonNode expected) {
        final JsonNode input = EXPECTED.get("scaling");
        final Geometry grid = grid(input.get("size"), 1, 1, 1);
        final Volume image = volume(grid, input.get("image"));
        final Mask region = Mask.of(volume(grid, input.get("region")), 1, "region");
        final IntensitySample sample = IntensitySample.valueOf(expected.get("sample").asText());
        final PercentileScaling percentiles =
            PercentileScaling.of(new PercentileRange(2.5, 97)).over(sample).withScale(50);

        assertMet(percentiles.apply(image, region), expected.get("percentile"), 1e-13);
        assertMet(percentiles.clipped(true).apply(image, region), expected.get("clipped"), 1e-13);
        assertMet(ZScore.withDefaults().over(sample).withScale(10).apply(image, region), expected.get("zScore"), 1e-12);
        assertMet(MeanScaling.over(sample).withScale(100).apply(image, region), expected.get("mean"), 1e-12);
        assertMet(Clipping.to(new PercentileRange(5, 90)).apply(image), input.get("clippedTo5And90"), 1e-13);
    }

    @Test
    void templateAndMatchedImagesAreThoseOfNyulNormalize() {
        final JsonNode input = EXPECTED.get("histogram");
        final Geometry grid = grid(input.get("size"), 1, 1, 1);
        final List<Volume> images = new ArrayList<>();
        input.get("images").forEach(voxels -> images.add(volume(grid, voxels)));
        final HistogramTemplate template = HistogramTemplate.learn(images.stream()
            .limit(input.get("training").asInt()).map(HistogramTemplate::landmarks).toList(), 100);

        assertThat(template.percentiles()).containsExactly(ReferenceValues.numbers(input.get("percentiles")));
        assertThat(template.values()).containsExactly(ReferenceValues.numbers(input.get("values")), within(1e-12));
        for (int i = 0; i < images.size(); i++) {
            assertMet(new HistogramMatching(template).apply(images.get(i), null), input.get("matched").get(i), 1e-11);
        }
    }

    @ParameterizedTest
    @MethodSource("grids")
    void gridOfTheIbsiIsThatOfMirp(final JsonNode expected) {
        final Geometry old = grid(expected.get("size"), ReferenceValues.numbers(expected.get("spacing")));
        final double[] wanted = ReferenceValues.numbers(expected.get("wanted"));
        final Resampling resampling = Resampling.withDefaults().withConvention(GridConvention.IBSI)
            .withSpacing(wanted[0], wanted[1], wanted[2]).withLinearMasks(true)
            .withInterpolator(expected.get("order").asInt() == 1 ? Interpolator.LINEAR : Interpolator.BSPLINE);
        final Geometry grid = grid(expected.get("newSize"), wanted);
        final double[] origin = ReferenceValues.numbers(expected.get("newOrigin"));

        final Volume image = resampling.apply(volume(old, expected.get("image")));
        assertThat(image.geometry().difference(
            new Geometry(grid.size(), wanted, origin, grid.direction()), 1e-13)).isEmpty();
        assertMet(image, expected.get("newImage"), 1e-7);
        final Mask mask = resampling.apply(Mask.of(volume(old, expected.get("region")), 1, "region"));
        assertThat(mask.toVolume().voxels()).containsExactly(ReferenceValues.numbers(expected.get("newRegion")));
    }

    private static void assertMet(final Volume image, final JsonNode expected, final double tolerance) {
        assertThat(image.voxels()).containsExactly(ReferenceValues.numbers(expected), within(tolerance));
    }
}
