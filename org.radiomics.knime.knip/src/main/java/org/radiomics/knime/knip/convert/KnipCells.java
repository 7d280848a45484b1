package org.radiomics.knime.knip.convert;

import java.io.IOException;
import java.util.Map;

import org.knime.core.data.DataCell;
import org.knime.core.node.ExecutionContext;
import org.knime.knip.base.data.img.ImgPlusCellFactory;
import org.knime.knip.base.data.labeling.LabelingCellFactory;
import org.knime.knip.core.awt.labelingcolortable.DefaultLabelingColorTable;
import org.knime.knip.core.data.img.DefaultLabelingMetadata;
import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.Mask;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.nodes.execution.NodeMonitor;

import net.imagej.ImgPlus;
import net.imagej.axis.CalibratedAxis;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.RealType;

/** Makes cells of KNIP from volumes and masks, in one execution of a node. */
public final class KnipCells {

    private final ExecutionContext m_exec;

    private final NodeMonitor m_monitor;

    /** @param exec has the file stores that KNIP writes to, and cancels */
    public KnipCells(final ExecutionContext exec) {
        m_exec = exec;
        m_monitor = new NodeMonitor(exec.createSilentSubProgress(0));
    }

    /**
     * @param volume to convert
     * @param name of the image
     * @return a cell with X, Y and Z in mm and the volume's own pixel type if that holds its values
     * @throws IOException if KNIP cannot keep the image
     */
    public DataCell image(final Volume volume, final String name) throws IOException {
        return cell(NativeImage.of(volume, m_monitor), name, Calibration.axes(volume.geometry()));
    }

    /**
     * The images of {@link NativeImage} all have real pixels, of types that one signature cannot name. There is a new
     * factory each time, since KNIP's may put the images of one factory into one file, which is not good for KNIME.
     */
    @SuppressWarnings("unchecked")
    private <T extends RealType<T>> DataCell cell(final Img<?> image, final String name, final CalibratedAxis[] axes)
        throws IOException {
        return new ImgPlusCellFactory(m_exec).createCell(new ImgPlus<>((Img<T>)image, name, axes));
    }

    /**
     * @param regions by their labels, all of one size; not empty
     * @param name of the labeling
     * @return a cell with X, Y and Z in mm
     * @throws IOException if KNIP cannot keep the labeling
     */
    public DataCell labeling(final Map<String, Mask> regions, final String name) throws IOException {
        final Geometry grid = regions.values().iterator().next().geometry();
        final CalibratedAxis[] axes = Calibration.axes(grid);
        final DefaultLabelingMetadata metadata =
            new DefaultLabelingMetadata(axes.length, new DefaultLabelingColorTable());
        metadata.setName(name);
        for (int d = 0; d < axes.length; d++) {
            metadata.setAxis(axes[d], d);
        }
        return new LabelingCellFactory(m_exec).createCell(LabelImage.of(regions, m_monitor), metadata);
    }
}
