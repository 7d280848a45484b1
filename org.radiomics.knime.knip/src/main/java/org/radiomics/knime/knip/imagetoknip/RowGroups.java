package org.radiomics.knime.knip.imagetoknip;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataType;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;

/** Rows that become one row: each alone, or all that share an image. */
final class RowGroups {

    private RowGroups() {
    }

    /** @return every row alone */
    static List<List<DataRow>> single(final BufferedDataTable table, final ExecutionMonitor monitor)
        throws CanceledExecutionException {
        final List<List<DataRow>> groups = new ArrayList<>();
        for (final DataRow row : table) {
            monitor.checkCanceled();
            groups.add(List.of(row));
        }
        return groups;
    }

    /** @return the rows that have the same image, in the order of the first of each; a row without an image alone */
    static List<List<DataRow>> byImage(final BufferedDataTable table, final int image, final ExecutionMonitor monitor)
        throws CanceledExecutionException {
        final Map<Object, List<DataRow>> groups = new LinkedHashMap<>();
        for (final DataRow row : table) {
            monitor.checkCanceled();
            final DataCell cell = row.getCell(image);
            groups.computeIfAbsent(cell.isMissing() ? row.getKey() : cell, key -> new ArrayList<>()).add(row);
        }
        return List.copyOf(groups.values());
    }

    /** @return the cells of a group's only row; of several rows those that are the same in all, the others missing */
    static List<DataCell> common(final List<DataRow> group) {
        final List<DataCell> cells = new ArrayList<>();
        for (int i = 0; i < group.get(0).getNumCells(); i++) {
            final int column = i;
            final List<DataCell> distinct = group.stream().map(row -> row.getCell(column)).distinct().toList();
            cells.add(distinct.size() == 1 ? distinct.get(0) : DataType.getMissingCell());
        }
        return cells;
    }
}
