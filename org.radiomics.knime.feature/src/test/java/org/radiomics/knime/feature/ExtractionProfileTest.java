package org.radiomics.knime.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExtractionProfileTest {

    @TempDir
    Path m_folder;

    @Test
    void defaultsAreThoseOfPyRadiomics() {
        final ExtractionProfile profile = ExtractionProfile.pyradiomics();

        assertThat(profile.settings().number(Setting.BIN_WIDTH)).isEqualTo(25);
        assertThat(profile.settings().has(Setting.BIN_COUNT)).isFalse();
        assertThat(profile.settings().text(Setting.INTERPOLATOR)).isEqualTo("sitkBSpline");
        assertThat(profile.settings().integer(Setting.MINIMUM_ROI_DIMENSIONS)).isEqualTo(2);
        assertThat(profile.imageTypes()).containsOnlyKeys(ImageType.ORIGINAL);
        assertThat(profile.featureNames()).hasSize(107).startsWith("original_shape_Elongation");
        assertThat(ExtractionProfile.fromYaml("")).isEqualTo(profile);
    }

    @Test
    void classesAndFeaturesKeepTheFilesOrderAndShapeComesFirst() {
        final ExtractionProfile profile = ExtractionProfile.fromYaml("""
            imageType:
              Wavelet: {binWidth: 10}
              Original:
            featureClass:
              ngtdm: [Strength, Busyness]
              firstorder: [Mean]
              shape: [MeshVolume]
            """);

        assertThat(profile.featureNames()).hasSize(1 + 9 * 3)
            .startsWith("original_shape_MeshVolume", "wavelet-LLH_ngtdm_Strength", "wavelet-LLH_ngtdm_Busyness",
                "wavelet-LLH_firstorder_Mean", "wavelet-LHL_ngtdm_Strength")
            .endsWith("original_ngtdm_Strength", "original_ngtdm_Busyness", "original_firstorder_Mean");
    }

    @Test
    void imageTypeTakesItsOwnSettingsAndTheOthersFromTheProfile() {
        final Map<ImageType, Settings> types = ExtractionProfile.fromYaml("""
            imageType:
              Original: {}
              Wavelet: {binWidth: 10, level: 2}
            setting:
              binWidth: 5
              gldm_a: 1
            """).imageTypes();

        assertThat(types.get(ImageType.ORIGINAL).number(Setting.BIN_WIDTH)).isEqualTo(5);
        assertThat(types.get(ImageType.WAVELET).number(Setting.BIN_WIDTH)).isEqualTo(10);
        assertThat(types.get(ImageType.WAVELET).integer(Setting.GLDM_A)).isEqualTo(1);
        assertThat(ImageType.WAVELET.imageNames(types.get(ImageType.WAVELET)))
            .contains("wavelet-LLH", "wavelet2-LLH", "wavelet2-LLL").doesNotContain("wavelet-LLL").hasSize(15);
    }

    @Test
    void numbersAreReadAsPyRadiomicsReadsThem() {
        final Settings settings = ExtractionProfile.fromYaml("""
            setting:
              binWidth: 5
              resampledPixelSpacing: [1, 0, 2.5]
              geometryTolerance: 1e-3
              resegmentRange: [-3, 3]
              interpolator: 2
              distances: [1, 2]
            """).settings();

        assertThat(settings.numbers(Setting.RESAMPLED_PIXEL_SPACING)).containsExactly(1, 0, 2.5);
        assertThat(settings.number(Setting.GEOMETRY_TOLERANCE)).isEqualTo(0.001);
        assertThat(settings.numbers(Setting.RESEGMENT_RANGE)).containsExactly(-3, 3);
        assertThat(settings.text(Setting.INTERPOLATOR)).isEqualTo("sitkLinear");
        assertThat(settings.integers(Setting.DISTANCES)).containsExactly(1, 2);
    }

    /** Expected: pykwalify.compat.yml.load(text), by which PyRadiomics reads its parameter files. */
    @ParameterizedTest
    @CsvSource({"010, 10", "0o10, 8", "0x1F, 31", "0b11, 3", "1_0, 10", "+5, 5", "08, 8"})
    void wholeNumbersAreThoseOfYaml12(final String text, final int number) {
        assertThat(ExtractionProfile.fromYaml("setting: {binCount: " + text + "}").settings()
            .integer(Setting.BIN_COUNT)).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource({"1e-3, 0.001", "1.e3, 1000", ".5, 0.5", "1_000.5, 1000.5", "12e03, 12000", "0.25, 0.25", "7, 7"})
    void numbersAreThoseOfYaml12(final String text, final double number) {
        assertThat(ExtractionProfile.fromYaml("setting: {binWidth: " + text + "}").settings()
            .number(Setting.BIN_WIDTH)).isEqualTo(number);
    }

    @Test
    void noInterpolatorMeansNoResampling() {
        assertThat(ExtractionProfile.fromYaml("setting: {interpolator: }").settings().has(Setting.INTERPOLATOR))
            .isFalse();
    }

    @Test
    void jsonIsReadBackAsTheSameProfile() {
        final ExtractionProfile profile = ExtractionProfile.fromYaml("""
            imageType: {Original: {}, Wavelet: {binCount: 8}}
            featureClass: {shape: , glcm: [MCC]}
            setting: {normalize: true, resampledPixelSpacing: [1, 1, 1], weightingNorm: euclidean, label: 3}
            """);

        assertThat(ExtractionProfile.fromYaml(profile.toJson())).isEqualTo(profile);
        assertThat(ExtractionProfile.fromYaml(profile.toYaml())).isEqualTo(profile);
        assertThat(profile.toJson()).contains("\"label\":3", "\"binWidth\":25", "\"Wavelet\":{\"binCount\":8}");
    }

    @Test
    void settingsOfFeatureMapsAreReadAndWritten() {
        final ExtractionProfile profile = ExtractionProfile
            .fromYaml("voxelSetting: {kernelRadius: 2, maskedKernel: false, initValue: .nan, voxelBatch: 100}");

        assertThat(profile.settings().integer(Setting.KERNEL_RADIUS)).isEqualTo(2);
        assertThat(profile.settings().flag(Setting.MASKED_KERNEL)).isFalse();
        assertThat(profile.settings().number(Setting.INIT_VALUE)).isNaN();
        assertThat(ExtractionProfile.fromYaml(profile.toJson())).isEqualTo(profile);
        assertThat(ExtractionProfile.fromYaml(profile.toYaml())).isEqualTo(profile);
    }

    @Test
    void settingsOfFeatureMapsThatAreDefaultsLeaveTheHashAsItWas() {
        assertThat(ExtractionProfile.fromYaml("voxelSetting: {kernelRadius: 1, initValue: 0}").hash())
            .isEqualTo(ExtractionProfile.pyradiomics().hash());
    }

    @Test
    void hashDependsOnWhatIsComputedNotOnHowItIsWritten() {
        final String hash = ExtractionProfile.pyradiomics().hash();

        assertThat(hash).matches("[0-9a-f]{64}");
        assertThat(ExtractionProfile.fromYaml("setting: {binWidth: 25.0, force2D: false}").hash()).isEqualTo(hash);
        assertThat(ExtractionProfile.pyradiomics().withBinWidth(10).hash()).isNotEqualTo(hash);
        assertThat(ExtractionProfile.pyradiomics().withBinCount(32).withBinWidth(25).hash()).isEqualTo(hash);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "setting: {binwidth: 5} | setting: binwidth is not known; the nearest valid name is binWidth",
        "setting: {resampledPixelSpace: [1, 1, 1]} | the nearest valid name is resampledPixelSpacing",
        "settings: {binWidth: 5} | settings is not known; the nearest valid name is setting",
        "binWidth: 5 | binWidth is not known; it belongs under setting",
        "imageType: {wavelet: {}} | imageType: wavelet is not known; the nearest valid name is Wavelet",
        "featureClass: {first_order: } | the nearest valid name is firstorder",
        "featureClass: {glcm: [Contrst]} | glcm: Contrst is not known; the nearest valid name is Contrast",
        "setting: {binWidth: wide} | setting: binWidth is wide; it must be a number above 0",
        "setting: {binWidth: 0} | binWidth is 0; it must be a number above 0",
        "setting: {label: 1.5} | label is 1.5; it must be a whole number of at least 1",
        "setting: {force2Ddimension: 3} | it must be a whole number from 0 to 2",
        "setting: {normalize: yes} | normalize is yes; it must be true or false",
        "setting: {normalize: Off} | normalize is Off; it must be true or false",
        "setting: {binCount: 1:30} | binCount is 1:30; it must be a whole number of at least 1",
        "setting: {normalize: 1} | normalize is 1; it must be true or false",
        "setting: {binWidth: } | binWidth is null; it must be a number above 0",
        "setting: {resampledPixelSpacing: [1]} | it must be a list of 3 numbers of at least 0, or of 2 for images of "
            + "two",
        "setting: {resegmentMode: relativ} | it must be one of absolute, relative, sigma",
        "setting: {wavelet: db39} | wavelet is db39; it must be a discrete wavelet of PyWavelets: haar, db1",
        "setting: {interpolator: sitkLanczosWindowedSinc} | not supported here yet",
        "setting: {label_channel: -1} | label_channel is -1; it must be a whole number of at least 0",
        "voxelSetting: {kernelRadius: 0} | voxelSetting: kernelRadius is 0; it must be a whole number of at least 1",
        "voxelSetting: {initValue: none} | voxelSetting: initValue is none; it must be a number, .inf or .nan",
        "voxelSetting: {binWidth: 5} | voxelSetting: binWidth is not known; it belongs under setting",
        "voxelSetting: {kernelradius: 1} | kernelradius is not known; the nearest valid name is kernelRadius",
        "setting: {kernelRadius: 1} | setting: kernelRadius is not known; it belongs under voxelSetting",
        "imageType: {LoG: {maskedKernel: true}} | maskedKernel is not known; it belongs under voxelSetting",
        "imageType: {Original: {label: 2}} | Original: label would measure another region for one image type only",
        "featureClass: {glcm: [SumVariance]} | only features for which PyRadiomics computes no value",
        "setting: {force2D: } | force2D is null; it must be true or false",
        "featureClass: {glcm: Contrast} | it must be a list of features, or empty",
        "featureClass: [glcm] | featureClass is [glcm]; it must be a list of keys with values",
        "setting: {label: 1, label: 2} | is not YAML",
        "setting: [ | is not YAML in line 1"})
    void faultOfAFileIsNamed(final String yaml, final String message) {
        assertThatThrownBy(() -> ExtractionProfile.fromYaml(yaml)).isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining(message);
    }

    @Test
    void whatHasNoEffectIsRemarkedOn() {
        final ExtractionProfile profile = ExtractionProfile.fromYaml("""
            setting: {label: 2}
            imageType:
              Original: {normalize: true, binWidth: 5, label: 2}
            featureClass:
              glcm: [Homogeneity1, Contrast]
              gldm: [DependencePercentage]
            """);

        assertThat(profile.featureNames()).containsExactly("original_glcm_Contrast");
        assertThat(profile.settings().flag(Setting.NORMALIZE)).isFalse();
        assertThat(profile.imageTypes().get(ImageType.ORIGINAL).number(Setting.BIN_WIDTH)).isEqualTo(5);
        assertThat(profile.remarks()).hasSize(4).element(0).asString()
            .isEqualTo("imageType: Original: label has no effect on one image type; move it under setting");
        assertThat(profile.remarks().get(2)).startsWith("featureClass: glcm: Homogeneity1 has no column");
        assertThat(profile.withLabel(3).remarks()).hasSize(4);
        assertThat(ExtractionProfile.fromYaml(profile.toJson())).isEqualTo(profile);
    }

    @Test
    void nullIsFalseWhereItIsInPyRadiomics() {
        final Settings settings = ExtractionProfile.fromYaml("setting: {normalize: , correctMask: null, "
            + "symmetricalGLCM: ~, resegmentShape: null, preCrop: null, additionalInfo: null}\n"
            + "voxelSetting: {maskedKernel: null}").settings();

        assertThat(settings.flag(Setting.NORMALIZE) || settings.flag(Setting.CORRECT_MASK)
            || settings.flag(Setting.SYMMETRICAL_GLCM) || settings.flag(Setting.RESEGMENT_SHAPE)
            || settings.flag(Setting.PRE_CROP) || settings.flag(Setting.ADDITIONAL_INFO)
            || settings.flag(Setting.MASKED_KERNEL)).isFalse();
    }

    @Test
    void infiniteNumbersAndNoSigmaAreTaken() {
        final ExtractionProfile profile = ExtractionProfile.fromYaml("setting: {resegmentRange: [-.inf, 120]}\n"
            + "imageType: {Original: {}, LoG: {sigma: []}}\nvoxelSetting: {initValue: .inf}");

        assertThat(profile.settings().numbers(Setting.RESEGMENT_RANGE)).containsExactly(Double.NEGATIVE_INFINITY, 120);
        assertThat(profile.settings().number(Setting.INIT_VALUE)).isInfinite();
        assertThat(profile.featureNames()).hasSize(107);
        assertThat(ExtractionProfile.fromYaml(profile.toJson())).isEqualTo(profile);
        assertThat(ExtractionProfile.fromYaml(profile.toYaml())).isEqualTo(profile);
    }

    @Test
    void faultOfAFileNamesTheFile() throws IOException {
        final Path file = Files.writeString(m_folder.resolve("params.yaml"), "setting: {binwidth: 5}");

        assertThatThrownBy(() -> ExtractionProfile.fromYaml(file)).isInstanceOf(ProfileException.class)
            .hasMessage(file + ": setting: binwidth is not known; the nearest valid name is binWidth.");
        assertThatThrownBy(() -> ExtractionProfile.fromYaml(m_folder.resolve("none.yaml")))
            .isInstanceOf(ProfileException.class).hasMessageContaining("none.yaml")
            .hasMessageContaining("cannot be read");
    }

    @Test
    void featuresOnRequestAreComputedIfTheyAreNamed() {
        assertThat(ExtractionProfile.fromYaml("featureClass: {firstorder: [StandardDeviation], shape: [Compactness1]}")
            .featureNames()).containsExactly("original_shape_Compactness1", "original_firstorder_StandardDeviation");
        assertThat(ExtractionProfile.pyradiomics().featureNames())
            .noneMatch(name -> name.endsWith("StandardDeviation"));
    }

    @Test
    void flatShapeIsComputedOnlyAcrossAnAxis() {
        final String classes = "featureClass: {firstorder: [Mean], shape2D: [Perimeter], shape: [MeshVolume]}\n";

        assertThat(ExtractionProfile.fromYaml(classes + "setting: {force2D: true}").featureNames())
            .containsExactly("original_shape_MeshVolume", "original_shape2D_Perimeter", "original_firstorder_Mean");
        assertThat(ExtractionProfile.fromYaml(classes).featureNames())
            .containsExactly("original_shape_MeshVolume", "original_firstorder_Mean");
        assertThat(ExtractionProfile.fromYaml("setting: {force2D: true}").featureNames()).hasSize(107 + 9);
    }

    @Test
    void laplaciansAreNamedAsTheFileWritesTheirSigma() {
        final ExtractionProfile profile = ExtractionProfile
            .fromYaml("{imageType: {LoG: {sigma: [1, 2.5, 1]}}, featureClass: {firstorder: [Mean]}}");

        assertThat(profile.featureNames()).containsExactly("log-sigma-1-mm-3D_firstorder_Mean",
            "log-sigma-2-5-mm-3D_firstorder_Mean");
        assertThat(ExtractionProfile.fromYaml(profile.toJson())).isEqualTo(profile);
    }

    @Test
    void waveletsOfFlatSlicesHaveALetterLess() {
        final ExtractionProfile profile = ExtractionProfile.fromYaml(
            "{imageType: {Wavelet: {wavelet: db2, force2D: true}}, featureClass: {firstorder: [Mean]}}");

        assertThat(profile.featureNames()).containsExactly("wavelet-LH_firstorder_Mean", "wavelet-HL_firstorder_Mean",
            "wavelet-HH_firstorder_Mean", "wavelet-LL_firstorder_Mean");
    }

    @Test
    void patternsInSpaceHaveAnImagePerLevelAndKurtosis() {
        final ExtractionProfile profile = ExtractionProfile
            .fromYaml("{imageType: {LBP3D: {lbp3DLevels: 3}}, featureClass: {firstorder: [Mean]}}");

        assertThat(profile.featureNames()).containsExactly("lbp-3D-m1_firstorder_Mean", "lbp-3D-m2_firstorder_Mean",
            "lbp-3D-m3_firstorder_Mean", "lbp-3D-k_firstorder_Mean");
    }

    @Test
    void partsOfAnImageTypeThatAreNotSupportedAreRefused() {
        assertThatThrownBy(
            () -> ExtractionProfile.fromYaml("imageType: {LBP2D: {lbp2DMethod: ror, lbp2DSamples: 32}}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("LBP2D: lbp2DSamples 32 with lbp2DMethod ror");
    }

    @Test
    void profileWithoutImageTypesOrFeaturesIsRefused() {
        final ExtractionProfile profile = ExtractionProfile.pyradiomics();

        assertThatThrownBy(profile::withImageTypes).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(profile::withFeatureClasses).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> profile.withFeatures(Map.of(FeatureClass.GLCM, List.of("Volume"))))
            .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("glcm has no feature Volume");
    }
}
