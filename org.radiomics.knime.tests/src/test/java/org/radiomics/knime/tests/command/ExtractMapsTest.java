package org.radiomics.knime.tests.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.radiomics.knime.batch.RadiomicsCommand;
import org.radiomics.knime.feature.file.Images;
import org.radiomics.knime.feature.file.NrrdWriter;
import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.image.VoxelType;

/** {@code radiomics extract --voxel}. */
class ExtractMapsTest {

    @TempDir
    Path m_folder;

    private final StringWriter m_out = new StringWriter();

    private final StringWriter m_err = new StringWriter();

    @BeforeEach
    void writeCases() throws IOException {
        final Geometry grid = Geometry.axisAligned(new int[]{4, 3, 2}, new double[]{1, 1, 3}, new double[]{0, 0, 30});
        final double[] voxels = new double[(int)grid.voxels()];
        final double[] labels = new double[voxels.length];
        for (int i = 0; i < voxels.length; i++) {
            voxels[i] = 10 * i;
            labels[i] = i < 2 || i == 4 || i == 5 ? 1 : 0;
        }
        NrrdWriter.write(new Volume(grid, VoxelType.INT16, voxels), m_folder.resolve("image.nrrd"));
        NrrdWriter.write(new Volume(grid, VoxelType.UINT8, labels), m_folder.resolve("mask.nrrd"));
        Files.write(m_folder.resolve("manifest.csv"), List.of("patient,sequence,image,mask",
            "P1,T1WI,image.nrrd,mask.nrrd", "P2,T1WI,absent.nrrd,mask.nrrd", "P3,T1WI,image.nrrd,mask.nrrd"));
        Files.writeString(m_folder.resolve("params.yaml"),
            "featureClass: {shape: , firstorder: [Mean, Range]}\nvoxelSetting: {initValue: -1}\n");
    }

    private int extract(final String... options) {
        final String[] arguments = {"extract", "--manifest", m_folder.resolve("manifest.csv").toString(), "--params",
            m_folder.resolve("params.yaml").toString(), "--out", maps().toString()};
        final String[] all = new String[arguments.length + options.length];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        System.arraycopy(options, 0, all, arguments.length, options.length);
        return RadiomicsCommand.run(new PrintWriter(m_out, true), new PrintWriter(m_err, true), all);
    }

    private Path maps() {
        return m_folder.resolve("maps");
    }

    @Test
    void caseThatFailsCostsItsMapsNotTheRun() throws IOException {
        assertThat(extract("--voxel")).isEqualTo(4);

        assertThat(maps().toFile().list()).containsExactlyInAnyOrder("P1_T1WI_original_firstorder_Mean.nrrd",
            "P1_T1WI_original_firstorder_Range.nrrd", "P3_T1WI_original_firstorder_Mean.nrrd",
            "P3_T1WI_original_firstorder_Range.nrrd");
        assertThat(m_err.toString()).contains("Row 2 (P2 T1WI) has no maps").contains("absent.nrrd");
        assertThat(m_out.toString()).contains("2 of 3 cases have maps");
        final Volume mean = Images.read(maps().resolve("P1_T1WI_original_firstorder_Mean.nrrd"));
        // Voxels 0, 10, 40 and 50 are each other's neighbours.
        assertThat(mean.geometry().size()).containsExactly(3, 3, 2);
        assertThat(mean.at(1, 1, 0)).isEqualTo(25);
        assertThat(mean.at(2, 1, 0)).isEqualTo(-1);
    }

    @Test
    void mapsMayBeNifti() {
        extract("--voxel", "--format", "nii.gz");

        assertThat(maps().toFile().list()).hasSize(4).allMatch(name -> name.endsWith(".nii.gz"));
    }

    @Test
    void formatIsThatOfMaps() {
        assertThat(extract("--format", "nrrd")).isEqualTo(2);
        assertThat(m_err.toString()).contains("--format is that of maps");
        assertThat(extract("--voxel", "--format", "dicom")).isEqualTo(2);
        assertThat(m_err.toString()).contains("--format is dicom; it must be nrrd or nii.gz");
        assertThat(maps()).doesNotExist();
    }

    @Test
    void shapeAloneHasNoMaps() throws IOException {
        Files.writeString(m_folder.resolve("params.yaml"), "featureClass: {shape: }");

        assertThat(extract("--voxel")).isEqualTo(2);
        assertThat(m_err.toString()).contains("shape, which have no maps");
        assertThat(maps()).doesNotExist();
    }
}
