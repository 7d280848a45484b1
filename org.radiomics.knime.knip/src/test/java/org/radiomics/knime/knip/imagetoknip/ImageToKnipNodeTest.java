package org.radiomics.knime.knip.imagetoknip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.port.PortObject;
import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.Mask;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.image.VoxelType;
import org.radiomics.knime.knip.KnipBench;
import org.radiomics.knime.nodes.NodeBench;
import org.radiomics.knime.nodes.data.MaskCell;
import org.radiomics.knime.nodes.data.VolumeCell;
import org.radiomics.knime.nodes.record.StudyRecordPortObject;

import net.imagej.ImgPlus;
import net.imagej.axis.LinearAxis;
import net.imglib2.RandomAccess;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.ByteType;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.integer.LongType;
import net.imglib2.type.numeric.integer.ShortType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedIntType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.type.numeric.real.DoubleType;
import net.imglib2.type.numeric.real.FloatType;

class ImageToKnipNodeTest {

    private static final DataTableSpec SPEC =
        NodeBench.spec(new String[]{"patient", "reading", "image", "mask"}, StringCell.TYPE, StringCell.TYPE,
            VolumeCell.TYPE, MaskCell.TYPE);

    private static final Geometry PLAIN = Geometry.axisAligned(new int[]{4, 3, 2}, new double[]{0.5, 0.75, 3},
        new double[3]);

    private static final Geometry TURNED = new Geometry(new int[]{4, 3, 2}, new double[]{0.5, 0.75, 3},
        new double[]{-10, 20, -30.5}, new double[]{0, 1, 0, -1, 0, 0, 0, 0, 1});

    private static int s_stores;

    private static VolumeCell image(final Geometry grid, final VoxelType type,
        final double... voxels) throws Exception {
        return VolumeCell.of(new Volume(grid, type, voxels), "T1 of P1",
            NodeBench.context().createFileStore("i" + s_stores++ + ".nrrd"));
    }

    private static double[] counting() {
        final double[] voxels = new double[24];
        for (int i = 0; i < voxels.length; i++) {
            voxels[i] = i;
        }
        return voxels;
    }

    private static MaskCell mask(final Geometry grid, final int label, final String name, final int... voxels)
        throws Exception {
        final boolean[] inside = new boolean[(int)grid.voxels()];
        for (final int voxel : voxels) {
            inside[voxel] = true;
        }
        return MaskCell.of(new Mask(grid, inside, label, name),
            NodeBench.context().createFileStore("m" + s_stores++ + ".nrrd"));
    }

    private static NodeBench node() {
        return NodeBench.of(new ImageToKnipNodeFactory());
    }

    private static DataCell onlyImage(final VolumeCell cell) throws Exception {
        final DataTableSpec spec = NodeBench.spec(new String[]{"image"}, VolumeCell.TYPE);
        final PortObject[] out = node().execute(NodeBench.table(spec, NodeBench.row(cell)), null);
        return NodeBench.column((BufferedDataTable)out[0], "KNIP image").get(0);
    }

    private static double[] pixels(final ImgPlus<? extends RealType<?>> image) {
        final double[] pixels = new double[(int)image.size()];
        final RandomAccess<? extends RealType<?>> access = image.randomAccess();
        for (int i = 0; i < pixels.length; i++) {
            access.setPosition(new long[]{i % 4, i / 4 % 3, i / 12});
            pixels[i] = access.get().getRealDouble();
        }
        return pixels;
    }

    @ParameterizedTest
    @EnumSource(VoxelType.class)
    void pixelsHaveTheTypeAndTheValuesOfTheImage(final VoxelType type) throws Exception {
        final Map<VoxelType, Class<?>> types = Map.of(VoxelType.INT8, ByteType.class, VoxelType.UINT8,
            UnsignedByteType.class, VoxelType.INT16, ShortType.class, VoxelType.UINT16, UnsignedShortType.class,
            VoxelType.INT32, IntType.class, VoxelType.UINT32, UnsignedIntType.class, VoxelType.INT64, LongType.class,
            VoxelType.UINT64, DoubleType.class, VoxelType.FLOAT32, FloatType.class, VoxelType.FLOAT64,
                DoubleType.class);
        final double[] voxels = counting();
        voxels[0] = type.lowest();
        voxels[23] = type.highest();
        final ImgPlus<? extends RealType<?>> image = KnipBench.imgPlus(onlyImage(image(PLAIN, type, voxels)));
        assertThat(image.firstElement()).isInstanceOf(types.get(type));
        assertThat(pixels(image)).containsExactly(voxels);
    }

    @Test
    void fractionsAndWhatIsNoNumberStayAsTheyAre() throws Exception {
        final double[] voxels = counting();
        voxels[5] = 5.1;
        voxels[6] = Double.NaN;
        voxels[7] = Double.NEGATIVE_INFINITY;
        assertThat(pixels(KnipBench.imgPlus(onlyImage(image(PLAIN, VoxelType.FLOAT64,
            voxels))))).containsExactly(voxels);
        voxels[5] = 5.1f;
        assertThat(pixels(KnipBench.imgPlus(onlyImage(image(PLAIN, VoxelType.FLOAT32,
            voxels))))).containsExactly(voxels);
    }

    @Test
    void axesCarrySpacingAndOriginInMillimetres() throws Exception {
        final ImgPlus<? extends RealType<?>> image =
            KnipBench.imgPlus(onlyImage(image(TURNED, VoxelType.FLOAT64, counting())));
        assertThat(image.getName()).isEqualTo("T1 of P1");
        assertThat(List.of(0, 1, 2)).allSatisfy(d -> {
            final LinearAxis axis = (LinearAxis)image.axis(d);
            assertThat(axis.type().getLabel()).isEqualTo(List.of("X", "Y", "Z").get(d));
            assertThat(axis.unit()).isEqualTo("mm");
            assertThat(axis.scale()).isEqualTo(TURNED.spacing(d));
            assertThat(axis.calibratedValue(0)).isEqualTo(TURNED.origin()[d]);
        });
    }

    @Test
    void warningNamesTheRowsThatLoseSomething() throws Exception {
        final NodeBench node = node();
        final PortObject[] out = node.execute(NodeBench.table(SPEC,
            NodeBench.row("P0", "r", image(PLAIN, VoxelType.UINT8, counting()), mask(PLAIN, 1, "lesion", 3)),
            NodeBench.row("P1", "r", image(TURNED, VoxelType.UINT8, counting()), mask(TURNED, 7, "lesion", 3)),
            NodeBench.row("P2", "r", image(PLAIN, VoxelType.UINT8, counting()), mask(TURNED, 1, "lesion")),
            NodeBench.row("P3", "r", null, null),
            NodeBench.row("P4", "r", image(PLAIN, VoxelType.UINT8, counting()), null)), null);
        assertThat(node.warning()).isEqualTo("1 of 5 cases left out. Row Row3: There is no image and no mask; fill the "
            + "cells, or remove the row. KNIP's label is the region's name, its number is not carried: row Row1. KNIP "
            + "cannot carry the direction of the axes: rows Row1, Row2. KNIP forgets the origin when it stores an "
            + "image: "
            + "rows Row1, Row2. The mask has no voxel, hence no label: row Row2. No mask, hence none of KNIP: row "
            + "Row4.");
        assertThat(((StudyRecordPortObject)out[1]).record().sections().get(0).warnings())
            .contains("KNIP cannot carry the direction of the axes: rows Row1, Row2.");
        assertThat(((BufferedDataTable)out[0]).size()).isEqualTo(4);
        assertThat(NodeBench.column((BufferedDataTable)out[0], "KNIP labeling").get(3).isMissing()).isTrue();
    }

    @Test
    void aPlainImageGivesNoWarning() throws Exception {
        final NodeBench node = node();
        node.execute(NodeBench.table(SPEC,
            NodeBench.row("P0", "r", image(PLAIN, VoxelType.UINT8, counting()), mask(PLAIN, 1, "lesion", 3))), null);
        assertThat(node.warning()).isNull();
    }

    @Test
    void aMaskBecomesALabelingOfItsName() throws Exception {
        final PortObject[] out = node().execute(NodeBench.table(SPEC,
            NodeBench.row("P0", "r", null, mask(TURNED, 5, "lesion", 0, 17, 23))), null);
        final DataCell cell = NodeBench.column((BufferedDataTable)out[0], "KNIP labeling").get(0);
        for (int i = 0; i < 24; i++) {
            assertThat(KnipBench.labels(cell, i % 4, i / 4 % 3, i / 12))
                .isEqualTo(i == 0 || i == 17 || i == 23 ? List.of("lesion") : List.of());
        }
    }

    @Test
    void masksOfOneImageCanBecomeOneLabeling() throws Exception {
        final VolumeCell first = image(PLAIN, VoxelType.UINT8, counting());
        final VolumeCell second = image(PLAIN, VoxelType.UINT8, counting());
        final NodeBench node = node().with(ImageToKnipNodeModel.MERGE, true)
            .with(ImageToKnipNodeModel.LABELS, LabelText.NUMBER);
        final BufferedDataTable table = (BufferedDataTable)node.execute(NodeBench.table(SPEC,
            NodeBench.row("P0", "a", first, mask(PLAIN, 1, "lesion", 3, 4)),
            NodeBench.row("P1", "a", second, mask(PLAIN, 1, "lesion", 5)),
            NodeBench.row("P0", "b", first, mask(PLAIN, 2, "lesion", 4, 5))), null)[0];
        assertThat(NodeBench.texts(table)).extracting(row -> row.subList(0, 2))
            .containsExactly(List.of("P0", "?"), List.of("P1", "a"));
        final DataCell merged = NodeBench.column(table, "KNIP labeling").get(0);
        assertThat(KnipBench.labels(merged, 3, 0, 0)).containsExactly("1");
        assertThat(KnipBench.labels(merged, 0, 1, 0)).containsExactly("1", "2");
        assertThat(KnipBench.labels(merged, 1, 1, 0)).containsExactly("2");
        assertThat(KnipBench.labels(merged, 2, 1, 0)).isEmpty();
        assertThat(NodeBench.column(table, "mask").get(0).isMissing()).isTrue();
        assertThat(NodeBench.column(table, "image").get(0)).isSameAs(first);
    }

    @Test
    void manyOverlappingMasksFitIntoOneLabeling() throws Exception {
        final VolumeCell shared = image(PLAIN, VoxelType.UINT8, counting());
        final DataCell[][] rows = new DataCell[20][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = NodeBench.row("P0", "r" + i, shared, mask(PLAIN, i + 1, "region", i, i + 1, i + 2, i + 3));
        }
        final NodeBench node = node().with(ImageToKnipNodeModel.MERGE, true)
            .with(ImageToKnipNodeModel.LABELS, LabelText.NUMBER);
        final BufferedDataTable table = (BufferedDataTable)node.execute(NodeBench.table(SPEC, rows), null)[0];
        assertThat(table.size()).isEqualTo(1);
        assertThat(KnipBench.labels(NodeBench.column(table, "KNIP labeling").get(0), 2, 2, 0))
            .containsExactly("10", "11", "8", "9");
    }

    @Test
    void masksThatCannotBeMergedAreLeftOut() throws Exception {
        final VolumeCell twice = image(PLAIN, VoxelType.UINT8, counting());
        final VolumeCell shifted = image(PLAIN, VoxelType.UINT8, counting());
        final NodeBench node = node().with(ImageToKnipNodeModel.MERGE, true);
        node.execute(NodeBench.table(SPEC,
            NodeBench.row("P0", "a", twice, mask(PLAIN, 1, "lesion", 3)),
            NodeBench.row("P0", "b", twice, mask(PLAIN, 2, "lesion", 4)),
            NodeBench.row("P1", "a", shifted, mask(PLAIN, 1, "lesion", 5)),
            NodeBench.row("P1", "b", shifted, mask(TURNED, 2, "edema", 5)),
            NodeBench.row("P2", "a", image(PLAIN, VoxelType.UINT8, counting()), mask(PLAIN, 1, "lesion", 5))), null);
        assertThat(node.warning()).contains("2 of 3 cases left out.",
            "Row Row0: Two masks of its image have the label \"lesion\"; rename one, let labels be names or numbers "
                + "instead, or do not merge them.", "Row Row2: Its masks are not on one grid: ");
    }

    @Test
    void tableMustHaveSomethingToConvert() throws Exception {
        final DataTableSpec numbers = NodeBench.spec(new String[]{"n"}, IntCell.TYPE);
        assertThatThrownBy(() -> node().configure(numbers, null)).isInstanceOf(InvalidSettingsException.class)
            .hasMessage("The table has no column of images or masks; connect the output of an Image Reader.");
        assertThatThrownBy(() -> node().with(ImageToKnipNodeModel.IMAGE, "mask").configure(SPEC, null))
            .hasMessage("Setting \"Image column\" is \"mask\", which is a column of another type; choose another, or "
                + "leave it empty.");
        final DataTableSpec images = NodeBench.spec(new String[]{"image"}, VolumeCell.TYPE);
        assertThatThrownBy(() -> node().with(ImageToKnipNodeModel.MERGE, true).configure(images, null))
            .hasMessage("Setting \"One labeling per image\" needs a column of images and one of masks; the table "
            + "has no "
                + "column of masks.");
        assertThatThrownBy(() -> node().execute(NodeBench.table(SPEC), null)).hasMessageContaining("has no rows");
        assertThatThrownBy(() -> node().execute(NodeBench.table(SPEC,
            NodeBench.row("P0", "a", DataType.getMissingCell(), DataType.getMissingCell())), null))
                .hasMessageStartingWith("None of the 1 cases can be used. Row Row0: There is no image");
    }
}
