package org.radiomics.knime.nodes.imagepreprocessor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.port.PortObject;
import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.nodes.NodeBench;
import org.radiomics.knime.nodes.data.ImageBench;
import org.radiomics.knime.nodes.data.MaskCell;
import org.radiomics.knime.nodes.data.VolumeCell;
import org.radiomics.knime.nodes.data.VolumeValue;
import org.radiomics.knime.nodes.record.StudyRecordPortObject;

/** What templates of histograms learn from, and where they are kept. */
class HistogramTemplatesInNodeTest {

    private static final Geometry GRID =
        Geometry.axisAligned(new int[]{20, 5, 4}, new double[]{1, 1, 1}, new double[3]);

    private static final DataTableSpec SPEC =
        NodeBench.spec(new String[]{"patient", "sequence", "reading", "image", "mask", "set"}, StringCell.TYPE,
            StringCell.TYPE, StringCell.TYPE, VolumeCell.TYPE, MaskCell.TYPE, StringCell.TYPE);

    @TempDir
    Path m_folder;

    /** Air of grey value 0, and a body whose grey values ascend from 100 with a power. */
    private static VolumeCell image(final double gain, final double power) throws Exception {
        final double[] voxels = new double[400];
        for (int i = 100; i < 400; i++) {
            voxels[i] = gain * (100 + 400 * Math.pow((i - 100) / 299.0, power));
        }
        return ImageBench.image(GRID, voxels);
    }

    private static BufferedDataTable table(final double validationPower) throws Exception {
        final MaskCell mask = ImageBench.mask(GRID, 100, 150);
        return NodeBench.table(SPEC, NodeBench.row("P1", "T1", "r", image(1, 1), mask, "training"),
            NodeBench.row("P2", "T1", "r", image(3, 2), mask, "training"),
            NodeBench.row("P3", "T1", "r", image(2, validationPower), mask, "validation"));
    }

    private static NodeBench node() throws Exception {
        return NodeBench.of(new ImagePreprocessorNodeFactory()).with(PreprocessorOptions.METHOD,
            NormalizationMethod.HISTOGRAM);
    }

    private static double[] voxels(final PortObject[] out, final int row) throws Exception {
        return ((VolumeValue)NodeBench.column((BufferedDataTable)out[0], "image").get(row)).volume().voxels();
    }

    @Test
    void templateLearnsFromTrainingImagesAlone() throws Exception {
        final NodeBench node = node().with(PreprocessorOptions.TRAINING_COLUMN, "set");
        final double[] one = voxels(node.execute(table(1), null), 0);
        assertThat(node.warning()).isNull();
        final PortObject[] other = node.execute(table(5), null);
        assertThat(voxels(other, 0)).containsExactly(one);
        // The percentile 99 of every image becomes the scale.
        assertThat(voxels(other, 2)[396]).isEqualTo(100, within(2.0));
        assertThat(((StudyRecordPortObject)other[1]).record().sections().get(0).summary()).contains(
            "Grey values of 3 of 3 images were matched to the histogram template of their sequence, learned on the "
                + "images with training in column set.");
        assertThat(((StudyRecordPortObject)other[1]).record().sections().get(0).tables()).singleElement()
            .satisfies(table -> assertThat(table.rows()).hasSize(11));
    }

    @Test
    void learningFromAllImagesIsSaidInPlainWords() throws Exception {
        final NodeBench node = node();
        final double[] one = voxels(node.execute(table(1), null), 0);
        assertThat(node.warning()).startsWith("The histogram templates were learned on all images, so images of a "
            + "later validation set are no longer unseen");
        assertThat(Arrays.equals(voxels(node.execute(table(5), null), 0), one)).isFalse();
    }

    @Test
    void savedTemplatesMatchOtherImagesAsTheyDidTheFirst() throws Exception {
        final Path file = m_folder.resolve("templates.json");
        final double[] learned = voxels(node().with(PreprocessorOptions.TRAINING_COLUMN, "set")
            .with(PreprocessorOptions.SAVED_TEMPLATES, file.toString()).execute(table(3), null), 2);
        final NodeBench later = node().with(PreprocessorOptions.TEMPLATE_FILE, file.toString());
        final BufferedDataTable one = NodeBench.table(SPEC,
            NodeBench.row("P3", "T1", "r", image(2, 3), ImageBench.mask(GRID, 100, 150), "validation"));
        assertThat(voxels(later.execute(one, null), 0)).containsExactly(learned);
        assertThat(later.warning()).isNull();
        final BufferedDataTable other = NodeBench.table(SPEC,
            NodeBench.row("P3", "T2", "r", image(2, 3), ImageBench.mask(GRID, 100, 150), "validation"));
        assertThatThrownBy(() -> later.execute(other, null)).hasMessageContaining(
            "There is no histogram template for the sequence T2 (there are some for T1)");
    }

    @Test
    void tooFewTrainingImagesAreSaid() throws Exception {
        final BufferedDataTable one = NodeBench.table(SPEC,
            NodeBench.row("P1", "T1", "r", image(1, 1), ImageBench.mask(GRID, 100, 150), "training"));
        assertThatThrownBy(() -> node().with(PreprocessorOptions.TRAINING_COLUMN, "set").execute(one, null))
            .isInstanceOf(IllegalArgumentException.class).hasMessage("Sequence T1: A histogram template is to be "
                + "learned from one image; it needs at least two training images.");
        assertThatThrownBy(() -> node().with(PreprocessorOptions.TRAINING_COLUMN, "set")
            .with(PreprocessorOptions.TRAINING_VALUE, "train").execute(one, null))
            .isInstanceOf(IllegalArgumentException.class).hasMessage("No image has \"train\" in column \"set\", so no "
                + "histogram template can be learned; check column and value of training images.");
        assertThatThrownBy(() -> node().with(PreprocessorOptions.TRAINING_COLUMN, "role").execute(one, null))
            .isInstanceOf(InvalidSettingsException.class).hasMessageContaining("the table has no such column");
    }

    @Test
    void fileWithoutTemplatesIsNamed() throws Exception {
        final BufferedDataTable images = table(1);
        for (final String content : new String[]{"", "[1, 2]", "{\"T1\": {\"histogramPercentiles\": [1, 99]}}",
            "{\"T1\": {\"histogramPercentiles\": [99, 1], \"histogramValues\": [0, 1]}}", "{"}) {
            final Path file = Files.writeString(m_folder.resolve("wrong.json"), content);
            assertThatThrownBy(
                () -> node().with(PreprocessorOptions.TEMPLATE_FILE, file.toString()).execute(images, null))
                .hasMessageStartingWith(file + " is no file of histogram templates: ");
        }
        assertThatThrownBy(() -> node().with(PreprocessorOptions.TEMPLATE_FILE, m_folder.resolve("no.json").toString())
            .execute(images, null)).hasMessageEndingWith("no.json cannot be read; check that it is there and may be "
            + "read.");
    }
}
