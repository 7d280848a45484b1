package org.radiomics.knime.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.Mask;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.image.VoxelType;
import org.radiomics.knime.feature.preprocess.n4.N4BiasCorrection;

class ProfilePreprocessingTest {

    private static final Geometry GRID =
        Geometry.axisAligned(new int[]{6, 6, 4}, new double[]{1, 1, 2}, new double[3]);

    /** Grey values 0 to 143. */
    private static Volume image() {
        final double[] voxels = new double[(int)GRID.voxels()];
        Arrays.setAll(voxels, i -> i);
        return new Volume(GRID, VoxelType.INT16, voxels);
    }

    /** The first so many voxels. */
    private static Mask first(final int count, final String name) {
        final boolean[] inside = new boolean[(int)GRID.voxels()];
        Arrays.fill(inside, 0, count, true);
        return new Mask(GRID, inside, 1, name);
    }

    private static ExtractionProfile profile(final String preprocessing) {
        return ExtractionProfile.fromYaml("featureClass: {firstorder: [Mean, Maximum, Minimum]}\npreprocessing: {"
            + preprocessing + "}");
    }

    private static FeatureVector extract(final String preprocessing, final Optional<Mask> reference)
        throws ExtractionException {
        return new FeatureExtractor(profile(preprocessing)).extract(image(), first(40, "tumour"), reference,
            Monitor.NONE, Runnable::run);
    }

    private static double value(final FeatureVector vector, final String feature) {
        return vector.value("original_firstorder_" + feature);
    }

    @Test
    void greyValuesAreClippedThenNormalised() throws ExtractionException {
        // Clipped to 10 ... 20, of the 40 voxels 11 are 10 and 20 are 20: the range becomes 0 ... 1.
        final FeatureVector vector =
            extract("clip: [10, 20], normalization: percentiles, percentiles: [0, 100]", Optional.empty());
        assertThat(value(vector, "Minimum")).isZero();
        assertThat(value(vector, "Maximum")).isEqualTo(1);
    }

    @Test
    void biasFieldIsTakenOutBeforeAllElse() throws ExtractionException {
        final double[] corrected =
            N4BiasCorrection.withDefaults().withShrink(1).apply(image(), null, Monitor.NONE).corrected().voxels();
        final double largest = Arrays.stream(corrected, 0, 40).max().orElseThrow();
        assertThat(largest).isNotEqualTo(39);
        assertThat(value(extract("n4: true, n4Shrink: 1", Optional.empty()), "Maximum")).isEqualTo(largest);
        assertThat(value(extract("n4: true, n4Shrink: 1, clip: [0, 5]", Optional.empty()), "Maximum")).isEqualTo(5);
    }

    @Test
    void preprocessingCanBeCancelled() {
        final Monitor cancelled = new Monitor() {
            @Override
            public void progress(final double fraction, final String message) {
                // nobody listens
            }

            @Override
            public boolean isCancelled() {
                return true;
            }
        };
        for (final String step : new String[]{"n4: true, n4Shrink: 1", "clip: [0, 5]", "normalization: zScore"}) {
            assertThatThrownBy(() -> new FeatureExtractor(profile(step)).extract(image(), first(40, "tumour"),
                cancelled))
                .isInstanceOf(CancellationException.class);
        }
    }

    @Test
    void regionOfReferenceIsMeasured() throws ExtractionException {
        final String settings = "normalization: mean, normalizationVoxels: reference, referenceReading: muscle";
        // The reference's grey values are 0 to 4, mean 2.
        assertThat(value(extract(settings, Optional.of(first(5, "muscle"))), "Maximum")).isEqualTo(39 / 2.0);
        assertThatThrownBy(() -> extract(settings, Optional.empty())).isInstanceOf(ExtractionException.class)
            .hasMessage("The preprocessing measures a region of reference, and there is none for this image; add a "
                + "row of the reading muscle with its mask.");
        assertThatThrownBy(() -> extract(settings, Optional.of(first(0, "muscle"))))
            .isInstanceOf(ExtractionException.class).hasMessageContaining("The region muscle has no voxel");
    }

    @Test
    void imageAndMaskAreResampledBeforeAllElse() throws ExtractionException {
        final FeatureVector vector = extract("spacing: [2, 2, 2], gridConvention: ibsi, maskInterpolation: linear",
            Optional.empty());
        assertThat(vector.diagnostics()).containsEntry("diagnostics_Image-preprocessed_Size", "(3, 3, 4)")
            .containsEntry("diagnostics_Image-original_Size", "(6, 6, 4)");
        // New voxels lie midway between two in x and y: the first of them at the mean of 0, 1, 6, 7.
        assertThat(value(vector, "Minimum")).isEqualTo(3.5, within(1e-12));
        assertThatThrownBy(() -> extract("spacing: [0.0001, 0.0001, 0.0001]", Optional.empty()))
            .isInstanceOf(ExtractionException.class).hasMessageContaining("more than one image can hold");
    }

    @Test
    void histogramIsMatchedToTheTemplateInTheProfile() throws ExtractionException {
        // The foreground, 72 to 143, becomes 0 to 71; the rest is continued.
        final FeatureVector vector = extract(
            "normalization: histogram, histogramPercentiles: [0, 100], histogramValues: [0, 71]", Optional.empty());
        assertThat(value(vector, "Maximum")).isEqualTo(39 - 72, within(1e-12));
    }

    @Test
    void hashOfProfilesWithoutPreprocessingStays() {
        final ExtractionProfile plain = ExtractionProfile.fromYaml("setting: {binWidth: 5}");
        assertThat(plain.toJson()).doesNotContain("preprocessing");
        assertThat(ExtractionProfile.fromYaml("setting: {binWidth: 5}\npreprocessing: ").hash())
            .isEqualTo(plain.hash());
        final ExtractionProfile clipped =
            ExtractionProfile.fromYaml("setting: {binWidth: 5}\npreprocessing: {clip: [-1000, 400]}");
        assertThat(clipped.hash()).isNotEqualTo(plain.hash());
        assertThat(clipped.toJson()).endsWith(",\"preprocessing\":{\"clip\":[-1000,400]}}");
        assertThat(ExtractionProfile.fromYaml(clipped.toJson())).isEqualTo(clipped);
        assertThat(ExtractionProfile.fromYaml(clipped.toYaml())).isEqualTo(clipped);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        clipp: [0, 1]                       | preprocessing: clipp is not known; the nearest valid name is clip
        binWidth: 5                         | preprocessing: binWidth is not known; it belongs under setting
        clip: [1, 0] | \
        preprocessing: clip is [1, 0]; it must be a list of 2 numbers, the lower first
        percentiles: [99, 1] | \
        preprocessing: percentiles is [99, 1]; it must be a list of 2 numbers, the lower first
        clip: [0, 1], clipPercentiles: [1, 99] | \
        preprocessing: Both clip and clipPercentiles are given; leave one of them out
        clipPercentiles: [-1, 99] | \
        preprocessing: The percentiles are -1.0 and 99.0; both must be from 0 to 100
        normalization: nyul | \
        preprocessing: normalization is nyul; it must be one of zScore, percentiles, mean, histogram
        normalization: histogram | \
        preprocessing: normalization is histogram and the template is not given; copy histogramPercentiles and \
        histogramValues from a template that was learned on training images
        normalization: mean, normalizationVoxels: reference | \
        preprocessing: normalizationVoxels is reference and referenceReading is not given; name the reading that \
        outlines it
        n4Shrink: 0                         | preprocessing: n4Shrink is 0; it must be a whole number of at least 1
        n4: true, n4Iterations: [1, 1, 1, 1, 1, 1, 1, 1, 1] | \
        preprocessing: N4 has 9 levels; give the iterations of 1 to 8
        gridConvention: itk                 | preprocessing: gridConvention is itk; it must be one of pyradiomics, ibsi
        """)
    void faultsNameTheKeyAndSayWhatToDo(final String preprocessing, final String message) {
        assertThatThrownBy(() -> profile(preprocessing)).isInstanceOf(IllegalArgumentException.class)
            .hasMessage(message);
    }

    @Test
    void preprocessingUnderTheWrongSectionIsSentToItsOwn() {
        assertThatThrownBy(() -> ExtractionProfile.fromYaml("setting: {gridConvention: ibsi}"))
            .hasMessage("setting: gridConvention is not known; it belongs under preprocessing");
        assertThatThrownBy(() -> ExtractionProfile.fromYaml("preprocesing: {}"))
            .hasMessage("preprocesing is not known; the nearest valid name is preprocessing");
    }
}
