package org.radiomics.knime.knip.kniptoimage;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataType;
import org.knime.core.data.RowKey;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.ExecutionContext;
import org.knime.knip.base.data.img.ImgPlusValue;
import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.Mask;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.knip.convert.LabeledRegions;
import org.radiomics.knime.knip.convert.PixelGrid;
import org.radiomics.knime.knip.convert.VoxelImage;
import org.radiomics.knime.knip.table.Conversion;
import org.radiomics.knime.nodes.data.GeometryColumns;
import org.radiomics.knime.nodes.data.MaskCell;
import org.radiomics.knime.nodes.data.VolumeCell;
import org.radiomics.knime.nodes.execution.NodeMonitor;

import net.imagej.ImgPlus;
import net.imglib2.type.numeric.RealType;

/** Converts one row after the other. What comes of a row is written at once, region by region. */
final class ImageRow {

    private final ImagesOfKnip m_columns;

    private final RowGrid m_grid;

    private final Conversion m_conversion;

    private final ExecutionContext m_exec;

    private final NodeMonitor m_monitor;

    private final BufferedDataContainer m_container;

    private int m_stores;

    ImageRow(final ImagesOfKnip columns, final RowGrid grid, final Conversion conversion, final ExecutionContext exec,
        final BufferedDataContainer container) {
        m_columns = columns;
        m_grid = grid;
        m_conversion = conversion;
        m_exec = exec;
        m_monitor = new NodeMonitor(exec.createSilentSubProgress(0));
        m_container = container;
    }

    /**
     * @return how many rows came of it
     * @throws IllegalArgumentException if it cannot be converted; no row is written then
     */
    int convert(final DataRow row) throws IOException {
        final RowGrid.Found found = m_grid.of(row);
        final String key = row.getKey().getString();
        final Volume volume = found.image() == null ? null
            : volume(found.image().getImgPlus(), found.imagePixels(), found.geometry(), key);
        final DataCell image = volume == null ? DataType.getMissingCell()
            : VolumeCell.of(volume, name(found.image(), key), m_exec.createFileStore("image-" + m_stores++ + ".nrrd"));
        if (volume == null && m_columns.image() >= 0) {
            m_conversion.remark("There is no image of KNIP, hence none is made", key);
        }
        if (m_columns.labeling() < 0) {
            return write(row, key, image, found.geometry(), null, DataType.getMissingCell());
        }
        final LabeledRegions regions = found.labeling() == null ? null : LabeledRegions
            .of(found.labeling().getLabeling(), found.labelingPixels(), found.geometry(), m_monitor);
        if (regions == null || regions.count() == 0) {
            m_conversion.remark(regions == null ? "There is no labeling of KNIP, hence no mask"
                : "No pixel of the labeling has a label, hence there is no mask", key);
            return write(row, key + "_0", image, found.geometry(), null, DataType.getMissingCell());
        }
        for (int i = 0; i < regions.count(); i++) {
            m_monitor.checkCancelled();
            final Mask mask = regions.mask(i);
            final var store = m_exec.createFileStore("mask-" + m_stores++ + ".nrrd");
            write(row, key + "_" + (i + 1), image, found.geometry(), mask,
                volume == null ? MaskCell.of(mask, store) : MaskCell.of(mask, volume, store));
        }
        return regions.count();
    }

    private Volume volume(final ImgPlus<? extends RealType<?>> image, final PixelGrid pixels, final Geometry geometry,
        final String row) {
        final VoxelImage converted = VoxelImage.of(image, pixels, geometry, m_monitor);
        if (converted.isRounded()) {
            m_conversion.remark("Whole numbers beyond 2^53 are rounded", row);
        }
        return converted.volume();
    }

    private static String name(final ImgPlusValue<?> image, final String row) {
        final String name = image.getImgPlus().getName();
        return name == null || name.isBlank() ? row : name;
    }

    private int write(final DataRow row, final String key, final DataCell image, final Geometry geometry,
        final Mask mask, final DataCell maskCell) {
        final List<DataCell> cells = new ArrayList<>(m_columns.kept().stream().map(row::getCell).toList());
        if (m_columns.image() >= 0) {
            cells.add(image);
        }
        final Map<String, DataCell> described =
            new LinkedHashMap<>(GeometryColumns.cells(geometry, mask == null ? 0 : mask.count()));
        if (m_columns.labeling() < 0) {
            described.remove(GeometryColumns.ROI_VOXELS);
        } else {
            cells.add(maskCell);
        }
        cells.addAll(described.values());
        if (m_columns.labeling() >= 0) {
            cells.add(mask == null ? DataType.getMissingCell() : new IntCell(mask.label()));
            cells.add(mask == null ? DataType.getMissingCell() : new StringCell(mask.name()));
        }
        m_container.addRowToTable(new DefaultRow(new RowKey(key), cells.toArray(new DataCell[0])));
        return 1;
    }
}
