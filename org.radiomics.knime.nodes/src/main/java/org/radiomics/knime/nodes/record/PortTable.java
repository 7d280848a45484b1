package org.radiomics.knime.nodes.record;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.def.IntCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;
import org.radiomics.knime.stats.report.StoredTable;

/** The table at an output port as it goes into the study record: every row and column, in full precision. */
public final class PortTable {

    private PortTable() {
    }

    /**
     * @param name of the port, as in the report's file names
     * @param caption one sentence for the report's readers
     * @param table at the port
     * @param file to create
     * @param monitor for cancellation
     * @return the table for the study record
     * @throws CanceledExecutionException if the user cancelled
     * @throws IOException if the file cannot be written
     */
    public static StoredTable of(final String name, final String caption, final BufferedDataTable table,
        final Path file, final ExecutionMonitor monitor) throws CanceledExecutionException, IOException {
        try (StoredTable.Writer writer =
            new StoredTable.Writer(name, caption, List.of(table.getDataTableSpec().getColumnNames()), file)) {
            for (final DataRow row : table) {
                monitor.checkCanceled();
                final List<Object> cells = new ArrayList<>(row.getNumCells());
                for (int c = 0; c < row.getNumCells(); c++) {
                    cells.add(value(row.getCell(c)));
                }
                writer.row(cells);
            }
            return writer.table();
        }
    }

    private static Object value(final DataCell cell) {
        if (cell.isMissing()) {
            return null;
        }
        return cell instanceof DoubleValue number && !(cell instanceof IntCell) ? (Object)number.getDoubleValue()
            : cell.toString();
    }
}
