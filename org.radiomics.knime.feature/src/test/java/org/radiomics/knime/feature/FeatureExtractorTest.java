package org.radiomics.knime.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.Mask;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.image.VoxelType;

class FeatureExtractorTest {

    private static final Geometry GRID =
        Geometry.axisAligned(new int[]{6, 6, 4}, new double[]{1, 1, 2}, new double[]{10, 0, 0});

    /** Intensities 0, 7, 14, ... modulo 100. */
    private static Volume image(final double... first) {
        final double[] voxels = new double[(int)GRID.voxels()];
        Arrays.setAll(voxels, i -> i * 7 % 100);
        System.arraycopy(first, 0, voxels, 0, first.length);
        return new Volume(GRID, VoxelType.INT16, voxels);
    }

    private static Mask box(final int x, final int y, final int z) {
        final boolean[] inside = new boolean[(int)GRID.voxels()];
        for (int k = 0; k < z; k++) {
            for (int j = 0; j < y; j++) {
                Arrays.fill(inside, GRID.index(0, j, k), GRID.index(x, j, k), true);
            }
        }
        return new Mask(GRID, inside, 1, "tumour");
    }

    private static FeatureVector extract(final ExtractionProfile profile, final Mask mask) throws ExtractionException {
        return new FeatureExtractor(profile).extract(image(), mask, Monitor.NONE);
    }

    @Test
    void valuesStandInTheOrderOfTheProfile() throws ExtractionException {
        final FeatureVector features = extract(ExtractionProfile.pyradiomics(), box(3, 3, 2));

        assertThat(features.names()).isEqualTo(ExtractionProfile.pyradiomics().featureNames());
        assertThat(features.values()).hasSize(107);
        assertThat(features.value("original_shape_VoxelVolume")).isEqualTo(3 * 3 * 2 * 2);
        assertThat(features.value("original_firstorder_Minimum")).isEqualTo(0);
        assertThat(features.reason("original_firstorder_Minimum")).isEmpty();
        assertThatThrownBy(() -> features.value("original_firstorder_Middle"))
            .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("original_firstorder_Middle");
    }

    @Test
    void diagnosticsDescribeImageAndRegion() throws ExtractionException {
        final FeatureVector features = extract(ExtractionProfile.pyradiomics(), box(3, 2, 2));

        assertThat(features.diagnostics())
            .containsEntry("diagnostics_Configuration_Hash", ExtractionProfile.pyradiomics().hash())
            .containsEntry("diagnostics_Image-original_Spacing", "(1.0, 1.0, 2.0)")
            .containsEntry("diagnostics_Image-original_Size", "(6, 6, 4)")
            .containsEntry("diagnostics_Mask-original_BoundingBox", "(0, 0, 0, 3, 2, 2)")
            .containsEntry("diagnostics_Mask-original_VoxelNum", "12")
            .containsEntry("diagnostics_Mask-original_VolumeNum", "1")
            .containsEntry("diagnostics_Mask-original_CenterOfMassIndex", "(1.0, 0.5, 0.5)")
            .containsEntry("diagnostics_Mask-original_CenterOfMass", "(11.0, 0.5, 1.0)")
            .containsKeys("diagnostics_Versions_Radiomics", "diagnostics_Levels_original",
                "diagnostics_Warning_original");
        final FeatureVector brief =
            extract(ExtractionProfile.pyradiomics().with(Setting.ADDITIONAL_INFO, false), box(3, 2, 2));
        assertThat(brief.diagnostics()).containsKey("diagnostics_Mask-original_VoxelNum")
            .doesNotContainKey("diagnostics_Image-original_Mean");
    }

    @Test
    void regionThatIsTooSmallIsRefused() {
        final ExtractionProfile profile = ExtractionProfile.pyradiomics();

        assertThatThrownBy(() -> extract(profile, box(1, 1, 1))).isInstanceOf(ExtractionException.class)
            .hasMessageContaining("tumour has 1 voxel;");
        assertThatThrownBy(() -> extract(profile, box(3, 1, 1))).isInstanceOf(ExtractionException.class)
            .hasMessageContaining("along 1 axis").hasMessageContaining("minimumROIDimensions");
        assertThatThrownBy(() -> extract(profile.with(Setting.MINIMUM_ROI_SIZE, 18), box(3, 3, 2)))
            .isInstanceOf(ExtractionException.class).hasMessageContaining("minimumROISize");
        assertThatThrownBy(() -> extract(profile, new Mask(GRID, new boolean[(int)GRID.voxels()], 4, "tumour")))
            .isInstanceOf(ExtractionException.class).hasMessageContaining("no voxel has label 4");
    }

    @Test
    void lineAndSliceHaveFeaturesIfTheyAreAllowed() throws ExtractionException {
        final ExtractionProfile lines = ExtractionProfile.pyradiomics().with(Setting.MINIMUM_ROI_DIMENSIONS, 1);

        assertThat(extract(lines, box(3, 1, 1)).value("original_glcm_Contrast")).isNotNaN();
        assertThat(extract(lines, box(3, 1, 1)).value("original_shape_Flatness")).isZero();
        assertThat(extract(ExtractionProfile.pyradiomics(), box(3, 3, 1)).value("original_shape_LeastAxisLength"))
            .isZero();
    }

    @Test
    void undefinedFeatureIsNaNWithAReason() throws ExtractionException {
        final boolean[] inside = new boolean[(int)GRID.voxels()];
        inside[GRID.index(0, 0, 0)] = true;
        inside[GRID.index(3, 3, 0)] = true;
        final FeatureVector features =
            extract(ExtractionProfile.pyradiomics(), new Mask(GRID, inside, 1, "two voxels apart"));

        assertThat(features.value("original_glcm_Contrast")).isNaN();
        assertThat(features.reason("original_glcm_Contrast")).hasValue("no two voxels of the region are neighbours");
        assertThat(features.value("original_glszm_ZonePercentage")).isEqualTo(1);
    }

    @Test
    void filterThatHasNoRoomMakesItsFeaturesUndefinedButKeepsTheirPlace() throws ExtractionException {
        final FeatureVector features = extract(
            ExtractionProfile.fromYaml("{imageType: {LoG: {sigma: [100, 1]}}, featureClass: {firstorder: [Mean]}}"),
            box(3, 3, 2));

        assertThat(features.value("log-sigma-100-mm-3D_firstorder_Mean")).isNaN();
        assertThat(features.reason("log-sigma-100-mm-3D_firstorder_Mean")).get().asString().contains("this size");
        assertThat(features.value("log-sigma-1-mm-3D_firstorder_Mean")).isNotNaN();
    }

    @Test
    void flatShapeOfSeveralSlicesIsUndefined() throws ExtractionException {
        final ExtractionProfile flat =
            ExtractionProfile.fromYaml("{featureClass: {shape2D: }, setting: {force2D: true}}");

        assertThat(extract(flat, box(3, 3, 1)).value("original_shape2D_PixelSurface")).isEqualTo(9);
        assertThat(extract(flat, box(3, 3, 2)).value("original_shape2D_PixelSurface")).isNaN();
        assertThat(extract(flat, box(3, 3, 2)).reason("original_shape2D_Perimeter")).get().asString()
            .contains("more than one slice");
    }

    @Test
    void binsThatGiveTooManyLevelsMakeTheImagesFeaturesUndefined() throws ExtractionException {
        final FeatureVector features = extract(ExtractionProfile.pyradiomics().withBinWidth(1e-9), box(3, 3, 2));

        assertThat(features.value("original_firstorder_Mean")).isNaN();
        assertThat(features.reason("original_firstorder_Mean")).get().asString().contains("larger bin width");
        assertThat(features.value("original_shape_MeshVolume")).isPositive();
    }

    @Test
    void gridsThatDifferAndImagesThatCannotBeNormalizedAreRefused() {
        final Geometry other = Geometry.axisAligned(GRID.size(), new double[]{1, 1, 3}, GRID.origin());
        final Volume moved = new Volume(other, VoxelType.INT16, image().voxels());
        final FeatureExtractor extractor = new FeatureExtractor(ExtractionProfile.pyradiomics());

        assertThatThrownBy(() -> extractor.extract(moved, box(3, 3, 2), Monitor.NONE))
            .isInstanceOf(ExtractionException.class).hasMessageContaining("spacing");
        assertThatThrownBy(() -> new FeatureExtractor(ExtractionProfile.pyradiomics().with(Setting.NORMALIZE, true))
            .extract(image(Double.NaN), box(3, 3, 2), Monitor.NONE)).isInstanceOf(ExtractionException.class)
                .hasMessageContaining("NaN, so that normalize would make all voxels NaN");
        assertThatThrownBy(() -> new FeatureExtractor(ExtractionProfile.pyradiomics().with(Setting.NORMALIZE, true))
            .extract(new Volume(GRID, VoxelType.INT16, new double[(int)GRID.voxels()]), box(3, 3, 2), Monitor.NONE))
                .isInstanceOf(ExtractionException.class).hasMessageContaining("do not vary");
    }

    @Test
    void resegmentationThatLeavesNothingIsRefused() {
        final ExtractionProfile profile =
            ExtractionProfile.pyradiomics().with(Setting.RESEGMENT_RANGE, List.of(1000.0, 2000.0));

        assertThatThrownBy(() -> extract(profile, box(3, 3, 2))).isInstanceOf(ExtractionException.class)
            .hasMessageContaining("after resegmentation").hasMessageContaining("resegmentRange");
    }

    @Test
    void cropAheadOfFiltersLeavesTheOriginalAlone() throws ExtractionException {
        final ExtractionProfile whole =
            ExtractionProfile.pyradiomics().withImageTypes(ImageType.ORIGINAL, ImageType.WAVELET);
        final ExtractionProfile cropped = whole.with(Setting.PRE_CROP, true).with(Setting.PAD_DISTANCE, 0);
        final FeatureVector expected = extract(whole, box(3, 3, 2));
        final FeatureVector actual = extract(cropped, box(3, 3, 2));

        assertThat(actual.value("original_glcm_Contrast")).isEqualTo(expected.value("original_glcm_Contrast"));
        // The wavelet wraps around the cropped image instead.
        assertThat(actual.value("wavelet-HHH_firstorder_Energy"))
            .isNotEqualTo(expected.value("wavelet-HHH_firstorder_Energy"));
    }

    @Test
    void monitorHearsOfEachImage() throws ExtractionException {
        final List<Double> fractions = new ArrayList<>();
        new FeatureExtractor(ExtractionProfile.pyradiomics().withImageTypes(ImageType.ORIGINAL, ImageType.WAVELET))
            .extract(image(), box(3, 3, 2), new Monitor() {
                @Override
                public void progress(final double fraction, final String message) {
                    fractions.add(fraction);
                }

                @Override
                public boolean isCancelled() {
                    return false;
                }
            });

        assertThat(fractions).hasSize(10).isSorted().endsWith(1.0);
    }

    @Test
    void monitorCancelsBetweenFeatureClasses() {
        final AtomicInteger asked = new AtomicInteger();
        final Monitor impatient = new Monitor() {
            @Override
            public void progress(final double fraction, final String message) {
                // of no interest
            }

            @Override
            public boolean isCancelled() {
                return asked.incrementAndGet() > 5;
            }
        };

        assertThatThrownBy(() -> new FeatureExtractor(ExtractionProfile.pyradiomics()).extract(image(), box(3, 3, 2),
            impatient)).isInstanceOf(CancellationException.class);
        assertThat(asked).hasValue(6);
    }
}
