package org.radiomics.knime.nodes.imagepreprocessor;

import java.util.List;
import java.util.Map;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.radiomics.knime.nodes.data.GeometryColumns;
import org.radiomics.knime.nodes.data.ImageTable;

/** The table of images with new images and masks; the columns that describe them follow. */
final class PreprocessedTable {

    private final DataTableSpec m_spec;

    private final ImageTable m_images;

    PreprocessedTable(final DataTableSpec spec, final ImageTable images) {
        m_spec = spec;
        m_images = images;
    }

    /** Writes the rows that have no problem. */
    BufferedDataTable write(final List<Preprocessing.Result> results, final ExecutionContext exec) {
        final BufferedDataContainer container = exec.createDataContainer(m_spec);
        for (final Preprocessing.Result result : results) {
            if (result.problem() == null) {
                container.addRowToTable(new DefaultRow(result.item().entry().row().getKey(), cells(result)));
            }
        }
        container.close();
        return container.getTable();
    }

    private DataCell[] cells(final Preprocessing.Result result) {
        final DataCell[] cells = new DataCell[m_spec.getNumColumns()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = result.item().entry().row().getCell(i);
        }
        cells[m_images.image()] = (DataCell)result.image();
        cells[m_images.mask()] = (DataCell)result.mask();
        final Map<String, DataCell> geometry =
            GeometryColumns.cells(result.image().geometry(), result.regionVoxels());
        geometry.forEach((name, cell) -> {
            final int index = m_spec.findColumnIndex(name);
            if (index >= 0 && m_spec.getColumnSpec(index).getType().equals(cell.getType())) {
                cells[index] = cell;
            }
        });
        return cells;
    }
}
