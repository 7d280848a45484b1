package org.radiomics.knime.nodes.cohort;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.ExecutionMonitor;
import org.radiomics.knime.stats.cohort.Column;
import org.radiomics.knime.stats.cohort.Columns;

/** A KNIME table of any rows, not only of one per patient, of which some columns are read and replaced. */
public final class PlainTable {

    private final BufferedDataTable m_table;

    /** @param table to read from */
    public PlainTable(final BufferedDataTable table) {
        m_table = table;
    }

    /**
     * @param names of columns, which must be there
     * @param monitor for cancellation
     * @return them; missing cells are NaN or no level
     * @throws CanceledExecutionException if the user cancelled
     */
    public Columns read(final Collection<String> names, final ExecutionMonitor monitor)
        throws CanceledExecutionException {
        final int rows = Math.toIntExact(m_table.size());
        final List<ColumnReader> readers =
            names.stream().map(name -> ColumnReader.of(m_table.getDataTableSpec(), name, rows)).toList();
        for (final DataRow row : m_table) {
            monitor.checkCanceled();
            readers.forEach(reader -> reader.read(row));
        }
        return new Columns(rows, readers.stream().map(ColumnReader::column).toList());
    }

    /**
     * @param target the columns of the new table
     * @param added by name, the columns whose values do not come from this table
     * @param exec creates the table
     * @return the table with the columns of the target; rows keep their keys and order
     * @throws CanceledExecutionException if the user cancelled
     */
    public BufferedDataTable copy(final DataTableSpec target, final Map<String, Column> added,
        final ExecutionContext exec) throws CanceledExecutionException {
        final BufferedDataContainer container = exec.createDataContainer(target);
        final DataTableSpec source = m_table.getDataTableSpec();
        final int[] from = Arrays.stream(target.getColumnNames()).mapToInt(source::findColumnIndex).toArray();
        final Column[] columns = Arrays.stream(target.getColumnNames()).map(added::get).toArray(Column[]::new);
        int index = 0;
        for (final DataRow row : m_table) {
            exec.checkCanceled();
            final DataCell[] cells = new DataCell[columns.length];
            for (int i = 0; i < cells.length; i++) {
                cells[i] = columns[i] == null ? row.getCell(from[i]) : CohortTable.cell(columns[i], index);
            }
            container.addRowToTable(new DefaultRow(row.getKey(), cells));
            index++;
        }
        container.close();
        return container.getTable();
    }
}
