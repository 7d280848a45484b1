package org.radiomics.knime.tests.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

class ExtractCommandTest {

    private static final int FEATURES = 107;

    @TempDir
    Path m_folder;

    private SmallImages m_images;

    private Path m_out;

    @BeforeEach
    void writeOneGoodCase() throws IOException {
        m_images = new SmallImages(m_folder);
        m_out = m_folder.resolve("features.csv");
        m_images.image("image.nii.gz");
        m_images.mask("mask.nii.gz", 1);
    }

    private List<NamedCsvRecord> rows() throws IOException {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(m_out)) {
            return reader.stream().toList();
        }
    }

    private CommandResult extract(final Path manifest) {
        return CommandResult.of("extract", "--manifest", manifest, "--out", m_out);
    }

    private static double value(final NamedCsvRecord row, final String feature) {
        return Double.parseDouble(row.getField(feature));
    }

    @Test
    void rowHasTheManifestsColumnsThenTheFeatures() throws IOException {
        final Path manifest = m_images.text("manifest.csv", "patient,sequence,image,mask,label,centre",
            "P1,T1,image.nii.gz,mask.nii.gz,1,\"Köln, Dom\"");
        final CommandResult result = extract(manifest);
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).containsExactly("1 of 1 cases have features: " + m_out + ".");
        assertThat(result.exitCode()).isZero();
        final NamedCsvRecord row = rows().get(0);
        assertThat(row.getHeader()).startsWith("patient", "sequence", "image", "mask", "label", "centre",
            "original_shape_Elongation").hasSize(6 + FEATURES);
        assertThat(row.getField("centre")).isEqualTo("Köln, Dom");
        // The region's voxels are 1 to 8 and 1 x 1 x 2 mm large.
        assertThat(value(row, "original_shape_VoxelVolume")).isEqualTo(16);
        assertThat(value(row, "original_firstorder_Minimum")).isEqualTo(1);
        assertThat(value(row, "original_firstorder_Maximum")).isEqualTo(8);
        assertThat(value(row, "original_firstorder_Mean")).isEqualTo(4.5);
        assertThat(value(row, "original_firstorder_Energy")).isEqualTo(204);
        assertThat(value(row, "original_firstorder_RootMeanSquared")).isCloseTo(Math.sqrt(204 / 8.0), within(1e-14));
        assertThat(value(row, "original_firstorder_Variance")).isEqualTo(5.25);
    }

    @Test
    void eachRegionOfAMaskHasARowThatNamesIt() throws IOException {
        m_images.segmentation("two.seg.nrrd", "GTV", "Edema");
        final Path manifest = m_images.text("manifest.csv", "patient,image,mask,label",
            "P1,image.nii.gz,two.seg.nrrd,each", "P2,image.nii.gz,two.seg.nrrd,edema",
            "P3,image.nii.gz,two.seg.nrrd,any", "P4,image.nii.gz,two.seg.nrrd,CTV");
        final CommandResult result = extract(manifest);
        assertThat(result.err()).containsExactly("Row 4 (P4) has no features: " + m_folder.resolve("two.seg.nrrd")
            + ": has no region CTV; choose one of its regions, 1 (GTV), 2 (Edema).");
        assertThat(result.out()).containsExactly("4 of 5 regions have features: " + m_out + ".");
        assertThat(rows()).extracting(row -> row.getField("patient") + " " + row.getField("region") + " "
            + value(row, "original_shape_VoxelVolume")).containsExactly("P1 GTV 8.0", "P1 Edema 8.0", "P2 Edema 8.0",
                "P3 any 16.0");
    }

    @Test
    void correctMaskBringsTheMaskOntoTheImage() throws IOException {
        m_images.maskOfOtherSpacing("spacing.nii.gz");
        final Path manifest = m_images.text("manifest.csv", "image,mask", "image.nii.gz,spacing.nii.gz");
        final Path params = m_images.text("params.yaml", "setting:", "  correctMask: true");
        final CommandResult result =
            CommandResult.of("extract", "--manifest", manifest, "--params", params, "--out", m_out);
        assertThat(result.err()).isEmpty();
        // Slices of the mask at 3 and 6 mm reach from 1.5 to 7.5 mm; those of the image lie at 2, 4 and 6 mm.
        assertThat(value(rows().get(0), "original_shape_VoxelVolume")).isEqualTo(24);
    }

    @Test
    void diagnosticsSayHowEachCaseWasMeasuredAndWhyAFeatureIsNaN() throws IOException {
        final Path manifest = m_images.text("manifest.csv", "patient,sequence,image,mask",
            "P1,T1,image.nii.gz,mask.nii.gz", "P2,T1,image.nii.gz,absent.nii.gz");
        final Path params = m_images.text("params.yaml", "setting:", "  force2D: true", "featureClass:", "  shape2D:",
            "  glcm: [Contrast]");
        final Path diagnostics = m_folder.resolve("diagnostics.csv");
        final CommandResult result = CommandResult.of("extract", "--manifest", manifest, "--params", params, "--out",
            m_out, "--diagnostics", diagnostics);
        assertThat(result.out()).containsExactly("1 of 2 cases have features: " + m_out + ".");
        final List<String> lines = Files.readAllLines(diagnostics);
        assertThat(lines).startsWith("row,patient,sequence,reading,item,value")
            .contains("1,P1,T1,,diagnostics_Mask-original_VoxelNum,8", "1,P1,T1,,diagnostics_Levels_original,1",
                "1,P1,T1,,diagnostics_Warning_original,\"all intensities have one grey level, so texture says nothing; "
                    + "choose smaller bins\"",
                "1,P1,T1,,original_shape2D_Elongation,\"NaN: the region has more than one slice, so its shape is not "
                    + "flat\"")
            .noneMatch(line -> line.startsWith("2,"));
    }

    @Test
    void badCasesAreReportedEachInASentenceAndTheOthersKept() throws IOException {
        final Path image = m_folder.resolve("image.nii.gz");
        final Path mask = m_folder.resolve("mask.nii.gz");
        m_images.maskOfOtherSpacing("spacing.nii.gz");
        m_images.emptyMask("empty.nii.gz");
        m_images.mask("two.nii.gz", 2);
        m_images.imageWithNaN("nan.nrrd");
        m_images.truncated(image, "cut.nii.gz");
        m_images.text("text.nii.gz", "no image");
        final Path manifest = m_images.text("manifest.csv", "patient,image,mask", "ok,image.nii.gz,mask.nii.gz",
            "absent,absent.nii.gz,mask.nii.gz", "maskless,image.nii.gz,absent.nii.gz",
            "spacing,image.nii.gz,spacing.nii.gz", "empty,image.nii.gz,empty.nii.gz", "two,image.nii.gz,two.nii.gz",
            "nan,nan.nrrd,mask.nii.gz", "cut,cut.nii.gz,mask.nii.gz", "text,text.nii.gz,mask.nii.gz",
            "alsoOk,image.nii.gz,mask.nii.gz");
        final CommandResult result = extract(manifest);
        final String absent = m_folder.resolve("absent.nii.gz") + ": does not exist; check the path.";
        assertThat(result.err()).containsExactly("Row 7 (nan): " + m_folder.resolve("nan.nrrd")
            + ": 1 voxel of the region is NaN or infinite, the first at (2, 1, 1); repair the image or leave them out "
            + "of the region.", "Row 2 (absent) has no features: " + absent,
            "Row 3 (maskless) has no features: " + absent,
            "Row 4 (spacing) has no features: " + image + ": does not go with the mask "
                + m_folder.resolve("spacing.nii.gz")
                + " (region 1): their grids differ in spacing by 1 mm or 0.5 voxels ((1, 1, 2) mm and (1, 1, 3) mm), "
                + "and all of the region's voxels lie inside the image; have the mask resampled onto the image, or "
                + "draw it there.",
            "Row 5 (empty) has no features: " + m_folder.resolve("empty.nii.gz")
                + ": holds no region: it is an empty mask; draw the region.",
            "Row 6 (two) has no features: " + m_folder.resolve("two.nii.gz")
                + ": has no region 1; choose one of its regions, 2.",
            "Row 8 (cut) has no features: " + m_folder.resolve("cut.nii.gz")
                + ": ends before its last voxel; it is damaged or not fully copied.",
            "Row 9 (text) has no features: " + m_folder.resolve("text.nii.gz")
                + ": is neither NIfTI nor NRRD nor MetaImage nor DICOM nor a grey PNG; convert it to one of them.");
        assertThat(result.out()).containsExactly("3 of 10 cases have features: " + m_out + ".");
        assertThat(result.exitCode()).isEqualTo(4);
        assertThat(rows()).extracting(row -> row.getField("patient")).containsExactly("ok", "nan", "alsoOk");
    }

    @Test
    void fractionsInAMaskAreCutOffWithARemark() throws IOException {
        final Path mask = m_images.fractionalMask("fractions.nrrd");
        final Path manifest = m_images.text("manifest.csv", "image,mask", "image.nii.gz,fractions.nrrd");
        final Path diagnostics = m_folder.resolve("diagnostics.csv");
        final CommandResult result =
            CommandResult.of("extract", "--manifest", manifest, "--out", m_out, "--diagnostics", diagnostics);
        final String remark = mask + ": the values of 2 voxels, the first 1.7 at (1, 1, 1), are no label.";
        assertThat(result.err()).hasSize(1).first().asString().startsWith("Row 1 (1): " + remark);
        assertThat(value(rows().get(0), "original_shape_VoxelVolume")).isEqualTo(14);
        assertThat(Files.readString(diagnostics)).contains("diagnostics_Warning_mask,\"" + remark);
    }

    @Test
    void nothingIsWrittenIfNoCaseHasFeatures() throws IOException {
        final CommandResult result = extract(m_images.text("manifest.csv", "image,mask", "a.nrrd,b.nrrd"));
        assertThat(result.out()).containsExactly("0 of 1 cases have features; nothing was written.");
        assertThat(result.exitCode()).isEqualTo(4);
        try (var files = Files.list(m_folder)) {
            assertThat(files.filter(file -> file.getFileName().toString().startsWith("features"))).isEmpty();
        }
    }

    @Test
    void batchFilesOfPyRadiomicsAndPathsWithSpacesAreRead() throws IOException {
        final Path folder = Files.createDirectory(m_folder.resolve("Bilder über Maß 図"));
        final SmallImages images = new SmallImages(folder);
        images.image("image 1.nrrd");
        images.mask("mask 1.nrrd", 3);
        images.text("cases.csv", "Image,Mask,Label,Site", "image 1.nrrd,mask 1.nrrd,3,A");
        assertThat(extract(folder.resolve("cases.csv")).exitCode()).isZero();
        assertThat(rows().get(0).getHeader()).startsWith("Image", "Mask", "Label", "Site", "original_shape_Elongation");
        assertThat(value(rows().get(0), "original_firstorder_Mean")).isEqualTo(4.5);
    }

    @Test
    void wrongManifestsAreBadArguments() throws IOException {
        final String[][] cases = {
            {"has no column \"image\" (its columns are patient, mask); add it, with the path of each case's image.",
                "patient,mask", "P1,m"},
            {"has no column \"mask\" (its columns are patient, image); add it, with the path of each case's mask.",
                "patient,image", "P1,i"},
            {"row 2 repeats the case of row 1 (P1); give it another patient, sequence or reading, or remove it.",
                "patient,image,mask", "P1,i,m", "P1,i,m"},
            {"column \"region\" is where the regions of label \"each\" are named; rename it.",
                "image,mask,label,region", "i,m,each,x"},
            {"column \"original_firstorder_Mean\" has the name of a feature; rename it.",
                "image,mask,original_firstorder_Mean", "i,m,1"}};
        for (final String[] texts : cases) {
            final Path manifest = m_images.text("wrong.csv",
                List.of(texts).subList(1, texts.length).toArray(String[]::new));
            final CommandResult result = extract(manifest);
            assertThat(result.err()).containsExactly("radiomics: " + manifest + ": " + texts[0]);
            assertThat(result.exitCode()).isEqualTo(2);
            assertThat(m_out).doesNotExist();
        }
        final Path absent = m_folder.resolve("absent.csv");
        assertThat(extract(absent).err())
            .containsExactly("radiomics: " + absent + ": does not exist; check the path.");
    }

    @Test
    void wrongParameterIsABadArgumentThatNamesTheNearestOne() throws IOException {
        final Path manifest = m_images.text("manifest.csv", "image,mask", "image.nii.gz,mask.nii.gz");
        final Path params = m_images.text("params.yaml", "setting:", "  binWidht: 25");
        final CommandResult result =
            CommandResult.of("extract", "--manifest", manifest, "--params", params, "--out", m_out);
        assertThat(result.err()).containsExactly(
            "radiomics: " + params + ": setting: binWidht is not known; the nearest valid name is binWidth.");
        assertThat(result.exitCode()).isEqualTo(2);
    }

    @Test
    void unusableDestinationIsABadArgumentBeforeAnyWork() throws IOException {
        final Path manifest = m_images.text("manifest.csv", "image,mask", "image.nii.gz,mask.nii.gz");
        final Path file = m_folder.resolve("image.nii.gz");
        final Path below = file.resolve("features.csv");
        assertThat(CommandResult.of("extract", "--manifest", manifest, "--out", m_folder).err())
            .containsExactly("radiomics: " + m_folder + " is a folder; name a file.");
        assertThat(CommandResult.of("extract", "--manifest", manifest, "--out", below).err()).containsExactly(
            "radiomics: Nothing can be written to " + file + ": " + file + " is a file; name another folder.");
        assertThat(CommandResult.of("extract", "--manifest", manifest, "--out", m_out, "--diagnostics", m_out).err())
            .containsExactly("radiomics: " + m_out
                + " has another use in this call, so the diagnostics cannot go there; name another file.");
        final CommandResult same = CommandResult.of("extract", "--manifest", manifest, "--out", manifest);
        assertThat(same.err()).containsExactly(
            "radiomics: " + manifest + " has another use in this call, so the features cannot go there; name another "
                + "file.");
        assertThat(same.exitCode()).isEqualTo(2);
        assertThat(manifest).hasContent("image,mask\nimage.nii.gz,mask.nii.gz\n");
    }

    @Test
    void wrongOptionsAreBadArguments() throws IOException {
        final Path manifest = m_images.text("manifest.csv", "image,mask", "image.nii.gz,mask.nii.gz");
        final String help = " See \"radiomics extract --help\".";
        assertThat(CommandResult.of("extract", "--manifest", manifest, "--out", m_out, "--jobs", 0)).isEqualTo(
            new CommandResult(2, List.of(), List.of("radiomics: --jobs is 0; it must be at least 1." + help)));
        assertThat(CommandResult.of("extract", "--manifest", manifest, "--out", m_out, "--job", 2).err())
            .containsExactly("radiomics: \"--job\" is not known; the nearest is --jobs." + help);
        assertThat(CommandResult.of("extract", "--manifest", manifest).err())
            .containsExactly("radiomics: Missing required option: '--out=FILE.csv'." + help);
        assertThat(CommandResult.of().err())
            .containsExactly("radiomics: Say what to do: run, extract, list, qc or phantom. See \"radiomics --help\".");
    }
}
