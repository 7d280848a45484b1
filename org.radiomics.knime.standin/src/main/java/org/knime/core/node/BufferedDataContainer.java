package org.knime.core.node;

import org.knime.core.data.DataRow;
import org.radiomics.knime.standin.table.RowStore;

/** Takes rows in order, then gives the table. Rows beyond the memory's share go to disk. */
public class BufferedDataContainer {

    private final RowStore m_rows;

    BufferedDataContainer(final RowStore rows) {
        m_rows = rows;
    }

    /**
     * @param row that fits the columns, with a key that is new
     * @throws IllegalArgumentException if cells are too many, too few or of a wrong type, or if the key was there
     *             before
     * @throws IllegalStateException if the container is closed
     */
    public void addRowToTable(final DataRow row) {
        m_rows.add(row);
    }

    /** Ends the adding of rows. */
    public void close() {
        m_rows.close();
    }

    /**
     * @return the table
     * @throws IllegalStateException if the container is not closed
     */
    public BufferedDataTable getTable() {
        if (!m_rows.isClosed()) {
            throw new IllegalStateException("Cannot get table: container is not closed.");
        }
        return new BufferedDataTable(m_rows.table());
    }
}
