package org.radiomics.knime.knip;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.knip.base.data.img.ImgPlusCell;
import org.knime.knip.base.data.img.ImgPlusCellFactory;
import org.knime.knip.base.data.img.ImgPlusValue;
import org.knime.knip.base.data.labeling.LabelingCell;
import org.knime.knip.base.data.labeling.LabelingCellFactory;
import org.knime.knip.base.data.labeling.LabelingValue;
import org.knime.knip.core.awt.labelingcolortable.DefaultLabelingColorTable;
import org.knime.knip.core.data.img.DefaultLabelingMetadata;
import org.radiomics.knime.feature.image.Mask;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.nodes.NodeBench;
import org.radiomics.knime.nodes.data.MaskValue;
import org.radiomics.knime.nodes.data.VolumeValue;

import net.imagej.ImgPlus;
import net.imagej.axis.CalibratedAxis;
import net.imagej.axis.DefaultLinearAxis;
import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.img.ImgView;
import net.imglib2.img.array.ArrayImgFactory;
import net.imglib2.roi.labeling.LabelingType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.DoubleType;
import net.imglib2.view.Views;

/** Small images and labelings of KNIP as cells, and what cells hold. */
public final class KnipBench {

    /** The columns of {@link #table}. */
    public static final DataTableSpec SPEC = NodeBench.spec(new String[]{"patient", "sequence", "picture", "labels"},
        StringCell.TYPE, StringCell.TYPE, ImgPlusCell.TYPE, LabelingCell.TYPE);

    private KnipBench() {
    }

    /** @return axes with those labels and no calibration */
    public static CalibratedAxis[] axes(final String... labels) {
        return Arrays.stream(labels).map(label -> axis(label, null, 1, 0)).toArray(CalibratedAxis[]::new);
    }

    /** @return a linear axis */
    public static CalibratedAxis axis(final String label, final String unit, final double scale, final double origin) {
        return new DefaultLinearAxis(() -> label, unit, scale, origin);
    }

    /** @return a cell with the pixels themselves, a view too */
    public static <T extends RealType<T>> DataCell image(final RandomAccessibleInterval<T> pixels,
        final CalibratedAxis... axes) throws IOException {
        final Img<T> img = pixels instanceof Img<T> whole ? whole : ImgView.wrap(pixels, null);
        return new ImgPlusCellFactory(NodeBench.context()).createCell(new ImgPlus<>(img, "picture", axes));
    }

    /** @return a cell with the labels themselves */
    public static <L> DataCell labeling(final RandomAccessibleInterval<LabelingType<L>> labels,
        final CalibratedAxis... axes) throws IOException {
        final DefaultLabelingMetadata metadata =
            new DefaultLabelingMetadata(axes.length, new DefaultLabelingColorTable());
        for (int d = 0; d < axes.length; d++) {
            metadata.setAxis(axes[d], d);
        }
        return new LabelingCellFactory(NodeBench.context()).createCell(labels, metadata);
    }

    /** @return one row per pair of image and labeling, null for a missing cell */
    public static BufferedDataTable table(final DataCell... cells) {
        final DataCell[][] rows = new DataCell[cells.length / 2][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = NodeBench.row("P" + i, "T1", cells[2 * i], cells[2 * i + 1]);
        }
        return NodeBench.table(SPEC, rows);
    }

    /** @return an image of 0, 1, 2, ... with x running fastest */
    public static Img<DoubleType> counting(final long... size) {
        final Img<DoubleType> img = new ArrayImgFactory<>(new DoubleType()).create(size);
        count(img);
        return img;
    }

    /** Fills an image with 0, 1, 2, ..., the first dimension running fastest. */
    public static <T extends RealType<T>> void count(final RandomAccessibleInterval<T> pixels) {
        final double[] next = {0};
        Views.flatIterable(pixels).forEach(pixel -> pixel.setReal(next[0]++));
    }

    /** @return the image in a cell */
    public static ImgPlus<? extends RealType<?>> imgPlus(final DataCell cell) {
        return ((ImgPlusValue<?>)cell).getImgPlus();
    }

    /** @return the labels of one pixel in a cell, in order */
    public static List<String> labels(final DataCell cell, final long... position) {
        return labels(((LabelingValue<?>)cell).getLabeling(), position);
    }

    private static <L> List<String> labels(final RandomAccessibleInterval<LabelingType<L>> labeling,
        final long... position) {
        final RandomAccess<LabelingType<L>> access = labeling.randomAccess();
        access.setPosition(position);
        return access.get().stream().map(String::valueOf).sorted().toList();
    }

    /** @return the volume in a cell */
    public static Volume volume(final DataCell cell) throws IOException {
        return ((VolumeValue)cell).volume();
    }

    /** @return the mask in a cell */
    public static Mask mask(final DataCell cell) throws IOException {
        return ((MaskValue)cell).mask();
    }

    /** @return the cell that says that there is none */
    public static DataCell missing() {
        return DataType.getMissingCell();
    }
}
