package org.radiomics.knime.knip.kniptoimage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.def.IntCell;
import org.knime.core.node.BufferedDataTable;
import org.radiomics.knime.feature.image.Mask;
import org.radiomics.knime.knip.KnipBench;
import org.radiomics.knime.nodes.NodeBench;
import org.radiomics.knime.nodes.data.ImageTable;
import org.radiomics.knime.nodes.data.MaskCell;

import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.roi.labeling.ImgLabeling;
import net.imglib2.roi.labeling.LabelingType;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.view.Views;

/** What KNIP to Image makes of labelings. */
class KnipLabelingToMaskTest {

    private static final String[] XYZ = {"X", "Y", "Z"};

    private static NodeBench node() {
        return NodeBench.of(new KnipToImageNodeFactory());
    }

    /** Runs the node on one row per pair of image and labeling. */
    private static BufferedDataTable run(final NodeBench node, final DataCell... cells) throws Exception {
        return (BufferedDataTable)node.execute(KnipBench.table(cells), null)[0];
    }

    private static RandomAccessibleInterval<LabelingType<Object>> labeling(final Object... labelOfPixel) {
        final ImgLabeling<Object, IntType> labeling = new ImgLabeling<>(ArrayImgs.ints(4, 3, 2));
        final RandomAccess<LabelingType<Object>> access = labeling.randomAccess();
        for (int i = 0; i < labelOfPixel.length; i += 2) {
            final int pixel = (Integer)labelOfPixel[i + 1];
            access.setPosition(new int[]{pixel % 4, pixel / 4 % 3, pixel / 12});
            access.get().add(labelOfPixel[i]);
        }
        return labeling;
    }

    private static boolean[] inside(final int... voxels) {
        final boolean[] inside = new boolean[24];
        for (final int voxel : voxels) {
            inside[voxel] = true;
        }
        return inside;
    }

    @Test
    void aLabelingGivesOneRowForEachLabel() throws Exception {
        final BufferedDataTable table = run(node(), null,
            KnipBench.labeling(labeling("tumour", 3, "tumour", 4, "edema", 4, "edema", 5, "12", 23),
                KnipBench.axes(XYZ)));
        assertThat(keys(table)).containsExactly("Row0_1", "Row0_2", "Row0_3");
        final List<Mask> masks = masks(table);
        assertThat(masks).extracting(Mask::name).containsExactly("12", "edema", "tumour");
        assertThat(masks).extracting(Mask::label).containsExactly(12, 1, 2);
        assertThat(masks.get(0).inside()).containsExactly(inside(23));
        assertThat(masks.get(1).inside()).containsExactly(inside(4, 5));
        assertThat(masks.get(2).inside()).containsExactly(inside(3, 4));
        assertThat(NodeBench.column(table, "ROI voxels")).containsExactly(new IntCell(1), new IntCell(2),
            new IntCell(2));
        assertThat(NodeBench.column(table, "label")).containsExactly(new IntCell(12), new IntCell(1), new IntCell(2));
        assertThat(NodeBench.column(table, "region")).extracting(Object::toString)
            .containsExactly("12", "edema", "tumour");
        assertThat(NodeBench.column(table, "patient")).extracting(Object::toString).containsOnly("P0");
    }

    @Test
    void numbersAsLabelsAreInOrderAndKept() throws Exception {
        final BufferedDataTable table = run(node(), null,
            KnipBench.labeling(labeling(10, 0, 9, 0, 2, 7, -1, 8, 2.5, 9), KnipBench.axes(XYZ)));
        assertThat(masks(table)).extracting(Mask::name).containsExactly("-1", "2", "2.5", "9", "10");
        assertThat(masks(table)).extracting(Mask::label).containsExactly(-1, 2, 1, 9, 10);
    }

    @Test
    void viewsOfLabelingsAreReadWhereTheyAre() throws Exception {
        final RandomAccessibleInterval<LabelingType<Object>> part = Views.interval(
            Views.translate(labeling("a", 5, "b", 18), 10, 20, 30), new long[]{11, 20, 30}, new long[]{12, 22, 31});
        final List<Mask> masks = masks(run(node(), null, KnipBench.labeling(part, KnipBench.axes(XYZ))));
        assertThat(masks.get(0).geometry().size()).containsExactly(2, 3, 2);
        assertThat(masks.get(0).geometry().origin()).containsExactly(11, 20, 30);
        assertThat(masks.get(0).lower(0)).isZero(); // pixel 5 is (1, 1, 0)
        assertThat(masks.get(0).lower(1)).isEqualTo(1);
        assertThat(masks.get(1).lower(0)).isEqualTo(1); // pixel 18 is (2, 1, 1)
        assertThat(masks.get(1).lower(2)).isEqualTo(1);
        assertThat(masks).extracting(Mask::count).containsExactly(1, 1);
    }

    @Test
    void labelingsOfOnePlaneAndOneTimeAreMasksOfOneSlice() throws Exception {
        final RandomAccessibleInterval<LabelingType<Object>> flat = Views.hyperSlice(labeling("a", 5, "b", 18), 2, 1);
        final List<Mask> masks = masks(run(node(), null, KnipBench.labeling(flat, KnipBench.axes("X", "Y"))));
        assertThat(masks).extracting(Mask::name).containsExactly("b");
        assertThat(masks.get(0).inside()).containsExactly(Arrays.copyOf(inside(6), 12));
    }

    @Test
    void imageAndLabelingShareTheImagesGrid() throws Exception {
        final NodeBench node = node();
        final BufferedDataTable table = run(node,
            KnipBench.image(KnipBench.counting(4, 3, 2), KnipBench.axis("X", "mm", 2, 1), KnipBench.axis("Y", "mm", 2,
                1),
                KnipBench.axis("Z", "mm", 5, 1)), KnipBench.labeling(labeling("a", 5, "b", 5), KnipBench.axes(XYZ)),
            KnipBench.image(KnipBench.counting(4, 3), KnipBench.axes("X", "Y")),
            KnipBench.labeling(labeling("a", 5), KnipBench.axes(XYZ)));
        assertThat(masks(table)).extracting(mask -> mask.geometry().spacing(2)).containsExactly(5.0, 5.0);
        assertThat(NodeBench.column(table, "image").get(0)).isSameAs(NodeBench.column(table, "image").get(1));
        assertThat(((MaskCell)NodeBench.column(table, "mask").get(0)).picture()).isPresent();
        assertThat(node.warning()).contains("Row Row1: The image has 4 x 3 x 1 voxels and the labeling 4 x 3 x 2; "
            + "crop or "
            + "resample one of them, or convert them in two nodes.",
            "Image and labeling have different axes; the image's are taken for both: row Row0.");
    }

    @Test
    void rowsWithoutImageOrLabelsAreKeptAndNamed() throws Exception {
        final NodeBench node = node();
        final BufferedDataTable table = run(node, KnipBench.image(KnipBench.counting(4, 3, 2), KnipBench.axes(XYZ)),
            KnipBench.labeling(labeling(), KnipBench.axes(XYZ)), null, null,
            KnipBench.image(KnipBench.counting(4, 3, 2), KnipBench.axes(XYZ)), null);
        assertThat(keys(table)).containsExactly("Row0_0", "Row2_0");
        assertThat(NodeBench.column(table, "mask")).allMatch(DataCell::isMissing);
        assertThat(node.warning()).contains("1 of 3 cases left out. Row Row1: There is no image and no labeling of "
            + "KNIP; "
            + "fill the cells, or remove the row.",
            "No pixel of the labeling has a label, hence there is no mask: row Row0.",
            "There is no labeling of KNIP, hence no mask: row Row2.");
    }

    @Test
    void theOutputIsATableOfImages() throws Exception {
        final BufferedDataTable table = run(node(), KnipBench.image(KnipBench.counting(4, 3, 2), KnipBench.axes(XYZ)),
            KnipBench.labeling(labeling("a", 5), KnipBench.axes(XYZ)));
        final ImageTable images = ImageTable.of(table.getDataTableSpec());
        assertThat(images.read(table, NodeBench.context()).get(0).image().name()).isEqualTo("picture");
    }

    private static List<String> keys(final BufferedDataTable table) {
        final List<String> keys = new ArrayList<>();
        for (final DataRow row : table) {
            keys.add(row.getKey().getString());
        }
        return keys;
    }

    private static List<Mask> masks(final BufferedDataTable table) throws Exception {
        final List<Mask> masks = new ArrayList<>();
        for (final DataCell cell : NodeBench.column(table, "mask")) {
            masks.add(KnipBench.mask(cell));
        }
        return masks;
    }
}
