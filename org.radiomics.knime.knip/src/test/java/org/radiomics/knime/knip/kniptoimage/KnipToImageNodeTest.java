package org.radiomics.knime.knip.kniptoimage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.knip.base.data.img.ImgPlusCell;
import org.knime.knip.base.data.labeling.LabelingCell;
import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.image.VoxelType;
import org.radiomics.knime.knip.KnipBench;
import org.radiomics.knime.nodes.NodeBench;
import org.radiomics.knime.nodes.data.ImageBench;
import org.radiomics.knime.nodes.data.MaskCell;
import org.radiomics.knime.nodes.data.VolumeCell;

import net.imagej.axis.AxisType;
import net.imagej.axis.CalibratedAxis;
import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgFactory;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.cell.CellImgFactory;
import net.imglib2.img.planar.PlanarImgFactory;
import net.imglib2.type.NativeType;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.ByteType;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.integer.LongType;
import net.imglib2.type.numeric.integer.ShortType;
import net.imglib2.type.numeric.integer.Unsigned128BitType;
import net.imglib2.type.numeric.integer.Unsigned12BitType;
import net.imglib2.type.numeric.integer.Unsigned2BitType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedIntType;
import net.imglib2.type.numeric.integer.UnsignedLongType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.type.numeric.real.DoubleType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

/** Images, and what both have in common; labelings are in {@link KnipLabelingToMaskTest}. */
class KnipToImageNodeTest {

    private static final String[] XYZ = {"X", "Y", "Z"};

    private static NodeBench node() {
        return NodeBench.of(new KnipToImageNodeFactory());
    }

    private static Volume convert(final DataCell image) throws Exception {
        return KnipBench.volume(NodeBench.column(run(node(), image, null), "image").get(0));
    }

    private static BufferedDataTable run(final NodeBench node, final DataCell... cells) throws Exception {
        return (BufferedDataTable)node.execute(KnipBench.table(cells), null)[0];
    }

    private static double[] counting(final int voxels) {
        return IntStream.range(0, voxels).asDoubleStream().toArray();
    }

    static Stream<Arguments> types() {
        return Stream.of(type(new BitType(), VoxelType.UINT8, 0, 1), type(new Unsigned2BitType(), VoxelType.UINT8, 0,
            3),
            type(new ByteType(), VoxelType.INT8, -128, 127), type(new UnsignedByteType(), VoxelType.UINT8, 0, 255),
            type(new Unsigned12BitType(), VoxelType.UINT16, 0, 4095), type(new ShortType(), VoxelType.INT16, -32768,
                32767),
            type(new UnsignedShortType(), VoxelType.UINT16, 0, 65535),
            type(new IntType(), VoxelType.INT32, -2147483648, 2147483647),
            type(new UnsignedIntType(), VoxelType.UINT32, 0, 4294967295.0),
            type(new LongType(), VoxelType.INT64, -0x1p53, 0x1p53), type(new UnsignedLongType(), VoxelType.UINT64, 0,
                0x1p53),
            type(new Unsigned128BitType(), VoxelType.FLOAT64, 0, 0x1p52),
            type(new FloatType(), VoxelType.FLOAT32, -Float.MAX_VALUE, Double.NaN),
            type(new DoubleType(), VoxelType.FLOAT64, -Double.MAX_VALUE, Double.POSITIVE_INFINITY));
    }

    private static Arguments type(final RealType<?> pixel, final VoxelType voxel, final double low, final double high) {
        return Arguments.of(pixel, voxel, low, high);
    }

    @ParameterizedTest
    @MethodSource("types")
    <T extends RealType<T> & NativeType<T>> void everyPixelTypeKeepsItsValues(final T pixel, final VoxelType type,
        final double low, final double high) throws Exception {
        final Img<T> img = new ArrayImgFactory<>(pixel).create(3, 2, 2);
        final RandomAccess<T> access = img.randomAccess();
        access.setPosition(new int[]{1, 1, 0});
        access.get().setReal(low);
        access.setPosition(new int[]{2, 0, 1});
        access.get().setReal(high);
        final double[] expected = new double[12];
        expected[4] = low;
        expected[8] = high;
        final Volume volume = convert(KnipBench.image(img, KnipBench.axes(XYZ)));
        assertThat(volume.type()).isEqualTo(type);
        assertThat(volume.voxels()).containsExactly(expected);
    }

    @Test
    void wholeNumbersThatNoVoxelHoldsAreRoundedAndNamed() throws Exception {
        final Img<LongType> img = ArrayImgs.longs(new long[]{Long.MAX_VALUE, (1L << 53) + 1}, 2, 1);
        final NodeBench node = node();
        final Volume volume = KnipBench
            .volume(NodeBench.column(run(node, KnipBench.image(img, KnipBench.axes("X", "Y")), null), "image").get(0));
        assertThat(volume.type()).isEqualTo(VoxelType.FLOAT64);
        assertThat(volume.voxels()).containsExactly(0x1p63, 0x1p53);
        assertThat(node.warning()).contains("Whole numbers beyond 2^53 are rounded: row Row0.");
    }

    static Stream<RandomAccessibleInterval<DoubleType>> containers() {
        final List<Img<DoubleType>> whole = new ArrayList<>();
        whole.add(new ArrayImgFactory<>(new DoubleType()).create(5, 4, 3));
        whole.add(new PlanarImgFactory<>(new DoubleType()).create(5, 4, 3));
        whole.add(new CellImgFactory<>(new DoubleType(), 2, 3, 2).create(5, 4, 3));
        whole.forEach(KnipBench::count);
        final Img<DoubleType> larger = new CellImgFactory<>(new DoubleType(), 3).create(9, 9, 9);
        final RandomAccessibleInterval<DoubleType> part =
            Views.interval(larger, new long[]{3, 2, 4}, new long[]{7, 5, 6});
        KnipBench.count(part);
        final RandomAccessibleInterval<DoubleType> moved = Views.translate(whole.get(0), -7, 100, 3);
        final RandomAccessibleInterval<DoubleType> rotated = Views.permute(Views.permute(whole.get(1), 0, 2), 0, 2);
        return Stream.of(whole.get(0), whole.get(1), whole.get(2), part, moved, rotated);
    }

    @ParameterizedTest
    @MethodSource("containers")
    void anyContainerOrViewIsReadInOrder(final RandomAccessibleInterval<DoubleType> pixels) throws Exception {
        final Volume volume = convert(KnipBench.image(pixels, KnipBench.axes(XYZ)));
        assertThat(volume.geometry().size()).containsExactly(5, 4, 3);
        assertThat(volume.voxels()).containsExactly(counting(60));
    }

    @Test
    void pixelsThatBeginElsewhereAreWhereTheirAxesSay() throws Exception {
        final RandomAccessibleInterval<DoubleType> moved = Views.translate(KnipBench.counting(5, 4, 3), -7, 100, 3);
        final Volume volume = convert(KnipBench.image(moved, KnipBench.axis("X", "mm", 0.5, 10),
            KnipBench.axis("Y", "mm", 2, -1), KnipBench.axis("Z", "mm", 3, 0)));
        assertThat(volume.geometry().spacing()).containsExactly(0.5, 2, 3);
        assertThat(volume.geometry().origin()).containsExactly(10 - 3.5, 199, 9);
    }

    @Test
    void axesInAnotherOrderAreTurned() throws Exception {
        final Volume volume = convert(KnipBench.image(KnipBench.counting(3, 5, 4), KnipBench.axis("Z", "mm", 3, 1),
            KnipBench.axis("Y", "mm", 2, 2), KnipBench.axis("X", "mm", 1, 4)));
        assertThat(volume.geometry().size()).containsExactly(4, 5, 3);
        assertThat(volume.geometry().spacing()).containsExactly(1, 2, 3);
        assertThat(volume.geometry().origin()).containsExactly(4, 2, 1);
        for (int z = 0; z < 3; z++) {
            for (int y = 0; y < 5; y++) {
                for (int x = 0; x < 4; x++) {
                    assertThat(volume.at(x, y, z)).isEqualTo(z + 3 * (y + 5 * x));
                }
            }
        }
    }

    @Test
    void aFlatImageIsOneSlice() throws Exception {
        final NodeBench node = node();
        final BufferedDataTable table =
            run(node, KnipBench.image(KnipBench.counting(5, 4), KnipBench.axes("X", "Y")), null);
        final Volume volume = KnipBench.volume(NodeBench.column(table, "image").get(0));
        assertThat(volume.geometry().size()).containsExactly(5, 4, 1);
        assertThat(volume.voxels()).containsExactly(counting(20));
        assertThat(node.warning()).contains("The image has no thickness of its slice; 1 mm is taken: row Row0.");
    }

    @Test
    void furtherAxesOfOneStepDoNotMatter() throws Exception {
        final Volume four = convert(KnipBench.image(KnipBench.counting(5, 4, 1, 3), KnipBench.axes("X", "Y",
            "Channel", "Z")));
        assertThat(four.geometry().size()).containsExactly(5, 4, 3);
        assertThat(four.voxels()).containsExactly(counting(60));
        final Volume five = convert(
            KnipBench.image(KnipBench.counting(5, 4, 3, 1, 1), KnipBench.axes("X", "Y", "Z", "Unknown", "Time")));
        assertThat(five.voxels()).containsExactly(counting(60));
    }

    @Test
    void aChannelAndAPointInTimeAreChosen() throws Exception {
        final NodeBench node = node().with(KnipToImageNodeModel.CHANNEL, 2).with(KnipToImageNodeModel.TIME, 3);
        final RandomAccessibleInterval<DoubleType> moved =
            Views.translate(KnipBench.counting(2, 2, 2, 2, 4), 0, 0, 0, -5, 9);
        final Volume volume = KnipBench.volume(NodeBench.column(
            run(node, KnipBench.image(moved, KnipBench.axes("X", "Y", "Z", "Channel", "Time")), null), "image").get(0));
        // channel 2 begins at 8 of each 16, point in time 3 at 32
        assertThat(volume.voxels()).containsExactly(40, 41, 42, 43, 44, 45, 46, 47);
    }

    @Test
    void imagesOfSeveralStepsAreLeftOutAndNamed() throws Exception {
        final NodeBench node = node();
        final BufferedDataTable table = run(node,
            KnipBench.image(KnipBench.counting(2, 2, 3), KnipBench.axes("X", "Y", "Channel")), null,
            KnipBench.image(KnipBench.counting(2, 2, 7), KnipBench.axes("X", "Y", "Unknown")), null,
            KnipBench.image(KnipBench.counting(2, 2), KnipBench.axes("X", "Time")), null,
            KnipBench.image(KnipBench.counting(2, 2), KnipBench.axes("X", "Y")), null);
        assertThat(table.size()).isEqualTo(1);
        assertThat(node.warning()).startsWith("3 of 4 cases left out. Row Row0: The image has 3 steps along the axis "
            + "\"Channel\"; choose one in the settings. Row Row1: The image has 7 steps along the axis \"Unknown\"; "
            + "crop it "
            + "to one by KNIP's node Image Cropper, or name the axis Z by Set Image Metadata. Row Row2: The image "
            + "has 2 "
            + "steps along the axis \"Time\"; choose one in the settings.");
        assertThatThrownBy(() -> run(node().with(KnipToImageNodeModel.CHANNEL, 4),
            KnipBench.image(KnipBench.counting(2, 2, 3), KnipBench.axes("X", "Y", "Channel")), null))
                .hasMessage("None of the 1 cases can be used. Row Row0: The image has 3 steps along the axis "
                + "\"Channel\", "
                    + "of which the settings choose number 4; choose one that there is.");
        assertThatThrownBy(
            () -> run(node(), KnipBench.image(KnipBench.counting(2, 1), KnipBench.axes("X", "Time")), null))
                .hasMessageContaining("The image has no axis Y; name its axes by KNIP's node Set Image Metadata.");
    }

    @Test
    void unitsOfLengthBecomeMillimetres() throws Exception {
        final NodeBench node = node();
        final BufferedDataTable table = run(node,
            KnipBench.image(KnipBench.counting(2, 2, 2), KnipBench.axis("X", "\u00b5m", 250, 1000),
                KnipBench.axis("Y", "cm", 0.5, -2), KnipBench.axis("Z", "Millimeters", 4, 5)), null,
            KnipBench.image(KnipBench.counting(2, 2, 2), KnipBench.axis("X", "pixel", 1, 0),
                KnipBench.axis("Y", "mm", -0.5, 1), KnipBench.axis("Z", "mm", 0, 7)), null);
        final Geometry first = KnipBench.volume(NodeBench.column(table, "image").get(0)).geometry();
        assertThat(first.spacing()).containsExactly(0.25, 5, 4);
        assertThat(first.origin()).containsExactly(1, -20, 5);
        final Geometry second = KnipBench.volume(NodeBench.column(table, "image").get(1)).geometry();
        assertThat(second.spacing()).containsExactly(1, 0.5, 1);
        assertThat(second.direction()).containsExactly(1, 0, 0, 0, -1, 0, 0, 0, 1);
        assertThat(node.warning()).contains(
            "The image has the unit \"pixel\" along X, which is no length; it is taken for mm: row Row1.",
            "The image has no spacing along Z; 1 mm is taken: row Row1.");
    }

    @Test
    void unevenAxesAreNamed() throws Exception {
        final CalibratedAxis bent = new CalibratedAxis() {
            @Override
            public AxisType type() {
                return () -> "X";
            }

            @Override
            public String unit() {
                return null;
            }

            @Override
            public double calibratedValue(final double raw) {
                return raw * raw;
            }

            @Override
            public double averageScale(final double one, final double other) {
                return (calibratedValue(other) - calibratedValue(one)) / (other - one);
            }
        };
        final NodeBench node = node();
        final BufferedDataTable table =
            run(node, KnipBench.image(KnipBench.counting(3, 2), bent, KnipBench.axis("Y", "mm", 1, 0)), null);
        assertThat(KnipBench.volume(NodeBench.column(table, "image").get(0)).geometry().spacing(0)).isEqualTo(1);
        assertThat(node.warning())
            .contains("The image has pixels at unequal distances along X; the distance of the first two is taken: "
            + "row Row0.");
    }

    @Test
    void theGridOfAnotherColumnIsTaken() throws Exception {
        final Geometry turned = new Geometry(new int[]{4, 3, 2}, new double[]{0.5, 0.75, 3}, new double[]{-10, 20,
            -30.5},
            new double[]{0, 1, 0, -1, 0, 0, 0, 0, 1});
        final DataTableSpec spec = NodeBench.spec(new String[]{"before", "image", "region", "size", "knip"},
            StringCell.TYPE,
            VolumeCell.TYPE, MaskCell.TYPE, StringCell.TYPE, ImgPlusCell.TYPE);
        final Geometry smaller = Geometry.axisAligned(new int[]{2, 2, 2}, new double[]{1, 1, 1}, new double[3]);
        final NodeBench node = node();
        final BufferedDataTable table = (BufferedDataTable)node.execute(NodeBench.table(spec,
            NodeBench.row("a", ImageBench.image(turned, counting(24)), ImageBench.mask(turned, 0, 3), "old",
                KnipBench.image(KnipBench.counting(4, 3, 2), KnipBench.axis("X", null, 0.5, 0),
                    KnipBench.axis("Y", null, 0.75, 0), KnipBench.axis("Z", null, 3, 0))),
            NodeBench.row("b", ImageBench.image(turned, counting(24)), ImageBench.mask(turned, 0, 3), "old",
                KnipBench.image(KnipBench.counting(4, 3, 2), KnipBench.axes(XYZ))),
            NodeBench.row("c", ImageBench.image(smaller, counting(8)), ImageBench.mask(turned, 0, 3), "old",
                KnipBench.image(KnipBench.counting(4, 3, 2), KnipBench.axes(XYZ))),
            NodeBench.row("d", null, ImageBench.mask(turned, 0, 3), "old",
                KnipBench.image(KnipBench.counting(4, 3, 2), KnipBench.axes(XYZ)))), null)[0];
        assertThat(table.getDataTableSpec().getColumnNames()).containsExactly("before", "region", "image", "size",
            "spacing x (mm)", "spacing y (mm)", "spacing z (mm)");
        final List<Geometry> grids = new ArrayList<>();
        for (final DataCell cell : NodeBench.column(table, "image")) {
            grids.add(KnipBench.volume(cell).geometry());
        }
        final Geometry own = Geometry.axisAligned(new int[]{4, 3, 2}, new double[]{1, 1, 1}, new double[3]);
        assertThat(grids).containsExactly(turned, turned, own, own);
        assertThat(NodeBench.column(table, "size")).extracting(Object::toString).containsOnly("4 x 3 x 2");
        assertThat(node.warning()).isEqualTo("KNIP's spacing is not that of the column with the grid, whose is "
            + "taken: row "
            + "Row1. The column with the grid has an image of another size; KNIP's axes are taken, along the "
            + "patient's: row "
            + "Row2. There is no grid to take directions from; KNIP's axes are taken, along the patient's: row Row3.");
        final NodeBench byMask = node().with(KnipToImageNodeModel.GRID, "region");
        byMask.execute(NodeBench.table(spec, NodeBench.row("d", null, ImageBench.mask(turned, 0, 3), "old",
            KnipBench.image(KnipBench.counting(4, 3, 2), KnipBench.axis("X", null, 0.5, 0),
                KnipBench.axis("Y", null, 0.75, 0), KnipBench.axis("Z", null, 3, 0)))), null);
        assertThat(byMask.warning()).isNull();
    }

    @Test
    void tableMustHaveSomethingToConvert() {
        final DataTableSpec numbers = NodeBench.spec(new String[]{"n", "labels"}, IntCell.TYPE, LabelingCell.TYPE);
        assertThatThrownBy(() -> node().configure(NodeBench.spec(new String[]{"n"}, IntCell.TYPE), null)).hasMessage(
            "The table has no column of KNIP's images or labelings; connect the output of a node of KNIP.");
        assertThatThrownBy(() -> node().with(KnipToImageNodeModel.IMAGE, "n").configure(numbers, null)).hasMessage(
            "Setting \"KNIP image column\" is \"n\", which is a column of another type; choose another, or leave it "
                + "empty.");
        assertThatThrownBy(() -> node().with(KnipToImageNodeModel.GRID, "g").configure(numbers, null))
            .hasMessage("Setting \"Grid of\" is \"g\", which is no column of the table; choose another, or leave it "
            + "empty.");
    }
}
