package org.radiomics.knime.nodes.imagereader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.port.PortObject;
import org.radiomics.knime.feature.file.NiftiWriter;
import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.image.VoxelType;
import org.radiomics.knime.feature.region.RegionChoice;
import org.radiomics.knime.nodes.NodeBench;
import org.radiomics.knime.nodes.data.MaskValue;
import org.radiomics.knime.nodes.data.VolumeValue;
import org.radiomics.knime.nodes.record.StudyRecordPortObject;
import org.radiomics.knime.standin.SingleNode;

class ImageReaderNodeTest {

    private static final Geometry GRID =
        Geometry.axisAligned(new int[]{4, 3, 2}, new double[]{0.5, 0.5, 4}, new double[]{0, 0, 0});

    private static final DataTableSpec PATHS = NodeBench.spec(
        new String[]{"patient", "sequence", "reading", "image", "mask", "centre"}, StringCell.TYPE, StringCell.TYPE,
        StringCell.TYPE, StringCell.TYPE, StringCell.TYPE, StringCell.TYPE);

    @TempDir
    private Path m_folder;

    /** An image whose voxels are 0, 1, 2 ... */
    private String image(final String name, final Geometry grid) throws IOException {
        final double[] voxels = new double[(int)grid.voxels()];
        for (int i = 0; i < voxels.length; i++) {
            voxels[i] = i;
        }
        return write(name, new Volume(grid, VoxelType.INT16, voxels));
    }

    /** A mask whose first voxels have a label. */
    private String mask(final String name, final int voxels, final int label) throws IOException {
        final double[] labels = new double[(int)GRID.voxels()];
        Arrays.fill(labels, 0, voxels, label);
        return write(name, new Volume(GRID, VoxelType.UINT8, labels));
    }

    private String write(final String name, final Volume volume) throws IOException {
        final Path file = m_folder.resolve(name);
        Files.createDirectories(file.getParent());
        NiftiWriter.write(volume, file);
        return file.toString();
    }

    private static NodeBench node() {
        return NodeBench.of(new ImageReaderNodeFactory());
    }

    private static List<String> column(final PortObject table, final String name) {
        return NodeBench.column((BufferedDataTable)table, name).stream().map(Object::toString).toList();
    }

    @Test
    void tableOfPathsGivesOneRowPerCaseWithWhatItPassesOn() throws Exception {
        final String image = image("P1.nii.gz", GRID);
        final BufferedDataTable paths = NodeBench.table(PATHS,
            NodeBench.row("P1", "T1WI", "reader1", image, mask("m1.nii.gz", 5, 1), "Jinan"),
            NodeBench.row("P1", "T1WI", "reader2", image, mask("m2.nii.gz", 7, 1), "Jinan"));
        final PortObject[] out = node().execute(paths, null);
        assertThat(column(out[0], "reading")).containsExactly("reader1", "reader2");
        assertThat(column(out[0], "ROI voxels")).containsExactly("5", "7");
        assertThat(column(out[0], "size")).containsOnly("4 x 3 x 2");
        assertThat(column(out[0], "spacing z (mm)")).containsOnly("4.0");
        assertThat(column(out[0], "centre")).containsOnly("Jinan");
        final BufferedDataTable table = (BufferedDataTable)out[0];
        assertThat(((VolumeValue)NodeBench.column(table, "image").get(0)).volume().voxels()[23]).isEqualTo(23);
        assertThat(((MaskValue)NodeBench.column(table, "mask").get(1)).mask().count()).isEqualTo(7);
        assertThat(((StudyRecordPortObject)out[1]).record().sections().get(0).summary())
            .startsWith("2 regions of 1 patients were read");
    }

    @Test
    void badCasesAreNamedAndLeftOutAndTheOthersKept() throws Exception {
        final Geometry other =
            Geometry.axisAligned(new int[]{4, 3, 2}, new double[]{0.5, 0.5, 3}, new double[]{0, 0, 0});
        final String mask = mask("m.nii.gz", 5, 1);
        final BufferedDataTable paths = NodeBench.table(PATHS,
            NodeBench.row("P1", "T1WI", "reader1", image("P1.nii.gz", GRID), mask, null),
            NodeBench.row("P2", "T1WI", "reader1", image("P2.nii.gz", other), mask, null),
            NodeBench.row("P3", "T1WI", "reader1", m_folder.resolve("absent.nii.gz").toString(), mask, null),
            NodeBench.row("P4", "T1WI", "reader1", image("P4.nii.gz", GRID), mask("m4.nii.gz", 5, 2), null));
        final NodeBench node = node();
        final PortObject[] out = node.execute(paths, null);
        assertThat(column(out[0], "patient")).containsExactly("P1");
        assertThat(node.warning()).startsWith("3 of 4 cases left out.").contains("P2 T1WI reader1",
            "their grids differ", "absent.nii.gz", "has no region 1");
        assertThat(((StudyRecordPortObject)out[1]).record().sections().get(0).warnings()).hasSize(3);
    }

    @Test
    void nothingReadableIsAnErrorWithTheFirstReason() throws Exception {
        final BufferedDataTable paths = NodeBench.table(PATHS, NodeBench.row("P3", "T1WI", "reader1",
            m_folder.resolve("absent.nii.gz").toString(), mask("m.nii.gz", 5, 1), null));
        assertThatThrownBy(() -> node().execute(paths, null)).hasMessageContaining("None of the 1 cases can be used")
            .hasMessageContaining("absent.nii.gz");
    }

    @Test
    void duplicateCaseIsNamedByItsRows() throws Exception {
        final String image = image("P1.nii.gz", GRID);
        final String mask = mask("m.nii.gz", 5, 1);
        final BufferedDataTable paths = NodeBench.table(PATHS,
            NodeBench.row("P1", "T1WI", "reader1", image, mask, null),
            NodeBench.row("P1", "T1WI", "reader1", image, mask, null));
        assertThatThrownBy(() -> node().execute(paths, null))
            .hasMessageContaining("Row \"Row1\" repeats the case of row \"Row0\" (P1 T1WI reader1)");
    }

    @Test
    void manifestPassesOnItsColumnsUnderFreeNames() throws Exception {
        image("images/P1.nii.gz", GRID);
        mask("masks/P1.nii.gz", 5, 3);
        final Path manifest = Files.writeString(m_folder.resolve("manifest.csv"),
            "Image,Mask,Label,size,centre\nimages/P1.nii.gz,masks/P1.nii.gz,3,big,Jinan\n");
        final PortObject[] out = node().with(ImageReaderNodeModel.MANIFEST, manifest.toString()).execute(null, null);
        assertThat(column(out[0], "patient")).containsExactly("1");
        assertThat(column(out[0], "sequence")).containsExactly("image");
        assertThat(column(out[0], "reading")).containsExactly("reader1");
        assertThat(column(out[0], "label")).containsExactly("3");
        assertThat(column(out[0], "centre")).containsExactly("Jinan");
        assertThat(((BufferedDataTable)out[0]).getDataTableSpec().getColumnNames()).doesNotHaveDuplicates();
    }

    @Test
    void eachRegionIsARowThatNamesIt() throws Exception {
        final double[] labels = new double[(int)GRID.voxels()];
        Arrays.fill(labels, 0, 5, 2);
        labels[23] = 2;
        // Two voxels at the end of the second row, and one at the beginning of the third.
        Arrays.fill(labels, 6, 9, 7);
        final String mask = write("m.nii.gz", new Volume(GRID, VoxelType.UINT8, labels));
        final BufferedDataTable paths =
            NodeBench.table(PATHS, NodeBench.row("P1", "T1WI", "reader1", image("P1.nii.gz", GRID), mask, null));
        final PortObject[] each = node().with(ImageReaderNodeModel.REGION, "each")
            .with(ImageReaderNodeModel.COMPONENTS, RegionChoice.Part.LARGEST).execute(paths, null);
        assertThat(column(each[0], "label")).containsExactly("2", "7");
        assertThat(column(each[0], "region")).containsExactly("2", "7");
        assertThat(column(each[0], "ROI voxels")).containsExactly("5", "2");
        final PortObject[] any = node().with(ImageReaderNodeModel.REGION, "any").execute(paths, null);
        assertThat(column(any[0], "region")).containsExactly("any");
        assertThat(column(any[0], "ROI voxels")).containsExactly("9");
    }

    @Test
    void maskOnAnotherGridIsResampledWhereThatIsWanted() throws Exception {
        final Geometry fine = Geometry.axisAligned(new int[]{8, 6, 2}, new double[]{0.25, 0.25, 4},
            new double[]{0, 0, 0});
        final double[] labels = new double[(int)fine.voxels()];
        Arrays.fill(labels, 0, 4, 1);
        final String mask = write("m.nii.gz", new Volume(fine, VoxelType.UINT8, labels));
        final BufferedDataTable paths =
            NodeBench.table(PATHS, NodeBench.row("P1", "T1WI", "reader1", image("P1.nii.gz", GRID), mask, null));
        assertThatThrownBy(() -> node().execute(paths, null)).hasMessageContaining("have the mask resampled");
        final PortObject[] out = node().with(ImageReaderNodeModel.OTHER_GRID, true).execute(paths, null);
        assertThat(column(out[0], "ROI voxels")).containsExactly("2");
    }

    @Test
    void foldersOfDicomAreReadAndRemarksAreWarnings() throws Exception {
        final Path dicom = Path.of(System.getProperty("shared.data", "absent"), "dicom");
        assumeTrue(Files.isDirectory(dicom), "the DICOM series is not here");
        final NodeBench node = node().with(ImageReaderNodeModel.FOLDER, dicom.toString())
            .with(ImageReaderNodeModel.IMAGE_PATTERN, "{patient}/image/")
            .with(ImageReaderNodeModel.MASK_PATTERN, "{patient}/rtstruct.dcm")
            .with(ImageReaderNodeModel.REGION, "gtv_mass_mr_t1").with(ImageReaderNodeModel.SUV, true);
        final PortObject[] out = node.execute(null, null);
        assertThat(column(out[0], "patient")).containsExactly("STS_002_MR_T1");
        assertThat(column(out[0], "region")).containsExactly("GTV_Mass_MR_T1");
        assertThat(node.warning()).contains("images which are not in the series");
    }

    @Test
    void folderIsSearchedByPatternsAndSequences() throws Exception {
        image("P1/T1_image.nii.gz", GRID);
        mask("P1/T1_mask.nii.gz", 5, 1);
        image("P1/PET_image.nii.gz", GRID);
        mask("P1/PET_mask.nii.gz", 5, 1);
        image("P2/T1_image.nii.gz", GRID);
        final NodeBench node = node().with(ImageReaderNodeModel.FOLDER, m_folder.toString())
            .with(ImageReaderNodeModel.SEQUENCES, List.of("T1"));
        final PortObject[] out = node.execute(null, null);
        assertThat(column(out[0], "patient")).containsExactly("P1");
        assertThat(column(out[0], "sequence")).containsExactly("T1");
        assertThat(node.warning()).contains("no mask belongs to this image");
    }

    @Test
    void imagesSurviveATableThatIsWrittenToDisk() throws Exception {
        image("P1/T1_image.nii.gz", GRID);
        mask("P1/T1_mask.nii.gz", 5, 1);
        try (SingleNode node = SingleNode.of(new ImageReaderNodeFactory(), 0).set("folder", m_folder.toString())) {
            final BufferedDataTable table = (BufferedDataTable)node.execute(null, null)[0];
            final VolumeValue image = (VolumeValue)NodeBench.column(table, "image").get(0);
            final MaskValue mask = (MaskValue)NodeBench.column(table, "mask").get(0);
            assertThat(image.name()).isEqualTo("P1 T1");
            assertThat(image.geometry().size()).containsExactly(4, 3, 2);
            assertThat(image.volume().voxels()[23]).isEqualTo(23);
            assertThat(mask.mask().count()).isEqualTo(5);
        }
    }

    @Test
    void absentFolderSaysWhereToGetTheData() {
        final Path absent = m_folder.resolve("absent");
        assertThatThrownBy(() -> node().with(ImageReaderNodeModel.FOLDER, absent.toString())
            .with(ImageReaderNodeModel.DATA_HINT, "download the IBSI validation data set.").execute(null, null))
                .hasMessage("Folder " + absent + " does not exist; download the IBSI validation data set.");
    }

    @Test
    void withoutAnySourceTheNodeCannotBeConfigured() {
        assertThatThrownBy(() -> node().configure(null, null)).hasMessageStartingWith("There is no source");
    }

    @Test
    void tableWithoutPathsOfMasksCannotBeConfigured() {
        final DataTableSpec spec = new DataTableSpec(new DataColumnSpecCreator("image", StringCell.TYPE).createSpec());
        assertThatThrownBy(() -> node().configure(spec, null)).hasMessageContaining("no column \"mask\"");
    }

    @Test
    void sarcomaCohortIsReadFromItsFolder() throws Exception {
        final Path sts = Path.of(System.getProperty("shared.data", "absent"), "sts");
        assumeTrue(Files.isDirectory(sts), "the soft-tissue sarcoma images are not here");
        final PortObject[] out = node().with(ImageReaderNodeModel.FOLDER, sts.toString()).execute(null, null);
        assertThat(((BufferedDataTable)out[0]).size()).isEqualTo(62);
        assertThat(column(out[0], "sequence")).contains("MR_T1", "PET");
    }
}
