package org.radiomics.knime.feature.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.radiomics.knime.feature.file.Images;
import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.image.VoxelType;
import org.radiomics.knime.feature.region.Region;

class FeatureMapFolderTest {

    private static final Volume MAP = new Volume(
        Geometry.axisAligned(new int[]{2, 1, 1}, new double[]{1, 1, 1}, new double[3]), VoxelType.FLOAT64,
        new double[]{0.1, Double.NaN});

    private static final Region REGION = new Region(1, "");

    @TempDir
    Path m_folder;

    private static ImageCase imageCase(final int row, final String patient, final String sequence, final String reading,
        final int label) {
        return new ImageCase(row, patient, sequence, reading, Path.of("image"), "", Path.of("mask"),
            label == 0 ? "" : String.valueOf(label), Map.of());
    }

    private Path maps() {
        return m_folder.resolve("maps");
    }

    private void write(final ImageCase... cases) throws IOException {
        final FeatureMapFolder folder = new FeatureMapFolder(maps(), FeatureMapFolder.Format.NRRD, List.of(cases));
        for (final ImageCase imageCase : cases) {
            try (FeatureMapFolder.Maps maps = folder.begin(imageCase, REGION)) {
                maps.write("original_glcm_Id", MAP);
                maps.finish();
            }
        }
    }

    private List<String> files() {
        return List.of(maps().toFile().list());
    }

    @Test
    void namesHaveReadingAndLabelOnlyWhereTheyTellCasesApart() throws IOException {
        write(imageCase(1, "P1", "T1WI", "reader1", 1), imageCase(2, "P2", "T1WI", "reader1", 1),
            imageCase(3, "P2", "T1WI", "reader2", 1), imageCase(4, "P2", "T1WI", "reader2", 2),
            imageCase(5, "P3", "", "", 0));

        assertThat(files()).containsExactlyInAnyOrder("P1_T1WI_original_glcm_Id.nrrd",
            "P2_T1WI_reader1_original_glcm_Id.nrrd", "P2_T1WI_reader2_label1_original_glcm_Id.nrrd",
            "P2_T1WI_reader2_label2_original_glcm_Id.nrrd", "P3_original_glcm_Id.nrrd");
    }

    @Test
    void casesOfOneNameAreRefused() {
        assertThatThrownBy(() -> write(imageCase(1, "P1", "T1WI", "", 0), imageCase(2, "p1", "T1WI", "", 0)))
            .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("Rows 1 and 2");
        assertThatThrownBy(() -> write(imageCase(7, "../P1", "T1WI", "", 0)))
            .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("Row 7").hasMessageContaining("../P1");
        assertThat(maps()).doesNotExist();
    }

    @Test
    void mapsAppearTogetherAndReplaceOlderOnes() throws IOException {
        final ImageCase imageCase = imageCase(1, "P1", "T1WI", "", 0);
        final FeatureMapFolder folder =
            new FeatureMapFolder(maps(), FeatureMapFolder.Format.NIFTI, List.of(imageCase));
        for (int round = 0; round < 2; round++) {
            try (FeatureMapFolder.Maps maps = folder.begin(imageCase, REGION)) {
                maps.write("a", MAP);
                maps.write("b", MAP);
                maps.finish();
            }
        }

        assertThat(files()).containsExactlyInAnyOrder("P1_T1WI_a.nii.gz", "P1_T1WI_b.nii.gz");
        assertThat(Images.read(maps().resolve("P1_T1WI_b.nii.gz")).voxels()).containsExactly(MAP.voxels());
    }

    @Test
    void unfinishedMapsLeaveNothingBehind() throws IOException {
        final ImageCase imageCase = imageCase(1, "P1", "T1WI", "", 0);
        final FeatureMapFolder folder = new FeatureMapFolder(maps(), FeatureMapFolder.Format.NRRD, List.of(imageCase));
        try (FeatureMapFolder.Maps maps = folder.begin(imageCase, REGION)) {
            maps.write("a", MAP);
            assertThat(files()).noneMatch(name -> name.startsWith("P1"));
        }

        assertThat(maps()).doesNotExist();
    }
}
