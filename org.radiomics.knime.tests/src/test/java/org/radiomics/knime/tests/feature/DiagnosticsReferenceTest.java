package org.radiomics.knime.tests.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.radiomics.knime.feature.ExtractionProfile;
import org.radiomics.knime.feature.FeatureExtractor;
import org.radiomics.knime.feature.Monitor;
import org.radiomics.knime.feature.Setting;
import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.image.VoxelType;
import org.radiomics.knime.feature.region.LabelImage;
import org.radiomics.knime.feature.region.RegionChoice;
import org.radiomics.knime.feature.region.RegionMask;
import org.radiomics.knime.tests.ReferenceValues;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Oracle: PyRadiomics 3.1.0, by reference-values/diagnostics.py. Every key but the versions is there with the same
 * value: hashes and counts exactly, other numbers within 1e-9.
 */
class DiagnosticsReferenceTest {

    private static final JsonNode REFERENCE = ReferenceValues.read("diagnostics");

    static List<String> cases() {
        return ReferenceValues.names(REFERENCE.get("cases"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void diagnosticsAreThoseOfPyRadiomics(final String name) throws Exception {
        final JsonNode expected = REFERENCE.get("cases").get(name);
        final Volume image = new Volume(grid(REFERENCE), VoxelType.INT16,
            ReferenceValues.numbers(REFERENCE.get("image")));
        final Volume labels =
            new Volume(grid(expected), VoxelType.UINT8, ReferenceValues.numbers(expected.get("labels")));
        final ExtractionProfile profile = ExtractionProfile.fromYaml(expected.get("parameters").asText());
        final RegionMask region = RegionChoice.number(profile.settings().integer(Setting.LABEL))
            .choose(new LabelImage(Path.of("mask.nrrd"), labels, Map.of()), image.geometry()).get(0);

        final Map<String, String> diagnostics =
            new FeatureExtractor(profile).extract(image, region.mask(), Monitor.NONE).diagnostics();

        final JsonNode theirs = expected.get("diagnostics");
        assertThat(ReferenceValues.names(theirs)).hasSizeGreaterThan(15).isSubsetOf(diagnostics.keySet());
        for (final String key : ReferenceValues.names(theirs)) {
            assertSame(key, diagnostics.get(key), theirs.get(key));
        }
        assertThat(diagnostics.keySet()).filteredOn(key -> key.contains("corrected"))
            .allMatch(key -> theirs.has(key));
    }

    private static Geometry grid(final JsonNode node) {
        return Geometry.axisAligned(ReferenceValues.integers(node.get("size")),
            ReferenceValues.numbers(node.get("spacing")), ReferenceValues.numbers(node.get("origin")));
    }

    private static void assertSame(final String key, final String value, final JsonNode theirs) throws Exception {
        if (theirs.isObject()) {
            assertSameContent(key, new ObjectMapper().readTree(value), theirs);
        } else if (theirs.isArray()) {
            final String[] parts = value.substring(1, value.length() - 1).split(", ");
            assertThat(parts).as(key).hasSize(theirs.size());
            for (int i = 0; i < parts.length; i++) {
                assertThat(Double.parseDouble(parts[i])).as(key).isCloseTo(theirs.get(i).asDouble(), within(1e-9));
            }
        } else if (theirs.isTextual() || theirs.isInt()) {
            assertThat(value).as(key).isEqualTo(theirs.asText());
        } else {
            assertThat(Double.parseDouble(value)).as(key).isCloseTo(theirs.asDouble(), within(1e-9));
        }
    }

    /** JSON knows no difference between 1 and 1.0. */
    private static void assertSameContent(final String key, final JsonNode value, final JsonNode theirs) {
        if (theirs.isNumber()) {
            assertThat(value.asDouble()).as(key).isEqualTo(theirs.asDouble());
        } else if (theirs.isContainerNode()) {
            assertThat(value).as(key).hasSameSizeAs(theirs);
            if (theirs.isArray()) {
                for (int i = 0; i < theirs.size(); i++) {
                    assertSameContent(key, value.get(i), theirs.get(i));
                }
            } else {
                theirs.fieldNames().forEachRemaining(
                    name -> assertSameContent(key + " " + name, value.path(name), theirs.get(name)));
            }
        } else {
            assertThat(value).as(key).isEqualTo(theirs);
        }
    }
}
