package org.radiomics.knime.tests.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.radiomics.knime.feature.ExtractionProfile;
import org.radiomics.knime.feature.FeatureMapExtractor;
import org.radiomics.knime.feature.Monitor;
import org.radiomics.knime.feature.file.Images;
import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.Mask;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.image.VoxelType;
import org.radiomics.knime.tests.ReferenceValues;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Oracle: maps of PyRadiomics 3.1.0, those beside the checkout and those of reference-values/feature_maps.py. A value
 * is met within 1e-6, relative above 1.
 */
class FeatureMapReferenceTest {

    private static final double TOLERANCE = 1e-6;

    private static final JsonNode REFERENCE = ReferenceValues.read("feature_maps");

    static List<String> settings() {
        return ReferenceValues.names(REFERENCE.get("settings"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("settings")
    void mapsAreThoseOfPyRadiomics(final String setting) throws Exception {
        final JsonNode expected = REFERENCE.get("settings").get(setting);
        final Geometry grid = Geometry.axisAligned(ReferenceValues.integers(REFERENCE.get("size")),
            ReferenceValues.numbers(REFERENCE.get("spacing")), new double[3]);
        final Volume image = new Volume(grid, VoxelType.INT16, ReferenceValues.numbers(REFERENCE.get("image")));
        final Mask mask = new Mask(grid, ReferenceValues.flags(REFERENCE.get("inside")), 1, "region");

        final ExtractionProfile profile = ExtractionProfile.fromYaml(expected.get("parameters").asText());

        final Map<String, Volume> maps =
            new FeatureMapExtractor(profile).extract(image, mask, Monitor.NONE, Runnable::run);

        assertThat(maps.keySet())
            .containsExactlyInAnyOrderElementsOf(ReferenceValues.names(expected.get("features")));
        final List<String> missed = new ArrayList<>();
        maps.forEach((name, map) -> compare(name, map, mask, expected.get("features").get(name), missed));
        assertThat(missed).isEmpty();
    }

    private static void compare(final String name, final Volume map, final Mask mask, final JsonNode expected,
        final List<String> missed) {
        assertThat(map.geometry().size()).as(name).isEqualTo(ReferenceValues.integers(expected.get("size")));
        final double[] sample = ReferenceValues.numbers(expected.get("values"));
        double sum = 0;
        int defined = 0;
        int voxel = 0;
        for (int i = 0; i < mask.inside().length; i++) {
            if (!mask.inside()[i]) {
                continue;
            }
            final double value = at(map, mask.geometry(), i);
            if (!Double.isNaN(value)) {
                sum += value;
                defined++;
            }
            final int every = REFERENCE.get("every").asInt();
            if (voxel % every == 0 && !isMet(value, sample[voxel / every])) {
                missed.add(name + " of voxel " + voxel + ": " + value + " instead of " + sample[voxel / every]);
            }
            voxel++;
        }
        final double mean = ReferenceValues.number(expected.get("mean"));
        if (!isMet(sum / defined, mean)) {
            missed.add("mean of " + name + ": " + sum / defined + " instead of " + mean);
        }
    }

    /** The value of a map at a voxel of the image's grid; both grids have the same axes. */
    private static double at(final Volume map, final Geometry grid, final int voxel) {
        final int[] index = {voxel % grid.size(0), voxel / grid.size(0) % grid.size(1),
            voxel / grid.size(0) / grid.size(1)};
        for (int axis = 0; axis < 3; axis++) {
            index[axis] -= (int)Math.rint((map.geometry().origin()[axis] - grid.origin()[axis]) / grid.spacing(axis));
        }
        return map.at(index[0], index[1], index[2]);
    }

    private static boolean isMet(final double value, final double expected) {
        return Double.compare(value, expected) == 0
            || Math.abs(value - expected) <= TOLERANCE * Math.max(1, Math.abs(expected));
    }

    @Test
    void mapsOfBreast1AreThoseOfPyRadiomics() throws Exception {
        final Path folder = ReferenceCases.data().resolve("pyradiomics/expected_maps");

        final Map<String, Volume> maps =
            new FeatureMapExtractor(ExtractionProfile.fromYaml(ReferenceCases.parameters("xv_voxel"))).extract(
                ReferenceCases.image("breast1"), ReferenceCases.mask("breast1"), Monitor.NONE, Runnable::run);

        assertThat(maps.keySet()).containsExactlyInAnyOrderElementsOf(names(folder));
        for (final Map.Entry<String, Volume> map : maps.entrySet()) {
            final Volume expected = Images.read(folder.resolve("breast1__" + map.getKey() + ".nrrd"));
            assertThat(map.getValue().geometry().difference(expected.geometry(), 1e-9)).as(map.getKey()).isEmpty();
            assertThat(map.getValue().type()).isEqualTo(expected.type());
            double worst = 0;
            for (int i = 0; i < expected.voxels().length; i++) {
                worst = Math.max(worst, Math.abs(map.getValue().voxels()[i] - expected.voxels()[i]));
            }
            assertThat(worst).as("worst difference of " + map.getKey()).isLessThanOrEqualTo(TOLERANCE);
        }
    }

    private static List<String> names(final Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString().replace("breast1__", "").replace(".nrrd", ""))
                .toList();
        }
    }
}
