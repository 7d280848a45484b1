package org.radiomics.knime.feature.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.ImageFormatException;
import org.radiomics.knime.feature.image.Mask;
import org.radiomics.knime.feature.region.PlacedRegion;
import org.radiomics.knime.feature.region.Region;

class SegmentationTest {

    private static final Geometry IMAGE = Geometry.axisAligned(new int[]{4, 3, 5}, new double[]{2, 3, 5},
        new double[]{10, 20, 30});

    /** The first pixel of the first row, the last one of the last. */
    private static final int[] CORNERS = {1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};

    private static final int[] SECOND = {0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};

    @TempDir
    Path m_folder;

    private Path m_file;

    @BeforeEach
    void name() {
        m_file = m_folder.resolve("segments.dcm");
    }

    private static SegmentationFile binary() {
        return new SegmentationFile("BINARY", 1).segment(1, "liver");
    }

    private Mask placed(final SegmentationFile file, final int segment, final Geometry image) throws IOException {
        file.write(m_file);
        return Segmentation.read(m_file).place(new Region(segment, ""), image).mask();
    }

    private void refused(final SegmentationFile file, final String clause) {
        assertThatThrownBy(() -> placed(file, 1, IMAGE)).isInstanceOf(ImageFormatException.class)
            .hasMessageStartingWith(m_file + ": ").hasMessageContaining(clause).hasMessageNotContaining("Jane");
    }

    private static void assertVoxels(final Mask mask, final int[]... voxels) {
        assertThat(Arrays.stream(voxels).allMatch(v -> mask.inside()[mask.geometry().index(v[0], v[1], v[2])]))
            .isTrue();
        assertThat(mask.count()).isEqualTo(voxels.length);
    }

    @Test
    void segmentsAreListedWithTheirLabels() throws IOException {
        binary().segment(3, "Öd\u00e8me").segment(2, "").frame(1, 30, CORNERS).write(m_file);
        assertThat(DicomRegions.read(m_file).regions()).containsExactly(new Region(1, "liver"), new Region(2, ""),
            new Region(3, "Öd\u00e8me"));
        assertThat(DicomRegions.areIn(DicomFile.read(m_file).data())).isTrue();
    }

    @Test
    void framesComeInAnyOrderOverlapAndMayBeLeftOut() throws IOException {
        // Frames of 12 bits: the second one begins within a byte.
        final SegmentationFile file = binary().segment(2, "tumour").frame(2, 40, CORNERS).frame(1, 45, SECOND)
            .frame(1, 35, CORNERS).frame(2, 35, CORNERS);
        final Mask liver = placed(file, 1, IMAGE);
        assertVoxels(liver, new int[]{1, 0, 3}, new int[]{0, 0, 1}, new int[]{3, 2, 1});
        assertThat(liver.geometry()).isSameAs(IMAGE);
        assertThat(liver.name()).isEqualTo("liver");
        assertThat(liver.label()).isEqualTo(1);
        assertVoxels(placed(file, 2, IMAGE), new int[]{0, 0, 2}, new int[]{3, 2, 2}, new int[]{0, 0, 1},
            new int[]{3, 2, 1});
    }

    @Test
    void segmentWithoutFramesIsEmpty() throws IOException {
        assertThat(placed(binary().segment(2, "").frame(1, 30, CORNERS), 2, IMAGE).isEmpty()).isTrue();
    }

    @Test
    void segmentThatIsSharedByAllFramesOrNotDescribedIsFound() throws IOException {
        final SegmentationFile file = new SegmentationFile("BINARY", 1).frame(4, 30, CORNERS);
        assertVoxels(placed(file, 4, IMAGE), new int[]{0, 0, 0}, new int[]{3, 2, 0});
        assertThat(Segmentation.read(m_file).regions()).containsExactly(new Region(4, ""));
        assertThat(placed(file, 4, IMAGE).name()).isEqualTo("segments.dcm");
    }

    @Test
    void fractionsOfAtLeastHalfTheMaximumAreInside() throws IOException {
        final SegmentationFile even = new SegmentationFile("FRACTIONAL", 8).frame(1, 30, 99, 100, 101, 200);
        even.elements().shorts(Tag.MAXIMUM_FRACTIONAL_VALUE, 200);
        assertVoxels(placed(even, 1, IMAGE), new int[]{1, 0, 0}, new int[]{2, 0, 0}, new int[]{3, 0, 0});
        final SegmentationFile odd = new SegmentationFile("FRACTIONAL", 8).frame(1, 30, 127, 128, 255);
        odd.elements().shorts(Tag.MAXIMUM_FRACTIONAL_VALUE, 255);
        assertVoxels(placed(odd, 1, IMAGE), new int[]{1, 0, 0}, new int[]{2, 0, 0});
    }

    @Test
    void samplesOfALabelMapAreSegmentNumbers() throws IOException {
        for (final int bits : new int[]{8, 16}) {
            final int high = bits == 8 ? 200 : 300;
            final SegmentationFile file = new SegmentationFile("LABELMAP", bits).segment(0, "background")
                .segment(1, "a").segment(high, "b").frame(0, 30, 0, 1, high, 1).frame(0, 35, high);
            assertVoxels(placed(file, 1, IMAGE), new int[]{1, 0, 0}, new int[]{3, 0, 0});
            assertVoxels(placed(file, high, IMAGE), new int[]{2, 0, 0}, new int[]{0, 0, 1});
            assertThat(Segmentation.read(m_file).regions()).extracting(Region::number).containsExactly(1, high);
        }
    }

    @Test
    void flippedFramesAreVoxelsOfTheImage() throws IOException {
        final Mask mask = placed(
            binary().frame(1, new double[]{16, 26, 35}, new double[]{-1, 0, 0, 0, -1, 0}, SECOND), 1, IMAGE);
        assertThat(mask.geometry()).isSameAs(IMAGE);
        assertVoxels(mask, new int[]{2, 2, 1});
    }

    @Test
    void transposedFramesAreVoxelsOfTheImage() throws IOException {
        final Geometry image =
            Geometry.axisAligned(new int[]{3, 4, 5}, new double[]{3, 2, 5}, new double[]{20, 10, 30});
        final Mask mask = placed(binary().frame(1, new double[]{20, 10, 35}, new double[]{0, 1, 0, 1, 0, 0}, SECOND), 1,
            image);
        assertThat(mask.geometry()).isSameAs(image);
        assertVoxels(mask, new int[]{0, 1, 1});
    }

    @Test
    void framesAlongAnotherAxisAreVoxelsOfTheImage() throws IOException {
        final Geometry image = Geometry.axisAligned(new int[]{7, 4, 3}, new double[]{5, 2, 3}, new double[]{0, 10, 20});
        final Mask mask = placed(
            binary().frame(1, new double[]{30, 10, 26}, new double[]{0, 1, 0, 0, 0, -1}, SECOND), 1, image);
        assertThat(mask.geometry()).isSameAs(image);
        assertVoxels(mask, new int[]{6, 1, 2});
    }

    @Test
    void framesBetweenTheVoxelsComeOnTheirOwnGrid() throws IOException {
        final SegmentationFile file = binary().frame(1, 42, SECOND).frame(1, 32, CORNERS).frame(1, 57, SECOND);
        file.measures().decimals(Tag.SPACING_BETWEEN_SLICES, 5);
        final Mask mask = placed(file, 1, IMAGE);
        assertThat(mask.geometry()).isEqualTo(Geometry.axisAligned(new int[]{4, 3, 6}, new double[]{2, 3, 5},
            new double[]{10, 20, 32}));
        assertVoxels(mask, new int[]{0, 0, 0}, new int[]{3, 2, 0}, new int[]{1, 0, 2}, new int[]{1, 0, 5});
    }

    @Test
    void statedDistanceOfSlicesMakesTheGridIfFramesFitIt() throws IOException {
        final SegmentationFile file = binary().frame(1, 42, SECOND).frame(1, 32, CORNERS);
        file.measures().decimals(Tag.SPACING_BETWEEN_SLICES, 2.5);
        assertThat(placed(file, 1, IMAGE).geometry().spacing(2)).isEqualTo(2.5);
        file.measures().decimals(Tag.SPACING_BETWEEN_SLICES, 4);
        assertThat(placed(file, 1, IMAGE).geometry().spacing(2)).isEqualTo(10);
    }

    @Test
    void segmentThatReachesBeyondTheImageComesOnItsOwnGrid() throws IOException {
        final SegmentationFile file = binary().segment(2, "").frame(1, 50, CORNERS).frame(1, 55, SECOND)
            .frame(2, 50, SECOND);
        assertThat(placed(file, 1, IMAGE).geometry().size()).containsExactly(4, 3, 2);
        assertThat(placed(file, 1, IMAGE).count()).isEqualTo(3);
        assertThat(placed(file, 2, IMAGE).geometry()).isSameAs(IMAGE);
        final Geometry smaller =
            Geometry.axisAligned(new int[]{3, 3, 5}, new double[]{2, 3, 5}, new double[]{10, 20, 30});
        assertVoxels(placed(file, 2, smaller), new int[]{1, 0, 4});
    }

    @Test
    void onlySliceBetweenTheVoxelsIsAsThickAsStated() throws IOException {
        final SegmentationFile file = binary().frame(1, 32, CORNERS);
        refused(file, "does not say how thick its only slice is");
        file.measures().decimals(Tag.SLICE_THICKNESS, 7);
        assertThat(placed(file, 1, IMAGE).geometry()).isEqualTo(Geometry.axisAligned(new int[]{4, 3, 1},
            new double[]{2, 3, 7}, new double[]{10, 20, 32}));
    }

    @Test
    void framesThatMakeNoGridAreRefusedWhereTheImageHasNotTheirVoxels() throws IOException {
        refused(binary().frame(1, 32, CORNERS).frame(1, 36, CORNERS).frame(1, 43, CORNERS), "not evenly spaced");
        refused(binary().frame(1, 32, CORNERS)
            .frame(1, new double[]{11, 20, 37}, new double[]{1, 0, 0, 0, 1, 0}, CORNERS),
            "do not lie one above the other");
        refused(binary().frame(1, 0, CORNERS).frame(1, 1e-1, CORNERS).frame(1, 1e9, CORNERS), "more than can be held");
    }

    @Test
    void frameOfReferenceAndImagesAreComparedWithTheSeries() throws IOException {
        final SegmentationFile file = binary().frame(1, 30, CORNERS);
        file.elements().sequence(Tag.REFERENCED_SERIES_SEQUENCE, new DicomElements()
            .sequence(Tag.REFERENCED_INSTANCE_SEQUENCE, List.of(
                new DicomElements().text(Tag.REFERENCED_SOP_INSTANCE_UID, "UI", "1.5.1"),
                new DicomElements().text(Tag.REFERENCED_SOP_INSTANCE_UID, "UI", "1.5.2"))));
        file.write(m_file);
        final Segmentation read = Segmentation.read(m_file);
        final Region liver = read.regions().get(0);
        assertThat(read.place(liver, IMAGE).remarks()).isEmpty();
        final SeriesReference.Slice slice = new SeriesReference.Slice("", "1.5.1", 0);
        final PlacedRegion placed = read.on(new SeriesReference("", "", "1.9", List.of(slice))).place(liver, IMAGE);
        assertThat(placed.remarks()).containsExactly(m_file + ": names 1 of 2 images which are not in the series; its "
            + "frames were matched with slices by position.");
        assertThatThrownBy(() -> read.on(new SeriesReference("", "", "1.8", List.of(slice))).place(liver, IMAGE))
            .isInstanceOf(ImageFormatException.class).hasMessageContaining("the frame of reference 1.9")
            .hasMessageContaining("the image is in 1.8");
    }

    @Test
    void damagedSegmentationsAreRefused() {
        final SegmentationFile few = binary().frame(1, 30, CORNERS).frame(1, 35, CORNERS);
        few.elements().bytes(Tag.PIXEL_DATA, "OB", new byte[2]);
        refused(few, "claims 3 bytes of pixels and holds 2");
        final SegmentationFile frames = binary().frame(1, 30, CORNERS);
        frames.elements().text(Tag.NUMBER_OF_FRAMES, "IS", "2");
        refused(frames, "claims 2 frames and describes 1");
        refused(binary(), "claims 0 frames and describes 0");
        refused(new SegmentationFile("OTHER", 1).frame(1, 30, CORNERS), "of the type \"OTHER\"");
        refused(binary().segment(1, "again").frame(1, 30, CORNERS), "gives two segments the number 1");
        refused(new SegmentationFile("BINARY", 4).frame(1, 30), "pixels of 4 bits");
        refused(binary().frame(1, new double[]{1, 2}, new double[]{1, 0, 0, 0, 1, 0}, CORNERS),
            "with 3 finite numbers");
        refused(binary().frame(1, new double[]{1, 2, 3}, new double[]{1, 0, 0, 1, 0, 0}, CORNERS), "right angles");
        refused(new SegmentationFile("FRACTIONAL", 8).frame(1, 30, CORNERS), "it lacks the element (0062,000E)");
        final SegmentationFile large = binary().frame(1, 30, CORNERS);
        large.elements().shorts(Tag.ROWS, 0xffff).shorts(Tag.COLUMNS, 0xffff);
        refused(large, "frames of 65535 x 65535 pixels");
    }
}
