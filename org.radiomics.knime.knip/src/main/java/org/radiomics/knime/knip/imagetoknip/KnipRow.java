package org.radiomics.knime.knip.imagetoknip;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataType;
import org.knime.core.node.ExecutionContext;
import org.radiomics.knime.feature.image.Geometry;
import org.radiomics.knime.feature.image.Mask;
import org.radiomics.knime.knip.convert.Calibration;
import org.radiomics.knime.knip.convert.KnipCells;
import org.radiomics.knime.knip.table.Conversion;
import org.radiomics.knime.nodes.data.MaskValue;
import org.radiomics.knime.nodes.data.VolumeValue;

/** Converts the cells of one row, or of the rows that share an image. */
final class KnipRow {

    /** Of a voxel. */
    private static final double SAME_GRID = 1e-3;

    private final KnipTable m_columns;

    private final LabelText m_labels;

    private final Conversion m_conversion;

    private final KnipCells m_cells;

    KnipRow(final KnipTable columns, final LabelText labels, final Conversion conversion,
        final ExecutionContext exec) {
        m_columns = columns;
        m_labels = labels;
        m_conversion = conversion;
        m_cells = new KnipCells(exec);
    }

    /**
     * @return the common cells of the rows, then KNIP's
     * @throws IllegalArgumentException if there is nothing to convert, or two regions have the same label
     */
    DataCell[] cells(final List<DataRow> group) throws IOException {
        final String row = group.get(0).getKey().getString();
        final List<DataCell> cells = RowGroups.common(group);
        final DataCell image = m_columns.image() < 0 ? DataType.getMissingCell() : cells.get(m_columns.image());
        final Map<String, Mask> regions = regions(group);
        if (image.isMissing() && regions.isEmpty()) {
            throw new IllegalArgumentException("There is no image and no mask; fill the cells, or remove the row.");
        }
        if (m_columns.image() >= 0) {
            cells.add(image.isMissing() ? missing("No image", row) : image((VolumeValue)image, row));
        }
        if (m_columns.mask() >= 0) {
            cells.add(regions.isEmpty() ? missing("No mask", row) : m_cells.labeling(regions, row));
            regions.values().forEach(region -> remark(region.geometry(), row));
        }
        return cells.toArray(new DataCell[0]);
    }

    private DataCell missing(final String what, final String row) {
        m_conversion.remark(what + ", hence none of KNIP", row);
        return DataType.getMissingCell();
    }

    private DataCell image(final VolumeValue image, final String row) throws IOException {
        remark(image.geometry(), row);
        return m_cells.image(image.volume(), image.name());
    }

    private Map<String, Mask> regions(final List<DataRow> group) throws IOException {
        final Map<String, Mask> regions = new LinkedHashMap<>();
        for (final DataRow row : group) {
            if (m_columns.mask() >= 0 && !row.getCell(m_columns.mask()).isMissing()) {
                final Mask region = ((MaskValue)row.getCell(m_columns.mask())).mask();
                add(region, row.getKey().getString(), regions);
            }
        }
        return regions;
    }

    private void add(final Mask region, final String row, final Map<String, Mask> regions) {
        final String label = m_labels.of(region);
        for (final Mask other : regions.values()) {
            region.geometry().difference(other.geometry(), SAME_GRID).ifPresent(difference -> {
                throw new IllegalArgumentException("Its masks are not on one grid: " + difference
                    + "; resample them, or do not merge them.");
            });
        }
        if (regions.put(label, region) != null) {
            throw new IllegalArgumentException("Two masks of its image have the label \"" + label
                + "\"; rename one, let labels be names or numbers instead, or do not merge them.");
        }
        if (region.isEmpty()) {
            m_conversion.remark("The mask has no voxel, hence no label", row);
        }
        if (m_labels == LabelText.NAME && region.label() != 1) {
            m_conversion.remark("KNIP's label is the region's name, its number is not carried", row);
        }
    }

    private void remark(final Geometry grid, final String row) {
        if (Calibration.losesDirection(grid)) {
            m_conversion.remark("KNIP cannot carry the direction of the axes", row);
        }
        if (Calibration.losesOrigin(grid)) {
            m_conversion.remark("KNIP forgets the origin when it stores an image", row);
        }
    }
}
