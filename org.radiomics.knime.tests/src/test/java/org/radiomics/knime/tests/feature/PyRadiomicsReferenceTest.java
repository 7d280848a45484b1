package org.radiomics.knime.tests.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @ParameterizedTest
    @CsvSource({
        "brain1, i_default", "breast1, i_default",
        "brain1, iii_norm_resample", "breast1, iii_norm_resample",
        "STS_003_MR_T1, iii_norm_resample", "STS_008_MR_T1, iii_norm_resample", "STS_010_MR_T1, iii_norm_resample",
        "brain1, iv_bincount32", "breast1, iv_bincount32",
        "brain1, vi_force2d", "breast1, vi_force2d",
        "brain1, viii_distances12_weight_euclidean", "breast1, viii_distances12_weight_euclidean",
        "brain1, ix_resegment_sigma", "breast1, ix_resegment_sigma",
        "brain1, x_resegment_relative", "breast1, x_resegment_relative",
        "ibsi1_digital_phantom, ibsi_bw1"})
    void featuresOfAParameterFileAreThoseOfPyRadiomics(final String name, final String parameters) throws Exception {
        final FeatureVector features = extract(name, ExtractionProfile.fromYaml(ReferenceCases.parameters(parameters)));

        assertThat(features.names())
            .containsExactlyElementsOf(ReferenceCases.expected(name, parameters).keySet());
        assertMet(features, ReferenceCases.expected(name, parameters));
    }

    @ParameterizedTest
    @CsvSource({
        "brain1, ii_1409, i_default", "breast1, ii_1409, i_default",
        "STS_002_MR_T1, ii_1409, i_default", "STS_003_MR_T1, ii_1409, i_default",
        "STS_008_MR_T1, ii_1409, i_default", "STS_010_MR_T1, ii_1409, i_default",
        "STS_003_MR_T1_castFloat64, ii_1409, i_default", "STS_008_MR_T1_castFloat64, ii_1409, i_default",
        "STS_010_MR_T1_castFloat64, ii_1409, i_default",
        "brain1, vii_1409_norm_resample_bw5, iii_norm_resample",
        "breast1, vii_1409_norm_resample_bw5, iii_norm_resample",
        "STS_003_MR_T1, vii_1409_norm_resample_bw5, iii_norm_resample",
        "STS_008_MR_T1, vii_1409_norm_resample_bw5, iii_norm_resample",
        "STS_010_MR_T1, vii_1409_norm_resample_bw5, iii_norm_resample"})
    void featuresOfOriginalAndWaveletImagesAreThoseOfPyRadiomics(final String name, final String expectedParameters,
        final String parameters) throws Exception {
        final ExtractionProfile profile = ExtractionProfile.fromYaml(ReferenceCases.parameters(parameters))
            .withImageTypes(ImageType.ORIGINAL, ImageType.WAVELET);
        final Map<String, Double> expected = ReferenceCases.expected(name, expectedParameters);
        expected.keySet().removeIf(feature -> !feature.startsWith("original") && !feature.startsWith("wavelet"));

        final FeatureVector features = extract(name, profile);

        assertThat(expected).hasSize(107 + 8 * 93);
        assertThat(features.names()).containsExactlyElementsOf(expected.keySet());
        assertMet(features, expected);
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
