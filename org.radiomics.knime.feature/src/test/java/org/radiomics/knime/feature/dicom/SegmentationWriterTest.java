package org.radiomics.knime.feature.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.Mask;
import org.radiomics.knime.feature.region.Region;

class SegmentationWriterTest {

    private static final Geometry OBLIQUE = new Geometry(new int[]{7, 5, 4},
        new double[]{0.1 + 0.2, 0.976562, 3.26995492}, new double[]{-12.1, 88.86702728271484, -609.4174194335938},
        new double[]{Math.cos(0.3), -Math.sin(0.3), 0, Math.sin(0.3), Math.cos(0.3), 0, 0, 0, 1});

    private static final SeriesReference SERIES = new SeriesReference("1.1", "1.2", "1.9", IntStream.range(0, 4)
        .mapToObj(z -> new SeriesReference.Slice("1.2.840.10008.5.1.4.1.1.4", "1.5." + z, 0)).toList());

    @TempDir
    Path m_folder;

    private static Mask mask(final Geometry grid, final int seed, final String name) {
        final Random random = new Random(seed);
        final boolean[] inside = new boolean[(int)grid.voxels()];
        for (int i = 0; i < inside.length; i++) {
            // The second slice stays empty.
            inside[i] = i / 35 != 1 && random.nextInt(3) == 0;
        }
        return new Mask(grid, inside, seed, name);
    }

    private static List<Mask> masks(final Geometry grid) {
        return List.of(mask(grid, 1, "lesion"), mask(grid, 2, "Öd\u00e8me"),
            new Mask(grid, new boolean[(int)grid.voxels()], 3, "nothing"));
    }

    private byte[] bytes(final SegmentationWriter writer, final List<Mask> masks) throws IOException {
        final Path file = m_folder.resolve("bytes.dcm");
        writer.write(masks, file);
        return Files.readAllBytes(file);
    }

    @Test
    void writtenRegionsComeBackOnTheImagesGrid() throws IOException {
        final double[] identity = {1, 0, 0, 0, 1, 0, 0, 0, 1};
        final double[] leftHanded = {0, 0, 1, 1, 0, 0, 0, 1, 0};
        final double[] turned = {-1, 0, 0, 0, -1, 0, 0, 0, -1};
        for (final double[] direction : List.of(OBLIQUE.direction(), identity, leftHanded, turned)) {
            final Geometry grid = new Geometry(OBLIQUE.size(), OBLIQUE.spacing(), OBLIQUE.origin(), direction);
            final List<Mask> masks = masks(grid);
            final Path file = m_folder.resolve("regions.dcm");
            SegmentationWriter.withDefaults().write(masks, file);
            final Segmentation read = Segmentation.read(file);
            assertThat(read.regions()).containsExactly(new Region(1, "lesion"), new Region(2, "Öd\u00e8me"),
                new Region(3, "nothing"));
            for (int i = 0; i < masks.size(); i++) {
                final Mask mask = read.place(read.regions().get(i), grid).mask();
                assertThat(mask.geometry()).isSameAs(grid);
                assertThat(mask.inside()).containsExactly(masks.get(i).inside());
            }
        }
    }

    @Test
    void writtenRegionsComeBackOnTheirOwnGridWhereTheImageHasAnother() throws IOException {
        final Path file = m_folder.resolve("regions.dcm");
        final Mask written = mask(OBLIQUE, 1, "lesion");
        SegmentationWriter.withDefaults().write(List.of(written), file);
        final Mask read = Segmentation.read(file).place(new Region(1, ""), Geometry.axisAligned(new int[]{9, 9, 9},
            new double[]{1, 1, 1}, new double[3])).mask();
        assertThat(OBLIQUE.difference(read.geometry(), 1e-9)).isEmpty();
        assertThat(read.inside()).containsExactly(written.inside());
    }

    @Test
    void readAndWrittenAgainGivesTheSameBytes() throws IOException {
        final byte[] first = bytes(SegmentationWriter.withDefaults(), masks(OBLIQUE));
        final Segmentation read = Segmentation.read(m_folder.resolve("bytes.dcm"));
        final List<Mask> masks = new ArrayList<>();
        for (final Region region : read.regions()) {
            masks.add(read.place(region, OBLIQUE).mask());
        }
        assertThat(bytes(SegmentationWriter.withDefaults(), masks)).isEqualTo(first);
    }

    @Test
    void sameInputGivesSameBytesAndOtherInputOtherIdentifiers() throws IOException {
        final SegmentationWriter writer = SegmentationWriter.withDefaults().withSeries(SERIES);
        final byte[] first = bytes(writer, masks(OBLIQUE));
        final String instance = DicomFile.read(m_folder.resolve("bytes.dcm")).data().text(Tag.SOP_INSTANCE_UID);
        assertThat(instance).matches("2\\.25\\.[1-9][0-9]{1,38}");
        assertThat(bytes(writer, masks(OBLIQUE))).isEqualTo(first);
        bytes(writer, List.of(mask(OBLIQUE, 4, "lesion")));
        assertThat(DicomFile.read(m_folder.resolve("bytes.dcm")).data().text(Tag.SOP_INSTANCE_UID))
            .isNotEqualTo(instance);
    }

    @Test
    void seriesIsReferredTo() throws IOException {
        bytes(SegmentationWriter.withDefaults().withSeries(SERIES)
            .withContentDate(LocalDateTime.of(2024, 3, 1, 12, 30)), masks(OBLIQUE));
        final DataSet data = DicomFile.read(m_folder.resolve("bytes.dcm")).data();
        assertThat(data.text(Tag.STUDY_INSTANCE_UID)).isEqualTo("1.1");
        assertThat(data.text(Tag.FRAME_OF_REFERENCE_UID)).isEqualTo("1.9");
        assertThat(data.text(Tag.SERIES_INSTANCE_UID)).startsWith("2.25.");
        assertThat(data.text(Tag.CONTENT_DATE) + data.text(Tag.CONTENT_TIME)).isEqualTo("20240301123000");
        final DataSet series = data.first(Tag.REFERENCED_SERIES_SEQUENCE);
        assertThat(series.text(Tag.SERIES_INSTANCE_UID)).isEqualTo("1.2");
        assertThat(series.items(Tag.REFERENCED_INSTANCE_SEQUENCE))
            .extracting(item -> item.text(Tag.REFERENCED_SOP_INSTANCE_UID))
            .containsExactly("1.5.0", "1.5.1", "1.5.2", "1.5.3");
        final List<DataSet> frames = data.items(Tag.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE);
        // Two regions on the slices 0, 2 and 3; the third region has no voxel.
        assertThat(frames).hasSize(6);
        assertThat(frames.get(1).first(Tag.DERIVATION_IMAGE_SEQUENCE).first(Tag.SOURCE_IMAGE_SEQUENCE)
            .text(Tag.REFERENCED_SOP_INSTANCE_UID)).isEqualTo("1.5.2");
        final Segmentation read = Segmentation.read(m_folder.resolve("bytes.dcm")).on(SERIES);
        assertThat(read.place(new Region(1, ""), OBLIQUE).remarks()).isEmpty();
    }

    @Test
    void patientIsNamedOnlyIfAskedFor() throws IOException {
        final Path image = m_folder.resolve("image.dcm");
        DicomWriter.write("1.2", "1.2.3", new DicomElements().text(Tag.SPECIFIC_CHARACTER_SET, "CS", "ISO_IR 100")
            .bytes(Tag.PATIENT_NAME, "PN", "M\u00fcller^J\u00f6rg".getBytes(StandardCharsets.ISO_8859_1))
            .text(Tag.PATIENT_ID, "LO", "4711").text(Tag.STUDY_ID, "SH", "S1"), image);
        final SegmentationWriter writer = SegmentationWriter.withDefaults().withSeries(SERIES);
        bytes(writer, masks(OBLIQUE));
        final DataSet anonymous = DicomFile.read(m_folder.resolve("bytes.dcm")).data();
        assertThat(anonymous.has(Tag.PATIENT_NAME)).isTrue();
        assertThat(anonymous.hasValue(Tag.PATIENT_NAME) || anonymous.hasValue(Tag.PATIENT_ID)).isFalse();
        bytes(writer.withPatientOf(image), masks(OBLIQUE));
        final DataSet named = DicomFile.read(m_folder.resolve("bytes.dcm")).data();
        assertThat(named.text(Tag.PATIENT_NAME)).isEqualTo("M\u00fcller^J\u00f6rg");
        assertThat(named.text(Tag.PATIENT_ID)).isEqualTo("4711");
        assertThat(named.text(Tag.STUDY_ID)).isEqualTo("S1");
    }

    @Test
    void labelsKeepToWhatDicomAllows() throws IOException {
        bytes(SegmentationWriter.withDefaults(), List.of(mask(OBLIQUE, 1, "a\\b\nc"), mask(OBLIQUE, 7, " "),
            mask(OBLIQUE, 2, "x".repeat(70))));
        assertThat(Segmentation.read(m_folder.resolve("bytes.dcm")).regions()).containsExactly(new Region(1, "a b c"),
            new Region(2, "7"), new Region(3, "x".repeat(64)));
    }

    @Test
    void regionsThatMakeNoFileAreRefusedAndNothingIsLeftBehind() throws IOException {
        final Path file = m_folder.resolve("regions.dcm");
        final SegmentationWriter writer = SegmentationWriter.withDefaults();
        final Geometry other = Geometry.axisAligned(new int[]{7, 5, 3}, new double[]{1, 1, 1}, new double[3]);
        assertThatThrownBy(() -> writer.write(List.of(), file)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> writer.write(List.of(mask(OBLIQUE, 1, "a"), mask(other, 1, "b")), file))
            .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("The regions a and b");
        assertThatThrownBy(() -> writer.withSeries(SERIES).write(List.of(mask(other, 1, "b")), file))
            .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("4 slices");
        try (Stream<Path> left = Files.list(m_folder)) {
            assertThat(left).isEmpty();
        }
    }
}
