package org.radiomics.knime.nodes.imagepreprocessor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.InvalidSettingsException;
import org.radiomics.knime.feature.Monitor;
import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.preprocess.n4.N4BiasCorrection;
import org.radiomics.knime.nodes.NodeBench;
import org.radiomics.knime.nodes.cohort.ColumnKind;
import org.radiomics.knime.nodes.data.ImageBench;
import org.radiomics.knime.nodes.data.MaskValue;
import org.radiomics.knime.nodes.data.VolumeCell;
import org.radiomics.knime.nodes.data.VolumeValue;
import org.radiomics.knime.nodes.options.Settings;
import org.radiomics.knime.nodes.record.StudyRecordPortObject;
import org.radiomics.knime.standin.settings.SettingsTree;

class ImagePreprocessorNodeTest {

    private static final Geometry GRID =
        Geometry.axisAligned(new int[]{2, 2, 2}, new double[]{1, 1, 4}, new double[]{0, 0, 0});

    private static NodeBench node() {
        return NodeBench.of(new ImagePreprocessorNodeFactory());
    }

    private static VolumeValue image(final PortObject table, final int row) {
        return (VolumeValue)NodeBench.column((BufferedDataTable)table, "image").get(row);
    }

    private static MaskValue mask(final PortObject table, final int row) {
        return (MaskValue)NodeBench.column((BufferedDataTable)table, "mask").get(row);
    }

    private static BufferedDataTable twoSequences() throws Exception {
        return NodeBench.table(ImageBench.SPEC,
            NodeBench.row("P1", "T1", "reader1", ImageBench.image(GRID, 1, 1, 1, 1, 3, 3, 3, 3),
                ImageBench.mask(GRID, 0, 5), "?"),
            NodeBench.row("P1", "PET", "reader1", ImageBench.image(GRID, 0, 1, 2, 3, 4, 5, 6, 7),
                ImageBench.mask(GRID, 0, 4), "?"));
    }

    @Test
    void greyValuesAreNormalisedToTheScale() throws Exception {
        final PortObject[] out = node().execute(twoSequences(), null);
        // mean 2, sample standard deviation sqrt(8 / 7)
        final double expected = 100 / Math.sqrt(8 / 7.0);
        assertThat(image(out[0], 0).volume().voxels()[0]).isCloseTo(-expected, Offset.offset(1e-12));
        assertThat(image(out[0], 0).volume().voxels()[7]).isCloseTo(expected, Offset.offset(1e-12));
    }

    @Test
    void onlyTheNamedSequencesAreNormalised() throws Exception {
        final BufferedDataTable images = twoSequences();
        final PortObject[] out =
            node().with(PreprocessorOptions.SEQUENCES, List.of("T1")).execute(images, null);
        assertThat(image(out[0], 1)).isSameAs(image(images, 1));
        assertThat(((StudyRecordPortObject)out[1]).record().sections().get(0).summary())
            .startsWith("Grey values of 1 of 2");
    }

    @Test
    void imageOfSeveralReadingsIsProcessedOnce() throws Exception {
        final VolumeCell shared = ImageBench.image(GRID, 0, 1, 2, 3, 4, 5, 6, 7);
        final BufferedDataTable images = NodeBench.table(ImageBench.SPEC,
            NodeBench.row("P1", "T1", "reader1", shared, ImageBench.mask(GRID, 0, 4), "?"),
            NodeBench.row("P1", "T1", "reader2", shared, ImageBench.mask(GRID, 0, 5), "?"));
        final PortObject[] out = node().execute(images, null);
        assertThat(image(out[0], 0)).isSameAs(image(out[0], 1));
    }

    @Test
    void normalisationByRegionDiffersBetweenReadings() throws Exception {
        final VolumeCell shared = ImageBench.image(GRID, 0, 1, 2, 3, 4, 5, 6, 7);
        final BufferedDataTable images = NodeBench.table(ImageBench.SPEC,
            NodeBench.row("P1", "T1", "reader1", shared, ImageBench.mask(GRID, 0, 4), "?"),
            NodeBench.row("P1", "T1", "reader2", shared, ImageBench.mask(GRID, 0, 5), "?"));
        final PortObject[] out =
            node().with(PreprocessorOptions.VOXELS, MeasuredVoxels.REGION).execute(images, null);
        // means 1.5 and 2
        assertThat(image(out[0], 0).volume().voxels()[2]).isPositive();
        assertThat(image(out[0], 1).volume().voxels()[2]).isZero();
    }

    @Test
    void resamplingChangesImageMaskAndTheColumnsThatDescribeThem() throws Exception {
        final PortObject[] out = node().with(PreprocessorOptions.RESAMPLE, true)
            .with(PreprocessorOptions.SPACING_Z, 2.0).execute(twoSequences(), null);
        assertThat(image(out[0], 0).geometry().size(2)).isEqualTo(4);
        assertThat(mask(out[0], 0).mask().geometry()).isEqualTo(image(out[0], 0).geometry());
        assertThat(NodeBench.column((BufferedDataTable)out[0], "size").get(0)).hasToString("2 x 2 x 4");
    }

    @Test
    void constantImageIsLeftOutByName() throws Exception {
        final BufferedDataTable images = NodeBench.table(ImageBench.SPEC,
            NodeBench.row("P1", "T1", "reader1", ImageBench.image(GRID, new double[8]), ImageBench.mask(GRID, 0, 4),
                "?"),
            NodeBench.row("P2", "T1", "reader1", ImageBench.image(GRID, 0, 1, 2, 3, 4, 5, 6, 7),
                ImageBench.mask(GRID, 0, 4), "?"),
            NodeBench.row("P3", "T1", "reader1", null, ImageBench.mask(GRID, 0, 4), "?"));
        final NodeBench node = node();
        final BufferedDataTable out = (BufferedDataTable)node.execute(images, null)[0];
        assertThat(NodeBench.column(out, "patient")).singleElement().hasToString("P2");
        assertThat(node.warning()).startsWith("2 of 3 cases left out.").contains(
            "P1 T1 reader1: The grey values do not vary", "P3 T1 reader1: The image is missing");
    }

    @Test
    void settingsOfTheFirstVersionGiveWhatTheyGave() throws Exception {
        final SettingsTree saved = new SettingsTree("model");
        saved.addBoolean("normalize", true);
        saved.addString("normalizedSequences", "T1");
        saved.addString("normalizationReference", "foreground");
        saved.addDouble("normalizationScale", 10);
        saved.addDouble("outlierLimit", 0);
        saved.addBoolean("resample", false);
        saved.addDouble("spacingX", 1);
        saved.addDouble("spacingY", 1);
        saved.addDouble("spacingZ", 1);
        saved.addString("interpolator", "linear");
        final Settings settings = PreprocessorOptions.ALL.load(saved);
        final Steps steps = Steps.of(settings);
        assertThat(steps.clips("T1")).isFalse();
        assertThat(steps.normalizes("PET")).isFalse();
        assertThat(steps.matchesHistograms()).isFalse();
        final Volume image = ImageBench.image(GRID, 0, 1, 1, 48, 52, 0, 0, 0).volume();
        // Of 48 and 52, brighter than the mean, mean 50 and sample variance 8.
        assertThat(steps.of("T1").apply(image, null, Monitor.NONE).voxels()[4])
            .isCloseTo(20 / Math.sqrt(8), Offset.offset(1e-12));
        assertThat(steps.of("PET").apply(image, null, Monitor.NONE)).isSameAs(image);
    }

    @Test
    void biasFieldIsTakenOutOfTheNamedSequencesFirst() throws Exception {
        final Geometry grid = Geometry.axisAligned(new int[]{24, 24, 16}, new double[]{1, 1, 1}, new double[3]);
        final double[] voxels = new double[(int)grid.voxels()];
        for (int i = 0; i < voxels.length; i++) {
            // Two tissues in a checkerboard under a field that grows with x.
            final int x = i % 24;
            final int y = i / 24 % 24;
            voxels[i] = ((x / 3 + y / 3) % 2 == 0 ? 100 : 160) * Math.exp(0.02 * x);
        }
        final BufferedDataTable images = NodeBench.table(ImageBench.SPEC,
            NodeBench.row("P1", "T1", "reader1", ImageBench.image(grid, voxels), ImageBench.mask(grid, 0, 24), "?"),
            NodeBench.row("P1", "PET", "reader1", ImageBench.image(grid, voxels), ImageBench.mask(grid, 0, 24), "?"));
        final PortObject[] out = node().with(PreprocessorOptions.N4, true)
            .with(PreprocessorOptions.N4_SEQUENCES, List.of("T1")).with(PreprocessorOptions.N4_SHRINK, 1)
            .with(PreprocessorOptions.NORMALIZE, false).execute(images, null);
        assertThat(image(out[0], 1)).isSameAs(image(images, 1));
        final double[] expected = N4BiasCorrection.withDefaults().withShrink(1)
            .apply(image(images, 0).volume(), null, Monitor.NONE).corrected().voxels();
        assertThat(image(out[0], 0).volume().voxels()).containsExactly(expected).isNotEqualTo(voxels);
        assertThat(summary(out)).startsWith("The bias field of 1 of 2 images was taken out by N4 (shrink factor 1, 4 "
            + "levels of at most 50 iterations).");
    }

    @Test
    void greyValuesAreClippedBeforeTheyAreScaled() throws Exception {
        final PortObject[] out = node().with(PreprocessorOptions.CLIP, PreprocessorOptions.CLIP_LIMITS)
            .with(PreprocessorOptions.CLIP_LOWER, 2.0).with(PreprocessorOptions.CLIP_UPPER, 4.0)
            .with(PreprocessorOptions.CLIP_SEQUENCES, List.of("PET"))
            .with(PreprocessorOptions.METHOD, NormalizationMethod.PERCENTILES)
            .with(PreprocessorOptions.LOWER_PERCENTILE, 0.0).with(PreprocessorOptions.UPPER_PERCENTILE, 100.0)
            .execute(twoSequences(), null);
        assertThat(image(out[0], 0).volume().voxels()).containsExactly(0, 0, 0, 0, 100, 100, 100, 100);
        assertThat(image(out[0], 1).volume().voxels()).containsExactly(0, 0, 0, 50, 100, 100, 100, 100);
        assertThat(summary(out)).startsWith("Grey values of 1 of 2 images were clipped to the grey values 2 to 4. "
            + "Grey values of 2 of 2 images were scaled so that the percentiles 0 and 100 of the image become 0 and "
            + "100.");
    }

    @Test
    void imagesAreNormalisedByTheRegionOfAnotherReadingWhoseRowsDoNotLeaveTheNode() throws Exception {
        final VolumeCell shared = ImageBench.image(GRID, 0, 1, 2, 3, 4, 5, 6, 7);
        final BufferedDataTable images = NodeBench.table(ImageBench.SPEC,
            NodeBench.row("P1", "T1", "reader1", shared, ImageBench.mask(GRID, 0, 4), "?"),
            NodeBench.row("P1", "T1", "reader2", shared, ImageBench.mask(GRID, 0, 5), "?"),
            NodeBench.row("P1", "T1", "muscle", shared, ImageBench.mask(GRID, 4, 7), "?"),
            NodeBench.row("P2", "T1", "reader1", shared, ImageBench.mask(GRID, 0, 4), "?"));
        final NodeBench node = node().with(PreprocessorOptions.METHOD, NormalizationMethod.MEAN)
            .with(PreprocessorOptions.VOXELS, MeasuredVoxels.REFERENCE)
            .with(PreprocessorOptions.REFERENCE_READING, "muscle").with(PreprocessorOptions.SCALE, 10.0);
        final PortObject[] out = node.execute(images, null);
        assertThat(NodeBench.column((BufferedDataTable)out[0], "reading")).map(Object::toString)
            .containsExactly("reader1", "reader2");
        // The mean of 4, 5, 6 becomes 10.
        assertThat(image(out[0], 0).volume().voxels()).containsExactly(0, 2, 4, 6, 8, 10, 12, 14);
        assertThat(image(out[0], 0)).isSameAs(image(out[0], 1));
        assertThat(node.warning()).isEqualTo("1 of 3 cases left out. P2 T1 reader1: The image has no mask in the "
            + "reading muscle, by which it is to be normalised; add a row of that reading, or leave this image out.");
        assertThatThrownBy(() -> node.with(PreprocessorOptions.REFERENCE_READING, " ").execute(images, null))
            .hasMessage("Setting \"Reading of reference\" is empty; name the reading that outlines the region of "
                + "reference.");
    }

    @Test
    void percentilesThatCrossCannotBeConfigured() throws Exception {
        final NodeBench node = node().with(PreprocessorOptions.METHOD, NormalizationMethod.PERCENTILES)
            .with(PreprocessorOptions.LOWER_PERCENTILE, 99.0).with(PreprocessorOptions.UPPER_PERCENTILE, 1.0);
        assertThatThrownBy(() -> node.configure(ImageBench.SPEC, null)).isInstanceOf(InvalidSettingsException.class)
            .hasMessage("The lower percentile 99.0 is not below the upper percentile 1.0; give the lower one first.");
    }

    private static String summary(final PortObject[] out) {
        return ((StudyRecordPortObject)out[1]).record().sections().get(0).summary();
    }

    @Test
    void tableWithoutImagesCannotBeConfigured() {
        final DataTableSpec spec =
            new DataTableSpec(ColumnKind.ID.texts("patient"), ColumnKind.CLINICAL.texts("sequence"));
        assertThatThrownBy(() -> node().configure(spec, null))
            .hasMessage("The table has no column of images; connect the output of an Image Reader.");
    }
}
