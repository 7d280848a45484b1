package org.radiomics.knime.feature.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.ImageFormatException;
import org.radiomics.knime.feature.image.ImagePair;
import org.radiomics.knime.feature.image.Mask;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.image.VoxelType;
import org.radiomics.knime.feature.region.LabelImage;
import org.radiomics.knime.feature.region.PlacedRegion;

class ImagePairTest {

    private static final Geometry GRID =
        Geometry.axisAligned(new int[]{3, 2, 2}, new double[]{1, 1, 2}, new double[]{0, 0, 0});

    @TempDir
    Path m_folder;

    private Path image(final String name, final Geometry geometry, final double... voxels) throws IOException {
        final Path file = m_folder.resolve(name);
        NrrdWriter.write(new Volume(geometry, VoxelType.FLOAT64, Arrays.copyOf(voxels, (int)geometry.voxels())), file);
        return file;
    }

    @Test
    void imageAndMaskOnOneGridAreAPair() throws IOException {
        final Path image = image("image.nrrd", GRID, 1, 2, 3, Double.NaN);
        final Path mask = image("mask.nrrd", GRID, 7, 7, 2);
        final ImagePair pair = Images.readPair(image, mask, 7, ImagePair.TOLERANCE);
        assertThat(pair.mask().count()).isEqualTo(2);
        assertThat(pair.image().voxels()[2]).isEqualTo(3);
    }

    @Test
    void differentGridsAreNamedWithBothFiles() throws IOException {
        final Path image = image("image.nrrd", GRID, 1, 2, 3);
        final double[] none = {0, 0, 0};
        final Map<String, Geometry> cases = Map.of(
            "size (3 x 2 x 2 and 3 x 2 x 1)", Geometry.axisAligned(new int[]{3, 2, 1}, GRID.spacing(), none),
            "spacing by 0.5 mm or 0.25 voxels ((1, 1, 2) mm and (1, 1, 2.5) mm)",
            Geometry.axisAligned(GRID.size(), new double[]{1, 1, 2.5}, none),
            "origin by 0.001 mm or 0.001 voxels ((0, 0, 0) mm and (0, 0.001, 0) mm)",
            Geometry.axisAligned(GRID.size(), GRID.spacing(), new double[]{0, 0.001, 0}),
            "direction by 180 degrees",
            new Geometry(GRID.size(), GRID.spacing(), none, new double[]{-1, 0, 0, 0, -1, 0, 0, 0, 1}));
        for (final Map.Entry<String, Geometry> entry : cases.entrySet()) {
            final Path mask = image("mask.nrrd", entry.getValue(), 1, 1);
            assertThatThrownBy(() -> Images.readPair(image, mask, 1, ImagePair.TOLERANCE)).as(entry.getKey())
                .isInstanceOf(ImageFormatException.class).hasMessageContaining("image.nrrd")
                .hasMessageContaining("mask.nrrd").hasMessageContaining("differ in " + entry.getKey());
        }
    }

    @Test
    void gridsThatDifferByTheRoundingOfANiftiHeaderAreAPair() throws IOException {
        final Geometry exact = Geometry.axisAligned(GRID.size(), new double[]{0.664062, 0.664062, 2.1},
            new double[]{-116.54304, -48.144654, 9.45});
        final Path image = image("image.nrrd", exact, 1, 2, 3);
        final Path mask = m_folder.resolve("mask.nii.gz");
        final boolean[] inside = new boolean[12];
        Arrays.fill(inside, 0, 2, true);
        NiftiWriter.write(new Mask(exact, inside, 1, "roi").toVolume(), mask);
        assertThat(Images.readPair(image, mask, 1, ImagePair.TOLERANCE).mask().count()).isEqualTo(2);
    }

    @Test
    void labelThatIsNotThereIsAnsweredWithThoseThatAre() throws IOException {
        final Path mask = image("mask.nrrd", GRID, 7, 7, 2, -3);
        assertThatThrownBy(() -> Images.readMask(mask, 1)).isInstanceOf(ImageFormatException.class)
            .hasMessageContaining("mask.nrrd")
            .hasMessageContaining("has no region 1; choose one of its regions, -3, 2, 7.");
        assertThat(new LabelImage(mask, Images.read(mask), Map.of()).voxels())
            .containsExactly(Map.entry(-3, 1), Map.entry(2, 1), Map.entry(7, 2));
    }

    @Test
    void emptyMaskAndFractionsWithoutALabelAreRefused() throws IOException {
        assertThatThrownBy(() -> Images.readMask(image("empty.nrrd", GRID), 1)).isInstanceOf(ImageFormatException.class)
            .hasMessageContaining("empty.nrrd").hasMessageContaining("holds no region");
        assertThatThrownBy(() -> Images.readMask(image("fractions.nrrd", GRID, 0, 0.5, 0.25), 1))
            .isInstanceOf(ImageFormatException.class).hasMessageContaining("fractions.nrrd: is no mask")
            .hasMessageContaining("2 voxels, the first 0.5 at (1, 0, 0), are no label");
    }

    @Test
    void fractionsOfLabelsAreCutOffAndRemarkedOn() throws IOException {
        final Path mask = image("mask.nrrd", GRID, 1, 1.7, 0.9, -0.5, Double.NaN, 1e10, 2.5);
        final LabelImage labels = new LabelImage(mask, Images.read(mask), Map.of());

        assertThat(labels.voxels()).containsExactly(Map.entry(1, 2), Map.entry(2, 1));
        final PlacedRegion region = labels.place(labels.regions().get(0), GRID);
        assertThat(region.mask().count()).isEqualTo(2);
        assertThat(region.remarks()).hasSize(1).first().asString()
            .startsWith(mask + ": the values of 6 voxels, the first 1.7 at (1, 0, 0), are no label.");
        assertThat(labels.place(labels.regions().get(1), GRID).mask().count()).isEqualTo(1);
    }

    @Test
    void notFiniteVoxelsOfTheRegionAreCountedAndPlaced() throws IOException {
        final Path mask = image("mask.nrrd", GRID, 0, 1, 1, 1);
        final Path image = image("image.nrrd", GRID, Double.NaN, 1, Double.NEGATIVE_INFINITY, Double.NaN);
        final ImagePair pair = Images.readPair(image, mask, 1, ImagePair.TOLERANCE);
        assertThat(ImagePair.notFinite(pair.image(), pair.mask())).get().asString()
            .contains("2 voxels of the region are NaN or infinite, the first at (2, 0, 0)");
    }

    @Test
    void missingFileFolderAndUnknownFormatAreOneSentence() throws IOException {
        assertThatThrownBy(() -> Images.read(m_folder.resolve("no.nii"))).isInstanceOf(ImageFormatException.class)
            .hasMessageContaining("no.nii: does not exist; check the path.");
        assertThatThrownBy(() -> Images.read(m_folder)).isInstanceOf(ImageFormatException.class)
            .hasMessageContaining("is a folder");
        final Path text = Files.writeString(m_folder.resolve("text.nii"), "patient,image\n");
        assertThatThrownBy(() -> Images.read(text)).isInstanceOf(ImageFormatException.class)
            .hasMessageContaining("neither NIfTI nor NRRD");
        final Path empty = Files.createFile(m_folder.resolve("empty.nii.gz"));
        assertThatThrownBy(() -> Images.read(empty)).isInstanceOf(ImageFormatException.class)
            .hasMessageContaining("is empty");
    }

    @Test
    void everyRealPatientIsAPair() throws IOException {
        final Path folder = TestFiles.shared().resolve("sts");
        int pairs = 0;
        try (Stream<Path> patients = Files.list(folder).filter(Files::isDirectory)) {
            for (final Path patient : patients.toList()) {
                for (final String sequence : new String[]{"MR_T1", "PET"}) {
                    final ImagePair pair = Images.readPair(patient.resolve(sequence + "_image.nii.gz"),
                        patient.resolve(sequence + "_mask.nii.gz"), 1, 1e-6);
                    assertThat(pair.image().type()).isEqualTo(VoxelType.FLOAT32);
                    pairs++;
                }
            }
        }
        assertThat(pairs).isEqualTo(62);
    }
}
