package org.radiomics.knime.nodes.record;

import java.util.ArrayList;
import java.util.List;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.MissingCell;
import org.knime.core.data.RowKey;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.radiomics.knime.stats.report.ReportTable;

/**
 * The layout of a result table: declared once, from which follow the specification of the output port, the table at the
 * port and the same table in the study record. Immutable.
 *
 * <p>A row is a list of one cell per column: {@link String}, {@link Double} or {@link Integer} as declared, null where
 * missing. A NaN becomes a missing cell at the port.
 */
public final class OutputTable {

    private final String m_name;

    private final String m_caption;

    private final List<DataColumnSpec> m_columns;

    private OutputTable(final String name, final String caption, final List<DataColumnSpec> columns) {
        m_name = name;
        m_caption = caption;
        m_columns = List.copyOf(columns);
    }

    /**
     * @param name of the output, as in the report's file names
     * @param caption one sentence for the report's readers
     * @return a layout without columns
     */
    public static OutputTable of(final String name, final String caption) {
        return new OutputTable(name, caption, List.of());
    }

    /** @return the layout and one more column of texts */
    public OutputTable texts(final String column) {
        return with(column, StringCell.TYPE);
    }

    /** @return the layout and one more column of numbers */
    public OutputTable numbers(final String column) {
        return with(column, DoubleCell.TYPE);
    }

    /** @return the layout and one more column of whole numbers */
    public OutputTable wholes(final String column) {
        return with(column, IntCell.TYPE);
    }

    /**
     * @param level of the intervals in the table
     * @return the layout itself for 95 %; else one whose caption and columns of limits tell the level
     */
    public OutputTable atConfidence(final double level) {
        OutputTable told = new OutputTable(m_name, Confidence.in(m_caption, level), List.of());
        for (final DataColumnSpec column : m_columns) {
            told = told.with(Confidence.column(column.getName(), level), column.getType());
        }
        return told;
    }

    private OutputTable with(final String column, final DataType type) {
        final List<DataColumnSpec> columns = new ArrayList<>(m_columns);
        columns.add(new DataColumnSpecCreator(column, type).createSpec());
        return new OutputTable(m_name, m_caption, columns);
    }

    /** @return the specification of the output port */
    public DataTableSpec spec() {
        return new DataTableSpec(m_name, m_columns.toArray(new DataColumnSpec[0]));
    }

    /**
     * @param rows the content
     * @param inReport whether the report's page shows the table, besides its CSV file
     * @return the table for the study record
     */
    public ReportTable report(final List<List<Object>> rows, final boolean inReport) {
        return new ReportTable(m_name, m_caption, m_columns.stream().map(DataColumnSpec::getName).toList(), rows,
            inReport);
    }

    /**
     * @param rows the content
     * @param exec creates the table
     * @return the table for the output port, with row keys Row0, Row1 ...
     * @throws CanceledExecutionException if the user cancelled
     */
    public BufferedDataTable table(final List<List<Object>> rows, final ExecutionContext exec)
        throws CanceledExecutionException {
        final BufferedDataContainer container = exec.createDataContainer(spec());
        long number = 0;
        for (final List<Object> row : rows) {
            exec.checkCanceled();
            final DataCell[] cells = row.stream().map(OutputTable::cell).toArray(DataCell[]::new);
            container.addRowToTable(new DefaultRow(RowKey.createRowKey(number++), cells));
        }
        container.close();
        return container.getTable();
    }

    private static DataCell cell(final Object value) {
        if (value == null) {
            return DataType.getMissingCell();
        } else if (value instanceof Double number) {
            return number.isNaN() ? new MissingCell("not a number") : new DoubleCell(number);
        } else if (value instanceof Integer whole) {
            return new IntCell(whole);
        }
        return new StringCell((String)value);
    }
}
