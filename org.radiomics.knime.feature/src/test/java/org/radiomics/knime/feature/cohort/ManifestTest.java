package org.radiomics.knime.feature.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.radiomics.knime.feature.region.RegionChoice;

class ManifestTest {

    @TempDir
    Path m_folder;

    private Path manifest(final String... lines) throws IOException {
        return Files.writeString(m_folder.resolve("manifest.csv"), String.join("\n", lines) + "\n");
    }

    @Test
    void readsAllColumnsAndKeepsFurtherOnes() throws IOException {
        final Path file = manifest("patient,sequence,reading,image,mask,label,centre",
            "P1,T1WI,reader1,images/p1.nii.gz,/abs/p1.nii.gz,3,\"Basel, CH\"", "P1,T1WI,reader2,../p1.nii.gz,m.nrrd,,");
        final List<ImageCase> cases = Manifest.read(file);
        assertThat(cases).hasSize(2);
        final ImageCase first = cases.get(0);
        assertThat(first.row()).isEqualTo(1);
        assertThat(first.name()).isEqualTo("P1 T1WI reader1");
        assertThat(first.image()).isEqualTo(m_folder.resolve("images/p1.nii.gz"));
        assertThat(first.mask()).isEqualTo(Path.of("/abs/p1.nii.gz"));
        assertThat(first.regions(RegionChoice.number(1))).isEqualTo(RegionChoice.number(3));
        assertThat(first.columns()).containsEntry("centre", "Basel, CH");
        assertThat(first.columns().keySet()).containsExactly("patient", "sequence", "reading", "image", "mask", "label",
            "centre");
        assertThat(cases.get(1).label()).isEmpty();
        assertThat(cases.get(1).image()).isEqualTo(m_folder.getParent().resolve("p1.nii.gz"));
    }

    @Test
    void pyradiomicsBatchFileIsAManifestWithRowNumbersAsPatients() throws IOException {
        final List<ImageCase> cases = Manifest.read(manifest("Image,Mask,Label", "a.nrrd,b.nrrd,2", "a.nrrd,b.nrrd,2"));
        assertThat(cases).extracting(ImageCase::patient).containsExactly("1", "2");
        assertThat(Manifest.read(manifest("patient,image,mask", "P1,a.nii,b.nii", ",c.nii,d.nii")))
            .extracting(ImageCase::patient).containsExactly("P1", "2");
        assertThat(cases).extracting(ImageCase::sequence).containsExactly("", "");
        assertThat(cases.get(0).columns()).isEqualTo(Map.of("Image", "a.nrrd", "Mask", "b.nrrd", "Label", "2"));
    }

    @Test
    void spreadsheetsWithSemicolonsAndByteOrderMarkAreRead() throws IOException {
        final List<ImageCase> cases = Manifest.read(manifest("\ufeffpatient;image;mask", "Müller;a,b.nrrd;b.nrrd"));
        assertThat(cases.get(0).patient()).isEqualTo("Müller");
        assertThat(cases.get(0).image()).isEqualTo(m_folder.resolve("a,b.nrrd"));
    }

    @Test
    void regionIsANumberANameAnyOrEachAndASeriesMayBeNamed() throws IOException {
        final List<ImageCase> cases =
            Manifest.read(manifest("image,series,mask,label", "a, 3 ,b,GTV", "a,,b,each", "a,,b,"));
        assertThat(cases).extracting(ImageCase::series).containsExactly("3", "", "");
        assertThat(cases).extracting(c -> c.regions(RegionChoice.number(7)).toString())
            .containsExactly("GTV", "each", "7");
    }

    @Test
    void missingColumnIsNamed() throws IOException {
        assertThatThrownBy(() -> Manifest.read(manifest("patient,mask", "P1,m.nii")))
            .isInstanceOf(ManifestException.class).hasMessageContaining("manifest.csv")
            .hasMessageContaining("no column \"image\" (its columns are patient, mask)");
        assertThatThrownBy(() -> Manifest.read(manifest("c1,c2,c3,c4,c5,c6,c7,c8,c9,c10,c11,mask", "1,2")))
            .hasMessageContaining("(its columns are c1, c2, c3, c4, c5, c6, c7, c8, c9, c10 and 2 more); add it");
        assertThatThrownBy(() -> Manifest.read(manifest("image", "i.nii"))).isInstanceOf(ManifestException.class)
            .hasMessageContaining("no column \"mask\"");
        assertThatThrownBy(() -> Manifest.read(manifest("image,mask,Image", "a,b,c")))
            .isInstanceOf(ManifestException.class).hasMessageContaining("two columns \"Image\"");
    }

    @Test
    void duplicateCaseIsNamedWithBothRows() throws IOException {
        assertThatThrownBy(() -> Manifest.read(manifest("patient,sequence,image,mask", "P1,T1,a,b", "P1,T2,a,b",
            "P1,T1,c,d")))
            .isInstanceOf(ManifestException.class).hasMessageContaining("row 3 repeats the case of row 1 (P1 T1)");
    }

    @Test
    void faultyRowIsNamed() throws IOException {
        assertThatThrownBy(() -> Manifest.read(manifest("image,mask", "a,b", "a,")))
            .isInstanceOf(ManifestException.class)
            .hasMessageContaining("row 2 has no mask");
        assertThatThrownBy(() -> Manifest.read(manifest("image,mask", "a,b,c"))).isInstanceOf(ManifestException.class)
            .hasMessageContaining("row 1 has 3 fields where the header has 2");
    }

    @Test
    void fileThatIsNoManifestIsRefused() throws IOException {
        assertThatThrownBy(() -> Manifest.read(m_folder.resolve("no.csv"))).isInstanceOf(ManifestException.class)
            .hasMessageContaining("no.csv");
        assertThatThrownBy(() -> Manifest.read(manifest(""))).isInstanceOf(ManifestException.class)
            .hasMessageContaining("is empty");
        assertThatThrownBy(() -> Manifest.read(manifest("image,mask"))).isInstanceOf(ManifestException.class)
            .hasMessageContaining("no row");
        final Path latin = Files.write(m_folder.resolve("latin.csv"),
            "image,mask\nM\u00fcller,b\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> Manifest.read(latin)).isInstanceOf(ManifestException.class)
            .hasMessageContaining("UTF-8");
    }

    @Test
    void featureTableKeepsEveryDigitAndAppearsWhenFinished() throws IOException {
        final Path file = m_folder.resolve("out/features.csv");
        try (FeatureTableWriter writer = new FeatureTableWriter(file, List.of("patient", "note"), List.of("a", "b"))) {
            writer.write(List.of("P1", "x, \"y\""), new double[]{0.1 + 0.2, Double.NaN});
            assertThat(file).doesNotExist();
            assertThatThrownBy(() -> writer.write(List.of("P1"), new double[2]))
                .isInstanceOf(IllegalArgumentException.class);
            writer.finish();
        }
        assertThat(file).hasContent("patient,note,a,b\nP1,\"x, \"\"y\"\"\",0.30000000000000004,NaN\n");
    }

    @Test
    void featureTableThatIsNotFinishedLeavesNothing() throws IOException {
        try (FeatureTableWriter writer = new FeatureTableWriter(m_folder.resolve("f.csv"), List.of("patient"),
            List.of())) {
            writer.write(List.of("P1"), new double[0]);
        }
        assertThat(m_folder).isEmptyDirectory();
    }
}
