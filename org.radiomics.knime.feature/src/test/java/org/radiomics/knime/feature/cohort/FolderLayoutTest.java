package org.radiomics.knime.feature.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLayoutTest {

    private static final FolderLayout PER_PATIENT =
        FolderLayout.of("{patient}/{sequence}_image.nii.gz", "{patient}/{sequence}_mask.nii.gz");

    @TempDir
    private Path m_folder;

    private Path file(final String path) throws IOException {
        final Path file = m_folder.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.createFile(file);
    }

    @Test
    void everyMaskIsACaseWithTheImageOfItsPatientAndSequence() throws Exception {
        final Path image = file("P2/MR_T1_image.nii.gz");
        final Path mask = file("P2/MR_T1_mask.nii.gz");
        file("P1/PET_image.nii.gz");
        file("P1/PET_mask.nii.gz");
        file("P1/notes.txt");
        final FolderLayout.Found found = PER_PATIENT.scan(m_folder);
        assertThat(found.cases()).extracting(ImageCase::name).containsExactly("P1 PET", "P2 MR_T1");
        assertThat(found.cases().get(1).image()).isEqualTo(image);
        assertThat(found.cases().get(1).mask()).isEqualTo(mask);
        assertThat(found.imagesWithoutMask()).isEmpty();
    }

    @Test
    void patternWithASlashAtItsEndMeansFolders() throws Exception {
        file("P1/T1/series/1.dcm");
        file("P1/T1/regions/set.dcm");
        file("P2/T1/series");
        file("P3/T1/series/1.dcm");
        final FolderLayout.Found found =
            FolderLayout.of("{patient}/{sequence}/series/", "{patient}/{sequence}/regions/").scan(m_folder);
        assertThat(found.cases()).extracting(ImageCase::name).containsExactly("P1 T1");
        assertThat(found.cases().get(0).image()).isEqualTo(m_folder.resolve("P1/T1/series"));
        assertThat(found.cases().get(0).mask()).isEqualTo(m_folder.resolve("P1/T1/regions"));
        assertThat(found.imagesWithoutMask()).containsExactly(m_folder.resolve("P3/T1/series"));
    }

    @Test
    void severalReadingsShareOneImage() throws Exception {
        file("images/P1_T1WI.nrrd");
        file("masks/P1_T1WI_reader1.nrrd");
        file("masks/P1_T1WI_reader2.nrrd");
        final FolderLayout layout =
            FolderLayout.of("images/{patient}_{sequence}.nrrd", "masks/{patient}_{sequence}_{reading}.nrrd");
        assertThat(layout.scan(m_folder).cases()).extracting(ImageCase::reading).containsExactly("reader1", "reader2");
        assertThat(layout.scan(m_folder).cases()).extracting(ImageCase::image)
            .containsOnly(m_folder.resolve("images/P1_T1WI.nrrd"));
    }

    @Test
    void imageWithoutMaskIsReported() throws Exception {
        file("P1/T1_image.nii.gz");
        file("P1/T1_mask.nii.gz");
        final Path lonely = file("P1/T2_image.nii.gz");
        assertThat(PER_PATIENT.scan(m_folder).imagesWithoutMask()).containsExactly(lonely);
    }

    @Test
    void maskThatAlsoFitsTheImagePatternIsNoImage() throws Exception {
        file("P1.nrrd");
        file("P1_mask.nrrd");
        final FolderLayout.Found found = FolderLayout.of("{patient}.nrrd", "{patient}_mask.nrrd").scan(m_folder);
        assertThat(found.cases()).hasSize(1);
        assertThat(found.imagesWithoutMask()).isEmpty();
    }

    @Test
    void repeatedPlaceholderMustStandForTheSameText() throws Exception {
        file("P1/P1_mask.nrrd");
        file("P1/P2_mask.nrrd");
        assertThat(FolderLayout.of("{patient}/{patient}.nrrd", "{patient}/{patient}_mask.nrrd").scan(m_folder).cases())
            .extracting(ImageCase::patient).containsExactly("P1");
    }

    @Test
    void absentFolderIsNamed() {
        final Path absent = m_folder.resolve("absent");
        assertThatThrownBy(() -> PER_PATIENT.scan(absent)).isInstanceOf(IOException.class)
            .hasMessage("Folder " + absent + " does not exist; correct the path.");
    }

    @Test
    void fileInPlaceOfAFolderIsNamed() throws Exception {
        file("P1");
        final Path file = m_folder.resolve("P1");
        assertThatThrownBy(() -> PER_PATIENT.scan(file)).isInstanceOf(IOException.class)
            .hasMessage(file + " is a file; name the folder that the images are in.");
    }

    @Test
    void folderWithoutMasksIsNamedWithThePattern() throws Exception {
        file("P1/T1_image.nii.gz");
        assertThatThrownBy(() -> PER_PATIENT.scan(m_folder)).hasMessageContaining(m_folder.toString())
            .hasMessageContaining("{patient}/{sequence}_mask.nii.gz");
    }

    @Test
    void patternsThatCannotWorkAreRefused() {
        assertThatThrownBy(() -> FolderLayout.of("{subject}.nrrd", "{patient}.nrrd")).hasMessageContaining("{subject}");
        assertThatThrownBy(() -> FolderLayout.of("{patient}.nrrd", "mask.nrrd")).hasMessageContaining("{patient}");
        assertThatThrownBy(() -> FolderLayout.of("{patient}_{sequence}.nrrd", "{patient}_mask.nrrd"))
            .hasMessageContaining("lacks");
    }
}
