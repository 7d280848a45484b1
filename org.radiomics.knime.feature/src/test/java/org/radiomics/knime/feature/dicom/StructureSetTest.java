package org.radiomics.knime.feature.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.radiomics.knime.feature.dicom.StructureSetFile.keyhole;
import static org.radiomics.knime.feature.dicom.StructureSetFile.on;
import static org.radiomics.knime.feature.dicom.StructureSetFile.rectangle;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.ImageFormatException;
import org.radiomics.knime.feature.image.Mask;
import org.radiomics.knime.feature.region.PlacedRegion;
import org.radiomics.knime.feature.region.Region;

class StructureSetTest {

    private static final Geometry AXIAL = Geometry.axisAligned(new int[]{12, 10, 6}, new double[]{0.976562, 0.7, 3.27},
        new double[]{-30.2733, 88.867, -609.4174});

    private static final SeriesReference SERIES = new SeriesReference("1.1", "1.2", "1.9",
        List.of(slice("1.5.0"), slice("1.5.1"), slice("1.5.2"), slice("1.5.3"), slice("1.5.4"), slice("1.5.5")));

    @TempDir
    Path m_folder;

    private Path m_file;

    @BeforeEach
    void name() {
        m_file = m_folder.resolve("structures.dcm");
    }

    private static SeriesReference.Slice slice(final String uid) {
        return new SeriesReference.Slice("1.2.840.10008.5.1.4.1.1.4", uid, 0);
    }

    private static StructureSetFile gtv() {
        return new StructureSetFile().roi(1, "GTV", "1.9");
    }

    private PlacedRegion placed(final StructureSetFile file) throws IOException {
        return placed(file, AXIAL);
    }

    private PlacedRegion placed(final StructureSetFile file, final Geometry image) throws IOException {
        file.write(m_file);
        final StructureSet set = StructureSet.read(m_file);
        return set.place(set.regions().get(0), image);
    }

    private String remark(final StructureSetFile file) throws IOException {
        final List<String> remarks = placed(file).remarks();
        assertThat(remarks).hasSize(1);
        assertThat(remarks.get(0)).startsWith(m_file + ": the region 1 (GTV) has ").endsWith(".");
        return remarks.get(0);
    }

    private void refused(final StructureSetFile file, final String clause) {
        final ThrowingCallable read = () -> placed(file);
        assertThatThrownBy(read).isInstanceOf(ImageFormatException.class).hasMessageStartingWith(m_file + ": ")
            .hasMessageContaining(clause).hasMessageNotContaining("Jane");
    }

    private static int[] perSlice(final Mask mask) {
        final int[] counts = new int[mask.geometry().size(2)];
        final int plane = mask.inside().length / counts.length;
        for (int i = 0; i < mask.inside().length; i++) {
            counts[i / plane] += mask.inside()[i] ? 1 : 0;
        }
        return counts;
    }

    @Test
    void regionsAreListedByTheirNumbers() throws IOException {
        new StructureSetFile().roi(7, "Spinal cord", "").roi(2, "Öd\u00e8me", "1.9").roi(4, "", "").write(m_file);
        assertThat(StructureSet.read(m_file).regions()).containsExactly(new Region(2, "Öd\u00e8me"), new Region(4, ""),
            new Region(7, "Spinal cord"));
        assertThat(DicomRegions.read(m_file)).isInstanceOf(StructureSet.class);
        assertThat(DicomRegions.areIn(DicomFile.read(m_file).data())).isTrue();
    }

    @Test
    void contoursHoldTheVoxelsWhoseCentresTheyEnclose() throws IOException {
        final double[] outer = rectangle(1, 1, 9, 8);
        final double[] inner = rectangle(4, 3, 6, 5);
        final PlacedRegion placed = placed(gtv().contour(1, "", on(AXIAL, 1, rectangle(2, 3, 5, 7)))
            .contour(1, "", on(AXIAL, 2, outer)).contour(1, "", on(AXIAL, 2, inner))
            .contour(1, "", on(AXIAL, 3, keyhole(outer, inner)))
            .contour(1, "", on(AXIAL, 4, rectangle(0, 0, 2, 1))).contour(1, "", on(AXIAL, 4, rectangle(7, 4, 11, 9)))
            .contour(1, "CLOSEDPLANAR_XOR", "", on(AXIAL, 5, 0.5, 0.5, 6.5, 0.5, 0.5, 6.6)));
        // 4 x 5; 9 x 8 without 3 x 3, twice; 3 x 2 and 5 x 6; a triangle of 6 + 5 + 4 + 3 + 2 + 1.
        assertThat(perSlice(placed.mask())).containsExactly(0, 20, 63, 63, 36, 21);
        assertThat(placed.mask().name()).isEqualTo("GTV");
        assertThat(placed.mask().label()).isEqualTo(1);
        assertThat(placed.mask().geometry()).isSameAs(AXIAL);
    }

    @Test
    void regionWithoutNameIsNamedAfterItsFile() throws IOException {
        assertThat(placed(new StructureSetFile().roi(1, "", "").contour(1, "", on(AXIAL, 0, rectangle(1, 1, 2, 2))))
            .mask().name()).isEqualTo("structures.dcm");
    }

    @Test
    void sameVoxelsAreFoundInAnyOrientation() throws IOException {
        final double cos = Math.cos(0.3);
        final double sin = Math.sin(0.3);
        final double[][] directions = {{0, 0, 1, 1, 0, 0, 0, -1, 0}, {-1, 0, 0, 0, -1, 0, 0, 0, -1},
            {cos, -sin, 0, sin, cos, 0, 0, 0, 1}, {cos, 0, sin, 0, -1, 0, sin, 0, -cos}};
        for (final double[] direction : directions) {
            final Geometry grid = new Geometry(AXIAL.size(), AXIAL.spacing(), AXIAL.origin(), direction);
            final boolean[] inside = placed(gtv().contour(1, "", on(grid, 2, rectangle(2, 3, 5, 7)))
                .contour(1, "", on(grid, 4, 1, 1, 6, 1, 1, 6)), grid).mask().inside();
            for (int i = 0; i < inside.length; i++) {
                final int x = i % 12;
                final int y = i / 12 % 10;
                final int z = i / 120;
                assertThat(inside[i]).as(grid.place(i)).isEqualTo(z == 2 && x >= 2 && x <= 5 && y >= 3 && y <= 7
                    || z == 4 && x >= 1 && y >= 1 && x + y < 7);
            }
        }
    }

    @Test
    void contourBelongsToTheNearestSliceAndHalfwayToTheHigherOne() throws IOException {
        assertThat(withOneVoxelAt(0.4)).containsExactly(1, 0, 0, 0, 0, 0);
        assertThat(withOneVoxelAt(0.6)).containsExactly(0, 1, 0, 0, 0, 0);
        assertThat(withOneVoxelAt(2.5)).containsExactly(0, 0, 0, 1, 0, 0);
    }

    private int[] withOneVoxelAt(final double slice) throws IOException {
        return perSlice(placed(gtv().contour(1, "", on(AXIAL, slice, rectangle(1, 1, 1, 1)))).mask());
    }

    @Test
    void imagesThatAreNotInTheSeriesAreRemarkedOn() throws IOException {
        gtv().contour(1, "1.5.2", on(AXIAL, 2, rectangle(1, 1, 2, 2)))
            .contour(1, "1.7.7", on(AXIAL, 3, rectangle(1, 1, 2, 2))).write(m_file);
        final StructureSet set = StructureSet.read(m_file);
        assertThat(set.place(new Region(1, "GTV"), AXIAL).remarks()).isEmpty();
        final PlacedRegion onSeries = set.on(SERIES).place(new Region(1, "GTV"), AXIAL);
        assertThat(onSeries.mask().count()).isEqualTo(8);
        assertThat(onSeries.remarks()).containsExactly(m_file + ": the region 1 (GTV) has 1 of 2 contours that name "
            + "images which are not in the series; they were matched with slices by position.");
    }

    @Test
    void contoursThatNameNoImageAreRemarkedOn() throws IOException {
        assertThat(remark(gtv().contour(1, "", on(AXIAL, 2, rectangle(1, 1, 2, 2)))))
            .contains("1 of 1 contours that name no image");
    }

    @Test
    void anotherFrameOfReferenceIsRefusedAndAnUnknownOneIsNot() throws IOException {
        new StructureSetFile().roi(1, "here", "1.9").roi(2, "elsewhere", "1.8").roi(3, "unknown", "")
            .contour(1, "1.5.2", on(AXIAL, 2, rectangle(1, 1, 2, 2)))
            .contour(2, "1.5.2", on(AXIAL, 2, rectangle(1, 1, 2, 2)))
            .contour(3, "1.5.2", on(AXIAL, 2, rectangle(1, 1, 2, 2))).write(m_file);
        final DicomRegions set = StructureSet.read(m_file).on(SERIES);
        for (final int number : new int[]{1, 3}) {
            assertThat(set.place(new Region(number, ""), AXIAL).mask().count()).isEqualTo(4);
        }
        assertThatThrownBy(() -> set.place(new Region(2, ""), AXIAL)).isInstanceOf(ImageFormatException.class)
            .hasMessage(m_file + ": the region 2 (elsewhere) was drawn in the frame of reference 1.8, and the image is "
                + "in 1.9, so that their positions cannot be compared; choose the image it was drawn on.");
        assertThat(StructureSet.read(m_file).place(new Region(2, ""), AXIAL).mask().count()).isEqualTo(4);
    }

    @Test
    void slicesLeftEmptyBetweenContoursAreRemarkedOnAndStayEmpty() throws IOException {
        final StructureSetFile file = gtv();
        for (int slice = 0; slice < 6; slice += 2) {
            file.contour(1, "1.5", on(AXIAL, slice, rectangle(1, 1, 2, 2)));
        }
        assertThat(remark(file)).contains("no contour on 2 of the slices 0 to 4 (counted from 0), the first of them 1");
        assertThat(perSlice(placed(file).mask())).containsExactly(4, 0, 4, 0, 4, 0);
    }

    @Test
    void contoursOutsideTheImageAreCounted() throws IOException {
        final StructureSetFile file = gtv().contour(1, "1.5", on(AXIAL, 5, rectangle(1, 1, 2, 2)))
            .contour(1, "1.5", on(AXIAL, 6, rectangle(1, 1, 2, 2)))
            .contour(1, "1.5", on(AXIAL, -0.6, rectangle(1, 1, 2, 2)))
            .contour(1, "1.5", on(AXIAL, 5, rectangle(12, 1, 14, 2)));
        assertThat(remark(file)).contains("3 of 4 contours outside the image");
        assertThat(placed(file).mask().count()).isEqualTo(4);
    }

    @Test
    void contoursThatReachBeyondTheImageAreCutAndCounted() throws IOException {
        final StructureSetFile file = gtv().contour(1, "1.5", on(AXIAL, 3, rectangle(0, 0, 11, 9)))
            .contour(1, "1.5", on(AXIAL, 4, rectangle(10, -3, 14, 2)));
        assertThat(remark(file)).contains("1 of 2 contours that reach beyond the image");
        assertThat(perSlice(placed(file).mask())).containsExactly(0, 0, 0, 120, 6, 0);
    }

    @Test
    void contourListedTwiceIsTakenOnce() throws IOException {
        final StructureSetFile file = gtv().contour(1, "1.5", on(AXIAL, 3, rectangle(1, 1, 3, 3)))
            .contour(1, "1.5", on(AXIAL, 3, rectangle(1, 1, 3, 3)));
        assertThat(remark(file)).contains("1 of 2 contours twice");
        assertThat(placed(file).mask().count()).isEqualTo(9);
    }

    @Test
    void ofSeveralPlanesOnOneSliceTheNearestCounts() throws IOException {
        final StructureSetFile file = gtv().contour(1, "1.5", on(AXIAL, 2.7, rectangle(1, 1, 2, 2)))
            .contour(1, "1.5", on(AXIAL, 3.02, rectangle(1, 1, 5, 5)))
            .contour(1, "1.5", on(AXIAL, 3, rectangle(3, 3, 3, 3)))
            .contour(1, "1.5", on(AXIAL, 3.3, rectangle(1, 1, 3, 3)));
        assertThat(remark(file)).contains("2 of 4 contours between the slices");
        assertThat(perSlice(placed(file).mask())).containsExactly(0, 0, 0, 24, 0, 0);
    }

    @Test
    void contoursThatEncloseNothingAreLeftOut() throws IOException {
        final StructureSetFile file = gtv().contour(1, "1.5", on(AXIAL, 3, rectangle(1, 1, 3, 3)))
            .contour(1, "POINT", "1.5", on(AXIAL, 1, 3, 3))
            .contour(1, "OPEN_PLANAR", "1.5", on(AXIAL, 2, 1, 1, 2, 2, 1, 3))
            .contour(1, "1.5", on(AXIAL, 2, 1, 1, 2, 2));
        assertThat(remark(file))
            .contains("2 of fewer than 3 points, 1 of type OPEN_PLANAR besides its closed contours");
        assertThat(placed(file).mask().count()).isEqualTo(9);
    }

    @Test
    void regionWithoutClosedContoursIsRefused() {
        refused(gtv(), "the region 1 (GTV) has no contours; draw it or choose another region.");
        refused(gtv().contour(1, "POINT", "1.5", on(AXIAL, 1, 3, 3)),
            "has no closed contours but 1 of fewer than 3 points");
    }

    @Test
    void regionOutsideTheImageIsRefused() {
        refused(gtv().contour(1, "", on(AXIAL, 60, rectangle(1, 1, 3, 3))),
            "the region 1 (GTV) lies outside the image; choose the image it was drawn on.");
    }

    @Test
    void contourAcrossTheSlicesIsRefusedAndARoundedOneIsNot() throws IOException {
        final double[] tilted = on(AXIAL, 2, rectangle(1, 1, 3, 3));
        tilted[2] += 0.7 * AXIAL.spacing(2);
        refused(gtv().contour(1, "", tilted), "its points lie up to 0.70 slices apart");
        tilted[2] -= 0.5 * AXIAL.spacing(2);
        assertThat(placed(gtv().contour(1, "", tilted)).mask().count()).isEqualTo(9);
    }

    @Test
    void damagedContoursAreRefused() {
        refused(gtv().contour(1, "", 1, 2, 3, 4, 5, 6, 7, 8, 9, 10), "three finite numbers");
        refused(gtv().contour(1, "", new DicomElements().text(Tag.CONTOUR_GEOMETRIC_TYPE, "CS", "CLOSED_PLANAR")
            .text(Tag.CONTOUR_DATA, "DS", "1", "2", "3", "NaN", "2", "3", "1", "1", "3")), "three finite numbers");
        refused(gtv().contour(1, "", new DicomElements().text(Tag.CONTOUR_GEOMETRIC_TYPE, "CS", "CLOSED_PLANAR")
            .text(Tag.CONTOUR_DATA, "DS", "1", "2", "three")), "which is no number");
    }

    @Test
    void damageInOneRegionLeavesTheOthersReadable() throws IOException {
        new StructureSetFile().roi(1, "good", "").roi(2, "bad", "").contour(1, "", on(AXIAL, 3, rectangle(1, 1, 3, 3)))
            .contour(2, "", 1, 2).write(m_file);
        assertThat(StructureSet.read(m_file).place(new Region(1, ""), AXIAL).mask().count()).isEqualTo(9);
    }

    @Test
    void sameNumberTwiceIsRefused() {
        refused(gtv().roi(1, "again", ""), "gives two regions of interest the number 1; have it exported again.");
    }

    @Test
    void otherDicomFilesAreRefused() throws IOException {
        DicomWriter.write("1.2.840.10008.5.1.4.1.1.2", "1.2.3", new DicomElements().text(Tag.SOP_CLASS_UID, "UI",
            "1.2.840.10008.5.1.4.1.1.2").text(Tag.PATIENT_NAME, "PN", StructureSetFile.PATIENT), m_file);
        assertThatThrownBy(() -> StructureSet.read(m_file)).isInstanceOf(ImageFormatException.class)
            .hasMessage(m_file + ": is no RT structure set; choose the file of the contours.");
        assertThatThrownBy(() -> DicomRegions.read(m_file)).isInstanceOf(ImageFormatException.class)
            .hasMessageContaining("holds no regions");
        assertThat(DicomRegions.areIn(DicomFile.read(m_file).data())).isFalse();
    }
}
