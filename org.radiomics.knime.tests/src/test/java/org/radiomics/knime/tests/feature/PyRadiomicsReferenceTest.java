package org.radiomics.knime.tests.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.radiomics.knime.feature.ExtractionException;
import org.radiomics.knime.feature.ExtractionProfile;
import org.radiomics.knime.feature.FeatureExtractor;
import org.radiomics.knime.feature.FeatureVector;
import org.radiomics.knime.feature.ImageType;
import org.radiomics.knime.feature.Monitor;

/** Oracle: features of PyRadiomics 3.1.0. A feature is met within 1e-6 of its value, or 1e-9 near zero. */
class PyRadiomicsReferenceTest {

    private static final double RELATIVE = 1e-6;

    private static final double ABSOLUTE = 1e-9;

    static Stream<Arguments> expectedFiles() throws IOException {
        return ReferenceCases.byParameters().entrySet().stream()
            .flatMap(entry -> entry.getValue().stream().map(name -> Arguments.of(name, entry.getKey())));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("expectedFiles")
    void featuresAreThoseOfPyRadiomics(final String name, final String parameters) throws Exception {
        final Map<String, Double> expected = ReferenceCases.expected(name, parameters);

        final FeatureVector features = extract(name, ExtractionProfile.fromYaml(ReferenceCases.parameters(parameters)));

        assertThat(features.names()).containsExactlyElementsOf(expected.keySet());
        assertMet(features, expected);
    }

    @Test
    void everyExpectedFileIsTested() throws IOException {
        assertThat(expectedFiles()).hasSizeGreaterThanOrEqualTo(45);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void valuesDoNotDependOnTheExecutor(final int threads) throws Exception {
        final ExtractionProfile profile =
            ExtractionProfile.pyradiomics().withImageTypes(ImageType.ORIGINAL, ImageType.WAVELET);
        final ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            final FeatureVector parallel = new FeatureExtractor(profile).extract(ReferenceCases.image("breast1"),
                ReferenceCases.mask("breast1"), Monitor.NONE, executor);
            assertThat(parallel.values()).containsExactly(extract("breast1", profile).values());
        } finally {
            executor.shutdown();
        }
    }

    private static FeatureVector extract(final String name, final ExtractionProfile profile)
        throws IOException, ExtractionException {
        return new FeatureExtractor(profile).extract(ReferenceCases.image(name), ReferenceCases.mask(name),
            Monitor.NONE);
    }

    private static void assertMet(final FeatureVector features, final Map<String, Double> expected) {
        final List<String> missed = new ArrayList<>();
        expected.forEach((name, value) -> {
            final double difference = Math.abs(features.value(name) - value);
            if (!(difference <= ABSOLUTE || difference <= RELATIVE * Math.abs(value))) {
                missed.add(name + ": " + features.value(name) + " instead of " + value);
            }
        });
        assertThat(missed).isEmpty();
    }
}
