package org.radiomics.knime.feature.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.radiomics.knime.feature.file.ImageOptions;
import org.radiomics.knime.feature.file.Images;
import org.radiomics.knime.feature.image.ImageFormatException;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.image.VoxelType;

class DicomSeriesTest {

    @TempDir
    Path m_folder;

    /** Slices at some z, in files whose names and order say nothing. */
    private void slices(final double... positions) throws IOException {
        for (int i = 0; i < positions.length; i++) {
            new SliceFile(1, 2, positions[i]).write(m_folder.resolve("IM" + (positions.length - i) * 37 % 10 + i));
        }
    }

    private Volume one(final Consumer<DicomElements> change) throws IOException {
        return Images.read(new SliceFile(0, 0, 100).with(change).write(m_folder.resolve("one.dcm")));
    }

    private void refused(final String reason) {
        assertThatThrownBy(() -> Images.read(m_folder)).isInstanceOf(ImageFormatException.class)
            .hasMessageStartingWith(m_folder.toString()).hasMessageContaining(reason).hasMessageEndingWith(".")
            .satisfies(e -> assertThat(e.getMessage()).doesNotContainIgnoringCase("secret").doesNotContain("1970"));
    }

    @Test
    void slicesAreOrderedByTheirPositionsNotByNameOrNumber() throws IOException {
        slices(4, -8, 0, -4);
        Files.writeString(m_folder.resolve("notes.txt"), "no image");
        final Volume volume = Images.read(m_folder);
        assertThat(volume.geometry().size()).containsExactly(3, 2, 4);
        assertThat(volume.geometry().spacing()).containsExactly(0.75, 0.5, 4);
        assertThat(volume.geometry().origin()).containsExactly(1, 2, -8);
        assertThat(volume.type()).isEqualTo(VoxelType.INT16);
        assertThat(volume.voxels()).startsWith(-80, -79, -78, -77, -76, -75, -40).endsWith(44, 45);
    }

    @Test
    void slicesInFoldersBelowBelongToTheSeries() throws IOException {
        slices(0, 4);
        new SliceFile(1, 2, 8).write(Files.createDirectory(m_folder.resolve("more")).resolve("x"));
        assertThat(Images.read(m_folder).geometry().size(2)).isEqualTo(3);
    }

    @Test
    void obliquePlanesGiveTheGridsDirection() throws IOException {
        // Rows along (0.6, 0.8, 0), columns along z: the normal is (0.8, -0.6, 0).
        for (int k = 0; k < 3; k++) {
            new SliceFile(10 + 0.8 * 2.5 * k, 20 - 0.6 * 2.5 * k, 30)
                .with(e -> e.decimals(Tag.IMAGE_ORIENTATION_PATIENT, 0.6, 0.8, 0, 0, 0, 1))
                .write(m_folder.resolve("s" + k));
        }
        final Volume volume = Images.read(m_folder);
        assertThat(volume.geometry().direction()).containsExactly(new double[]{0.6, 0, 0.8, 0.8, 0, -0.6, 0, 1, 0},
            within(1e-15));
        assertThat(volume.geometry().spacing(2)).isCloseTo(2.5, within(1e-12));
        assertThat(volume.geometry().origin()).containsExactly(10, 20, 30);
    }

    @Test
    void missingSlicesAreNamedByTheirPlace() throws IOException {
        slices(0, 4, 8, 16, 20);
        refused("between the positions (1, 2, 8) and (1, 2, 16) mm 1 slice is missing, where slices are 4 mm apart; "
            + "copy the series again");
    }

    @Test
    void unequalDistancesAreNamed() throws IOException {
        slices(0, 4, 8, 13, 17);
        refused("between the positions (1, 2, 8) and (1, 2, 13) mm the distance is 5 mm, where slices are 4 mm apart");
    }

    @Test
    void distancesMayDifferByTheRoundingOfPositions() throws IOException {
        slices(0, 3.27, 6.54, 9.80, 13.08);
        assertThat(Images.read(m_folder).geometry().spacing(2)).isCloseTo(3.27, within(1e-12));
    }

    @Test
    void twoVolumesInOneSeriesAreToldApartByWhatDistinguishesThem() throws IOException {
        slices(0, 4, 8);
        for (final double z : new double[]{0, 4, 8}) {
            new SliceFile(1, 2, z).with(e -> e.text(Tag.ECHO_TIME, "DS", "4.92")).write(m_folder.resolve("b" + z));
        }
        refused("has two images at position (1, 2, 0) mm");
        refused("which differ in Echo Time (, 4.92); it holds several volumes, so move each to a folder of its own");
    }

    @Test
    void sameImageTwiceIsNamedByItsFiles() throws IOException {
        slices(0, 4, 8);
        new SliceFile(1, 2, 4).write(m_folder.resolve("copy"));
        refused("copy, which nothing distinguishes; remove one of them");
    }

    @Test
    void gantryTiltIsRefusedWithItsAngle() throws IOException {
        for (int k = 0; k < 3; k++) {
            new SliceFile(0, k, 4 * k).write(m_folder.resolve("s" + k));
        }
        // atan(1 / 4)
        refused("the stack leans by 14.0362 degrees (gantry tilt)");
    }

    @Test
    void imagesOfDifferentSizeOrPlaneAreRefused() throws IOException {
        slices(0, 4);
        new SliceFile(1, 2, 8).with(e -> e.shorts(Tag.ROWS, 3)).samples(new short[9]).write(m_folder.resolve("big"));
        refused("its images differ in size: 3 x 2, 3 x 3; move the localiser");
        Files.delete(m_folder.resolve("big"));
        new SliceFile(1, 2, 8).with(e -> e.decimals(Tag.IMAGE_ORIENTATION_PATIENT, 0, 1, 0, 0, 0, 1))
            .write(m_folder.resolve("sagittal"));
        refused("its images lie in different planes");
    }

    @Test
    void seriesIsChosenByUidNumberOrDescription() throws IOException {
        slices(0, 4);
        for (final double z : new double[]{0, 4, 8}) {
            new SliceFile(7, 2, z)
                .with(e -> e.text(Tag.SERIES_INSTANCE_UID, "UI", "1.2.99").text(Tag.SERIES_NUMBER, "IS", "12")
                .text(Tag.SERIES_DESCRIPTION, "LO", "T2 Sag")).write(m_folder.resolve("t2-" + z));
        }
        for (final String choice : List.of("1.2.99", "12", "t2 sag")) {
            assertThat(Images.read(m_folder, ImageOptions.withDefaults().withSeries(choice)).geometry().size(2))
                .as(choice).isEqualTo(3);
        }
        refused("holds 2 series; choose one by number, description or UID: 5 \"t1 sag\" (MR, 2 images of 3 x 2, "
            + "1.2.3.4); 12 \"T2 Sag\" (MR, 3 images of 3 x 2, 1.2.99)");
        assertThatThrownBy(() -> Images.read(m_folder, ImageOptions.withDefaults().withSeries("flair")))
            .hasMessageContaining("holds no series \"flair\"; choose one");
        assertThat(DicomSeries.list(m_folder)).extracting(DicomSeries::toString).allSatisfy(
            text -> assertThat(text).doesNotContainIgnoringCase("secret"));
    }

    @Test
    void folderWithoutAnImageIsRefused() {
        refused("is a folder without a DICOM image");
    }

    @Test
    void singleSliceHasTheThicknessOfItsHeader() throws IOException {
        assertThat(one(e -> { }).geometry().spacing()).containsExactly(0.75, 0.5, 4);
        assertThat(one(e -> e.text(Tag.SPACING_BETWEEN_SLICES, "DS", "5")).geometry().spacing(2)).isEqualTo(5);
    }

    /** Oracle: SimpleITK 2.5.7 (GDCM) on the same elements; the first sample is 1000. */
    @Test
    void valuesAndTypesAreThoseOfGdcm() throws IOException {
        assertValue(one(e -> { }), VoxelType.INT16, 1000);
        assertValue(one(e -> rescale(e, "2", "0")), VoxelType.INT32, 2000);
        assertValue(one(e -> rescale(e, "1", "-1024")), VoxelType.INT32, -24);
        assertValue(one(e -> rescale(e, "0.5", "0")), VoxelType.FLOAT64, 500);
        assertValue(one(e -> rescale(e, "1", "0")), VoxelType.INT16, 1000);
        assertValue(one(e -> twelveBits(e, 1)), VoxelType.INT16, 1000);
        assertValue(one(e -> rescale(twelveBits(e, 1), "1", "-1024")), VoxelType.INT16, -24);
        assertValue(one(e -> rescale(twelveBits(e, 1), "20", "0")), VoxelType.INT32, 20000);
        assertValue(one(e -> twelveBits(e, 0)), VoxelType.UINT16, 1000);
        assertValue(one(e -> rescale(twelveBits(e, 0), "1", "-1024")), VoxelType.INT16, -24);
        assertValue(one(e -> rescale(e.shorts(Tag.PIXEL_REPRESENTATION, 0), "1", "-1024")), VoxelType.INT32, -24);
        assertValue(one(DicomSeriesTest::dark), VoxelType.INT16, -1001);
        assertValue(one(e -> dark(twelveBits(e, 0))), VoxelType.UINT16, 3095);
        assertValue(one(e -> rescale(dark(twelveBits(e, 0)), "2", "-100")), VoxelType.INT16, 6090);
    }

    private static void assertValue(final Volume volume, final VoxelType type, final double value) {
        assertThat(volume.type()).isEqualTo(type);
        assertThat(volume.voxels()[0]).isEqualTo(value);
    }

    private static DicomElements rescale(final DicomElements elements, final String slope, final String intercept) {
        return elements.text(Tag.RESCALE_SLOPE, "DS", slope).text(Tag.RESCALE_INTERCEPT, "DS", intercept);
    }

    private static DicomElements twelveBits(final DicomElements elements, final int signed) {
        return elements.shorts(Tag.BITS_STORED, 12).shorts(Tag.HIGH_BIT, 11).shorts(Tag.PIXEL_REPRESENTATION, signed);
    }

    private static DicomElements dark(final DicomElements elements) {
        return elements.text(Tag.PHOTOMETRIC_INTERPRETATION, "CS", "MONOCHROME1");
    }

    @Test
    void bitsAboveThoseStoredDoNotCount() throws IOException {
        final Path file = new SliceFile(0, 0, 0).with(e -> twelveBits(e, 1))
            .samples((short)0x7fff, (short)0x1800, (short)0x87ff, (short)0, (short)0, (short)0)
            .write(m_folder.resolve("f"));
        assertThat(Images.read(file).voxels()).startsWith(-1, -2048, 2047, 0);
    }

    @Test
    void everySliceHasItsOwnSlope() throws IOException {
        for (int k = 0; k < 3; k++) {
            final String slope = String.valueOf(0.5 * (k + 1));
            new SliceFile(0, 0, 4 * k).samples(new short[]{10, 0, 0, 0, 0, 0})
                .with(e -> e.text(Tag.RESCALE_SLOPE, "DS", slope)).write(m_folder.resolve("s" + k));
        }
        final Volume volume = Images.read(m_folder);
        assertThat(volume.type()).isEqualTo(VoxelType.FLOAT64);
        assertThat(new double[]{volume.at(0, 0, 0), volume.at(0, 0, 1), volume.at(0, 0, 2)}).containsExactly(5, 10, 15);
    }

    @Test
    void whatIsNoVolumeOfGreyValuesIsRefusedByName() {
        final List<Consumer<DicomElements>> changes = List.of(
            e -> e.text(Tag.PHOTOMETRIC_INTERPRETATION, "CS", "RGB").shorts(Tag.SAMPLES_PER_PIXEL, 3),
            e -> e.sequence(Tag.MODALITY_LUT_SEQUENCE, new DicomElements().text(Tag.MODALITY, "CS", "x")),
            e -> e.shorts(Tag.BITS_ALLOCATED, 64), e -> e.text(Tag.IMAGE_POSITION_PATIENT, "DS"),
            e -> e.text(Tag.NUMBER_OF_FRAMES, "IS", "4"), e -> e.shorts(Tag.ROWS, 4000),
            e -> e.text(Tag.PIXEL_SPACING, "DS", "0\\0.5"), e -> e.text(Tag.IMAGE_POSITION_PATIENT, "DS", "1\\2\\abc"));
        final List<String> reasons = List.of("holds colours (RGB)", "by a table (Modality LUT)",
            "64 in 64 bits|16 in 64 bits", "does not say its position in space (element (0020,0032))",
            "holds 4 frames and does not say where each lies",
            "claims 1 frame(s) of 3 x 4000 pixels and the file holds 12 bytes", "has a distance of pixels",
            "its element (0020,0032) is \"abc\", which is no number");
        for (int i = 0; i < changes.size(); i++) {
            final Consumer<DicomElements> change = changes.get(i);
            final String reason = reasons.get(i);
            assertThatThrownBy(() -> one(change)).isInstanceOf(ImageFormatException.class).message().as(reason)
                .startsWith(m_folder.resolve("one.dcm") + ": ").containsPattern(
                    String.join("|", List.of(reason.split("\\|")).stream().map(Pattern::quote).toList()));
        }
    }

    @Test
    void enhancedImageIsSortedByThePositionsOfItsFrames() throws IOException {
        final double[] z = {8, 0, 4};
        final List<DicomElements> frames = new ArrayList<>();
        final short[] samples = new short[18];
        for (int f = 0; f < 3; f++) {
            frames.add(new DicomElements()
                .sequence(Tag.PLANE_POSITION_SEQUENCE,
                    new DicomElements().decimals(Tag.IMAGE_POSITION_PATIENT, 1, 2, z[f])));
            samples[6 * f] = (short)(100 + z[f]);
        }
        final DicomElements shared = new DicomElements()
            .sequence(Tag.PLANE_ORIENTATION_SEQUENCE,
                new DicomElements().decimals(Tag.IMAGE_ORIENTATION_PATIENT, 1, 0, 0, 0, 1, 0))
            .sequence(Tag.PIXEL_MEASURES_SEQUENCE,
                new DicomElements().decimals(Tag.PIXEL_SPACING, 0.5, 0.25).text(Tag.SLICE_THICKNESS, "DS", "4"))
            .sequence(Tag.PIXEL_VALUE_TRANSFORMATION_SEQUENCE,
                new DicomElements().text(Tag.RESCALE_SLOPE, "DS", "2").text(Tag.RESCALE_INTERCEPT, "DS", "1"));
        final Path file = new SliceFile(0, 0, 0).samples(samples)
            .with(e -> e.text(Tag.NUMBER_OF_FRAMES, "IS", "3").sequence(Tag.SHARED_FUNCTIONAL_GROUPS_SEQUENCE, shared)
                .sequence(Tag.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE, frames)).write(m_folder.resolve("enhanced"));
        final Volume volume = Images.read(file);
        assertThat(volume.geometry().size()).containsExactly(3, 2, 3);
        assertThat(volume.geometry().spacing()).containsExactly(0.25, 0.5, 4);
        assertThat(volume.geometry().origin()).containsExactly(1, 2, 0);
        assertThat(new double[]{volume.at(0, 0, 0), volume.at(0, 0, 1), volume.at(0, 0, 2)})
            .containsExactly(201, 209, 217);
    }

    private static DicomElements pet(final DicomElements elements) {
        return elements.text(Tag.MODALITY, "CS", "PT").text(Tag.UNITS, "CS", "BQML")
            .text(Tag.DECAY_CORRECTION, "CS", "START").text(Tag.CORRECTED_IMAGE, "CS", "DECY", "ATTN")
            .text(Tag.PATIENT_WEIGHT, "DS", "70").text(Tag.SERIES_DATE, "DA", "20200102")
            .text(Tag.SERIES_TIME, "TM", "110000").text(Tag.ACQUISITION_DATE, "DA", "20200102")
            .text(Tag.ACQUISITION_TIME, "TM", "110000.5").sequence(Tag.RADIOPHARMACEUTICAL_INFORMATION_SEQUENCE,
                new DicomElements().text(Tag.RADIOPHARMACEUTICAL_START_TIME, "TM", "100000")
                    .text(Tag.RADIONUCLIDE_TOTAL_DOSE, "DS", "350000000")
                    .text(Tag.RADIONUCLIDE_HALF_LIFE, "DS", "6586.2"));
    }

    private double suv(final Consumer<DicomElements> change) throws IOException {
        final Path file = new SliceFile(0, 0, 0).samples(new short[]{2500, 0, 0, 0, 0, 0}).with(DicomSeriesTest::pet)
            .with(change).write(m_folder.resolve("pet.dcm"));
        return Images.read(file, ImageOptions.withDefaults().withSuv(true)).voxels()[0];
    }

    @Test
    void suvIsActivityByDecayedDosePerGramOfBody() throws IOException {
        // An hour from injection to the series: 70 000 g / (350 MBq * 2^(-3600 / 6586.2)).
        final double expected = 2500 * 70000 / (350e6 * Math.pow(2, -3600 / 6586.2));
        assertThat(suv(e -> { })).isCloseTo(expected, within(1e-12));
        // Processing moved the series behind the acquisition.
        assertThat(suv(e -> e.text(Tag.SERIES_TIME, "TM", "150000"))).isCloseTo(
            2500 * 70000 / (350e6 * Math.pow(2, -3600.5 / 6586.2)), within(1e-12));
        assertThat(suv(e -> e.text(Tag.DECAY_CORRECTION, "CS", "ADMIN"))).isCloseTo(0.5, within(1e-15));
        assertThat(suv(e -> e.text(Tag.UNITS, "CS", "GML"))).isEqualTo(2500);
        assertThat(suv(e -> e.text(Tag.UNITS, "CS", "CNTS").text(Tag.PHILIPS_SUV_FACTOR, "DS", "0.001")))
            .isEqualTo(2.5);
        assertThat(suv(e -> e.text(Tag.UNITS, "CS", "CNTS").text(Tag.PHILIPS_ACTIVITY_FACTOR, "DS", "2")))
            .isCloseTo(2 * expected, within(1e-12));
    }

    @Test
    void injectionBeforeMidnightIsOfTheDayBefore() throws IOException {
        assertThat(suv(e -> e.text(Tag.SERIES_TIME, "TM", "003000").text(Tag.ACQUISITION_TIME, "TM", "003000").sequence(
            Tag.RADIOPHARMACEUTICAL_INFORMATION_SEQUENCE,
            new DicomElements().text(Tag.RADIOPHARMACEUTICAL_START_TIME, "TM", "233000")
                .text(Tag.RADIONUCLIDE_TOTAL_DOSE, "DS", "350000000")
                .text(Tag.RADIONUCLIDE_HALF_LIFE, "DS", "6586.2"))))
                    .isCloseTo(2500 * 70000 / (350e6 * Math.pow(2, -3600 / 6586.2)), within(1e-12));
    }

    @Test
    void imagesOtherThanPetStayAsTheyAreWhereSuvIsWanted() throws IOException {
        assertThat(suv(e -> e.text(Tag.MODALITY, "CS", "MR"))).isEqualTo(2500);
    }

    @Test
    void suvWithoutWhatItDependsOnIsRefused() {
        assertThatThrownBy(() -> suv(e -> e.text(Tag.PATIENT_WEIGHT, "DS"))).isInstanceOf(ImageFormatException.class)
            .hasMessageContaining("does not say the patient's weight (element (0010,1030))");
        assertThatThrownBy(() -> suv(e -> e.text(Tag.DECAY_CORRECTION, "CS", "NONE")))
            .hasMessageContaining("the decay correction \"NONE\"");
        assertThatThrownBy(() -> suv(e -> e.text(Tag.CORRECTED_IMAGE, "CS", "DECY")))
            .hasMessageContaining("was not corrected for attenuation and decay");
        assertThatThrownBy(() -> suv(e -> e.text(Tag.UNITS, "CS", "PROPCPS")))
            .hasMessageContaining("the unit \"PROPCPS\"");
        assertThatThrownBy(() -> suv(e -> e.text(Tag.SERIES_TIME, "TM", "9x"))).hasMessageContaining("cannot be read");
    }
}
