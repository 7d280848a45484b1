package org.radiomics.knime.nodes.featureextractor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.port.PortObject;
import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.nodes.NodeBench;
import org.radiomics.knime.nodes.cohort.ColumnKind;
import org.radiomics.knime.nodes.data.ImageBench;
import org.radiomics.knime.nodes.data.VolumeCell;
import org.radiomics.knime.nodes.record.StudyRecordPortObject;
import org.radiomics.knime.standin.internal.Doors;
import org.radiomics.knime.stats.report.Section;

class FeatureExtractorNodeTest {

    private static final Geometry GRID =
        Geometry.axisAligned(new int[]{8, 8, 4}, new double[]{1, 1, 3}, new double[]{0, 0, 0});

    private static NodeBench originalOnly() throws Exception {
        return NodeBench.of(new FeatureExtractorNodeFactory()).with(FeatureExtractorNodeModel.WAVELET, false);
    }

    private static VolumeCell noise(final int seed) throws Exception {
        return ImageBench.image(GRID, new Random(seed).doubles(GRID.voxels(), 0, 500).toArray());
    }

    private static DataCell[] noise(final String patient, final int seed) throws Exception {
        return NodeBench.row(patient, "T1", "reader1", noise(seed), ImageBench.mask(GRID, 64, 192), "8 x 8 x 4");
    }

    private static DataCell cell(final PortObject table, final String column, final int row) {
        return NodeBench.column((BufferedDataTable)table, column).get(row);
    }

    @Test
    void featuresFollowTheColumnsOfTheCaseAndAreMarked() throws Exception {
        final PortObject[] out = originalOnly().execute(NodeBench.table(ImageBench.SPEC, noise("P1", 1)), null);
        final DataTableSpec spec = (DataTableSpec)out[0].getSpec();
        assertThat(spec.getColumnNames())
            .startsWith("patient", "sequence", "reading", "size", "original_shape_Elongation").hasSize(4 + 107);
        assertThat(ColumnKind.of(spec.getColumnSpec("original_glcm_Contrast"))).contains(ColumnKind.FEATURE);
        assertThat(cell(out[0], "patient", 0)).hasToString("P1");
        // 128 voxels of 1 x 1 x 3 mm
        assertThat(((DoubleValue)cell(out[0], "original_shape_VoxelVolume", 0)).getDoubleValue())
            .isCloseTo(384, Offset.offset(1e-9));
    }

    @Test
    void waveletImagesAddTheirFeaturesByDefault() throws Exception {
        final DataTableSpec spec =
            (DataTableSpec)NodeBench.of(new FeatureExtractorNodeFactory()).configure(ImageBench.SPEC, null)[0];
        // 107 of the image and 93 of each of the eight wavelet images
        assertThat(spec.getNumColumns()).isEqualTo(4 + 107 + 8 * 93);
        assertThat(spec.containsName("wavelet-LLH_glcm_Contrast")).isTrue();
    }

    @Test
    void binWidthOfTheSettingsIsUsed() throws Exception {
        final BufferedDataTable images = NodeBench.table(ImageBench.SPEC, noise("P1", 1));
        final PortObject[] fine = originalOnly().with(FeatureExtractorNodeModel.BIN_WIDTH, 5.0).execute(images, null);
        final PortObject[] coarse = originalOnly().with(FeatureExtractorNodeModel.BIN_WIDTH, 250.0)
            .execute(images, null);
        final String entropy = "original_firstorder_Entropy";
        // at most three bins of width 250 hold values from 0 to 500
        assertThat(((DoubleValue)cell(coarse[0], entropy, 0)).getDoubleValue()).isLessThan(Math.log(3) / Math.log(2));
        assertThat(((DoubleValue)cell(fine[0], entropy, 0)).getDoubleValue()).isGreaterThan(4);
    }

    @Test
    void badCaseCostsItsRowOnly() throws Exception {
        final BufferedDataTable images = NodeBench.table(ImageBench.SPEC, noise("P1", 1),
            NodeBench.row("P2", "T1", "reader1", noise(2), ImageBench.mask(GRID, 0, 0), "8 x 8 x 4"),
            NodeBench.row("P3", "T1", "reader1", noise(3), null, "8 x 8 x 4"), noise("P4", 4));
        final NodeBench node = originalOnly();
        final PortObject[] out = node.execute(images, null);
        assertThat(NodeBench.column((BufferedDataTable)out[0], "patient")).extracting(DataCell::toString)
            .containsExactly("P1", "P4");
        assertThat(node.warning()).startsWith("2 of 4 cases left out.").contains("P2 T1 reader1", "P3 T1 reader1");
        assertThat(((StudyRecordPortObject)out[3]).record().sections().get(0).warnings()).hasSize(2);
    }

    @Test
    void featureThatIsNotDefinedIsAMissingCellWithTheReason() throws Exception {
        // 500 / 1e-9 grey levels are more than there are whole numbers
        final PortObject[] out = originalOnly().with(FeatureExtractorNodeModel.BIN_WIDTH, 1e-9)
            .execute(NodeBench.table(ImageBench.SPEC, noise("P1", 1)), null);
        final DataCell contrast = cell(out[0], "original_glcm_Contrast", 0);
        assertThat(contrast.isMissing()).isTrue();
        assertThat(Doors.data().error(contrast)).contains("bin");
        assertThat(cell(out[0], "original_shape_VoxelVolume", 0).isMissing()).isFalse();
        assertThat(((StudyRecordPortObject)out[3]).record().sections().get(0).warnings()).singleElement().asString()
            .startsWith("93 of the features could not be computed");
    }

    @Test
    void dictionaryExplainsEveryFeature() throws Exception {
        final PortObject[] out = originalOnly().execute(NodeBench.table(ImageBench.SPEC, noise("P1", 1)), null);
        final BufferedDataTable dictionary = (BufferedDataTable)out[1];
        assertThat(dictionary.size()).isEqualTo(107);
        assertThat(NodeBench.column(dictionary, "definition")).noneMatch(DataCell::isMissing);
    }

    @Test
    void diagnosticsStateTheProfile() throws Exception {
        final PortObject[] out = originalOnly().execute(NodeBench.table(ImageBench.SPEC, noise("P1", 1)), null);
        final Section section = ((StudyRecordPortObject)out[3]).record().sections().get(0);
        final String hash = section.settings().get("profileHash");
        assertThat(hash).hasSize(64);
        assertThat(NodeBench.column((BufferedDataTable)out[2], "value")).extracting(DataCell::toString).contains(hash);
    }

    @Test
    void recordShowsAGalleryOfOutlinedRegions() throws Exception {
        final BufferedDataTable images = NodeBench.table(ImageBench.SPEC, noise("P1", 1), noise("P2", 2));
        final PortObject[] out = originalOnly().execute(images, null);
        assertThat(((StudyRecordPortObject)out[3]).record().sections().get(0).pictures()).singleElement()
            .satisfies(picture -> assertThat(picture.caption()).contains("2 of 2 patients"));
        final PortObject[] none = originalOnly().with(FeatureExtractorNodeModel.GALLERY, 0).execute(images, null);
        assertThat(((StudyRecordPortObject)none[3]).record().sections().get(0).pictures()).isEmpty();
    }

    @Test
    void parameterFileMayNormaliseByTheRegionOfAnotherReading(@TempDir final Path folder) throws Exception {
        final Path file = Files.writeString(folder.resolve("params.yaml"), "featureClass: {firstorder: [Maximum]}\n"
            + "preprocessing: {normalization: mean, normalizationVoxels: reference, referenceReading: muscle}\n");
        final Geometry grid = Geometry.axisAligned(new int[]{2, 2, 2}, new double[]{1, 1, 1}, new double[3]);
        final VolumeCell image = ImageBench.image(grid, 0, 1, 2, 3, 4, 5, 6, 7);
        final BufferedDataTable images = NodeBench.table(ImageBench.SPEC,
            NodeBench.row("P1", "T1", "reader1", image, ImageBench.mask(grid, 0, 8), "?"),
            NodeBench.row("P1", "T1", "muscle", image, ImageBench.mask(grid, 3, 6), "?"),
            NodeBench.row("P2", "T1", "reader1", image, ImageBench.mask(grid, 0, 8), "?"));
        final NodeBench node = NodeBench.of(new FeatureExtractorNodeFactory())
            .with(FeatureExtractorNodeModel.PARAMETER_FILE, file.toString());
        final BufferedDataTable features = (BufferedDataTable)node.execute(images, null)[0];
        // The mean of 3, 4, 5 becomes 1.
        assertThat(((DoubleValue)NodeBench.column(features, "original_firstorder_Maximum").get(0)).getDoubleValue())
            .isEqualTo(7 / 4.0);
        assertThat(node.warning()).contains("P2 T1 reader1: The preprocessing measures a region of reference");
    }

    @Test
    void parameterFileReplacesTheSettings(@TempDir final Path folder) throws Exception {
        final Path file = Files.writeString(folder.resolve("params.yaml"),
            "imageType:\n  Original: {}\nfeatureClass:\n  firstorder: [Mean, Maximum]\n");
        final DataTableSpec spec = (DataTableSpec)NodeBench.of(new FeatureExtractorNodeFactory())
            .with(FeatureExtractorNodeModel.PARAMETER_FILE, file.toString()).configure(ImageBench.SPEC, null)[0];
        assertThat(List.of(spec.getColumnNames())).containsSubsequence("original_firstorder_Mean",
            "original_firstorder_Maximum");
        assertThat(spec.getNumColumns()).isEqualTo(4 + 2);
    }

    @Test
    void missingParameterFileIsNamed() {
        assertThatThrownBy(() -> NodeBench.of(new FeatureExtractorNodeFactory())
            .with(FeatureExtractorNodeModel.PARAMETER_FILE, "/absent/params.yaml").configure(ImageBench.SPEC, null))
                .hasMessageContaining("params.yaml");
    }

    @Test
    void withoutAnyImageTypeTheNodeCannotBeConfigured() throws Exception {
        assertThatThrownBy(() -> originalOnly().with(FeatureExtractorNodeModel.ORIGINAL, false)
            .configure(ImageBench.SPEC, null)).hasMessageContaining("No image type is chosen");
    }
}
