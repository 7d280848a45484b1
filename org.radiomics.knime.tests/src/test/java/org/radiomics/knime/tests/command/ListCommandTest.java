package org.radiomics.knime.tests.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListCommandTest {

    @TempDir
    Path m_folder;

    @Test
    void regionsOfAMaskAreListedByNumberNameAndVoxels() throws IOException {
        final Path mask = new SmallImages(m_folder).segmentation("two.seg.nrrd", "GTV", "Edema");
        final CommandResult result = CommandResult.of("list", mask);
        assertThat(result.out())
            .containsExactly("size       spacing (mm)     type", "4 x 4 x 4  1.0 x 1.0 x 2.0  FLOAT64",
            "number  name   voxels", "1       GTV    4", "2       Edema  4");
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void valuesThatAreNoLabelsAreNamed() throws IOException {
        final CommandResult result = CommandResult.of("list", new SmallImages(m_folder).imageWithNaN("nan.nrrd"));
        assertThat(result.out()).contains("4 x 4 x 4  1.0 x 1.0 x 2.0  FLOAT64").last().asString()
            .contains("NaN", "no label");
    }

    @Test
    void pathWithoutImagesIsAFailure() throws IOException {
        assertThat(CommandResult.of("list", m_folder).err())
            .containsExactly("radiomics: " + m_folder + ": holds neither DICOM images nor DICOM regions.");
        final CommandResult absent = CommandResult.of("list", m_folder.resolve("absent"));
        assertThat(absent.err()).containsExactly(
            "radiomics: " + m_folder.resolve("absent") + " does not exist; check the path.");
        assertThat(absent.exitCode()).isEqualTo(2);
    }

    @Test
    void seriesAndRegionsOfADicomFolderAreListedWithoutThePatient() {
        final Path folder = Path.of(System.getProperty("shared.data"), "dicom", "STS_002_MR_T1");
        Assumptions.assumeTrue(Files.isDirectory(folder), () -> "no test data in " + folder);
        final CommandResult result = CommandResult.of("list", folder);
        assertThat(result.err()).isEmpty();
        assertThat(result.out().get(0)).startsWith("series").endsWith("UID");
        assertThat(result.out().get(1)).contains("MR");
        assertThat(result.out()).contains("regions of rtstruct.dcm").last().asString()
            .matches("1 +GTV_Mass_MR_T1 +[1-9]\\d+");
        assertThat(String.join("\n", result.out())).doesNotContain("STS_002^").doesNotContain("PatientName");
    }
}
