package org.radiomics.knime.tests.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.radiomics.knime.feature.ExtractionException;
import org.radiomics.knime.feature.ExtractionProfile;
import org.radiomics.knime.feature.FeatureExtractor;
import org.radiomics.knime.feature.FeatureVector;
import org.radiomics.knime.feature.Monitor;
import org.radiomics.knime.feature.Setting;
import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.ImageFormatException;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.image.VoxelType;
import org.radiomics.knime.feature.region.LabelImage;
import org.radiomics.knime.feature.region.RegionChoice;
import org.radiomics.knime.feature.region.RegionException;
import org.radiomics.knime.feature.region.RegionMask;
import org.radiomics.knime.tests.ReferenceValues;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Oracle: PyRadiomics 3.1.0, by reference-values/bad_input.py: voxels that are NaN or infinite, and masks whose values
 * are no labels. Where it has values, ours are the same within 1e-6, or 1e-9 near zero. Where it fails, the case is
 * refused, or every feature of intensities is NaN with a reason.
 */
class BadInputReferenceTest {

    private static final double RELATIVE = 1e-6;

    private static final double ABSOLUTE = 1e-9;

    private static final JsonNode REFERENCE = ReferenceValues.read("bad_input");

    static List<String> cases() {
        return ReferenceValues.names(REFERENCE.get("cases"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void badInputGivesWhatPyRadiomicsGives(final String name) throws Exception {
        final JsonNode expected = REFERENCE.get("cases").get(name);
        final FeatureVector features;
        try {
            features = extract(expected);
        } catch (final ExtractionException | RegionException | ImageFormatException refused) {
            assertThat(refused).hasMessageMatching("(?s).*; .*");
            assertThat(expected.has("error")).as(refused.getMessage()).isTrue();
            return;
        }
        if (expected.has("error")) {
            assertThat(features.names()).filteredOn(feature -> !feature.contains("_shape_")).isNotEmpty()
                .allMatch(feature -> Double.isNaN(features.value(feature)) && features.reason(feature).isPresent());
            return;
        }
        final List<String> missed = new ArrayList<>();
        expected.get("features").fields().forEachRemaining(feature -> {
            final double value = features.value(feature.getKey());
            final double theirs = ReferenceValues.number(feature.getValue());
            final boolean isMet = Double.isNaN(theirs) ? Double.isNaN(value)
                : Math.abs(value - theirs) <= Math.max(ABSOLUTE, RELATIVE * Math.abs(theirs));
            if (!isMet) {
                missed.add(feature.getKey() + ": " + value + " instead of " + theirs);
            }
        });
        assertThat(missed).isEmpty();
    }

    private static FeatureVector extract(final JsonNode input)
        throws ExtractionException, RegionException, ImageFormatException {
        final Geometry grid = Geometry.axisAligned(ReferenceValues.integers(REFERENCE.get("size")),
            ReferenceValues.numbers(REFERENCE.get("spacing")), ReferenceValues.numbers(REFERENCE.get("origin")));
        final VoxelType type = VoxelType.valueOf(input.get("type").asText().toUpperCase(Locale.ROOT));
        final Volume image = volume(grid, type, REFERENCE.get("image"), input.get("voxels"));
        final Volume labels = volume(grid, type, REFERENCE.get("inside"), input.get("labels"));
        final ExtractionProfile profile = ExtractionProfile.fromYaml(input.get("parameters").asText());
        final RegionMask region = RegionChoice.number(profile.settings().integer(Setting.LABEL))
            .choose(new LabelImage(Path.of("mask.nrrd"), labels, Map.of()), grid).get(0);
        return new FeatureExtractor(profile).extract(image, region.mask(), Monitor.NONE);
    }

    private static Volume volume(final Geometry grid, final VoxelType type, final JsonNode values,
        final JsonNode replaced) {
        final double[] voxels = ReferenceValues.numbers(values);
        replaced.fields().forEachRemaining(
            voxel -> voxels[Integer.parseInt(voxel.getKey())] = ReferenceValues.number(voxel.getValue()));
        if (type == VoxelType.FLOAT32) {
            for (int i = 0; i < voxels.length; i++) {
                voxels[i] = (float)voxels[i];
            }
        }
        return new Volume(grid, type, voxels);
    }

    @Test
    void manyCasesHaveValuesAndManyFail() {
        assertThat(cases()).filteredOn(name -> REFERENCE.get("cases").get(name).has("features"))
            .hasSizeGreaterThan(80);
        assertThat(cases()).filteredOn(name -> REFERENCE.get("cases").get(name).has("error")).hasSizeGreaterThan(60);
    }
}
