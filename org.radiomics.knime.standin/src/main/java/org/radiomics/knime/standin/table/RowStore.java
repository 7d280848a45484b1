package org.radiomics.knime.standin.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.RowKey;
import org.radiomics.knime.standin.internal.Doors;

/** Takes the rows of one table: checks them, keeps them in memory while there is room, else writes them to disk. */
public final class RowStore {

    private final DataTableSpec m_spec;

    private final Storage m_storage;

    private final Set<RowKey> m_keys = new HashSet<>();

    private final List<DataRow> m_memory = new ArrayList<>();

    private SpillFile m_disk;

    private StoredRows m_table;

    /**
     * @param spec of the columns
     * @param storage of the run
     */
    public RowStore(final DataTableSpec spec, final Storage storage) {
        m_spec = spec;
        m_storage = storage;
    }

    /**
     * @param row to append
     * @throws IllegalArgumentException if cells are too many, too few or of a wrong type, or if the key was there
     *             before
     * @throws IllegalStateException if the store is closed
     * @throws UncheckedIOException if the disk cannot take it
     */
    public void add(final DataRow row) {
        if (isClosed()) {
            throw new IllegalStateException("Cannot add row: container has been closed.");
        }
        check(row);
        if (m_disk == null && m_storage.reserve(m_spec.getNumColumns())) {
            m_memory.add(row);
            return;
        }
        try {
            if (m_disk == null) {
                spill();
            }
            m_disk.write(row);
        } catch (final IOException e) {
            throw new UncheckedIOException("A table cannot be written to disk: " + e.getMessage(), e);
        }
    }

    private void spill() throws IOException {
        m_disk = new SpillFile(m_storage.newFile());
        for (final DataRow row : m_memory) {
            m_disk.write(row);
        }
        m_storage.release((long)m_memory.size() * m_spec.getNumColumns());
        m_memory.clear();
    }

    private void check(final DataRow row) {
        if (row.getNumCells() != m_spec.getNumColumns()) {
            throw new IllegalArgumentException("Cell count in row \"" + row.getKey()
                + "\" is not equal to length of column names array: " + row.getNumCells() + " vs. "
                + m_spec.getNumColumns());
        }
        for (int i = 0; i < row.getNumCells(); i++) {
            final DataType column = m_spec.getColumnSpec(i).getType();
            final DataCell cell = row.getCell(i);
            if (!Doors.data().accepts(column, cell.getType())) {
                final String text = cell.toString();
                throw new IllegalArgumentException("Runtime class of object \""
                    + (text.length() > 30 ? text.substring(0, 30) + "..." : text) + "\" (index " + i + ") in row \""
                    + row.getKey() + "\" is " + cell.getType() + " and does not comply with its supposed superclass "
                    + column);
            }
        }
        if (!m_keys.add(row.getKey())) {
            throw new IllegalArgumentException("Encountered duplicate row ID \"" + row.getKey() + "\"");
        }
    }

    /** Ends the adding of rows. */
    public void close() {
        if (isClosed()) {
            return;
        }
        if (m_disk == null) {
            final List<DataRow> rows = List.copyOf(m_memory);
            m_table = new StoredRows(m_spec, rows.size(), () -> StoredRows.iterate(rows.iterator()));
        } else {
            try {
                m_disk.close();
            } catch (final IOException e) {
                throw new UncheckedIOException("A table cannot be written to disk: " + e.getMessage(), e);
            }
            m_table = new StoredRows(m_spec, m_keys.size(), m_disk::iterator);
        }
        m_memory.clear();
    }

    /** @return whether the adding of rows has ended */
    public boolean isClosed() {
        return m_table != null;
    }

    /** @return the rows, once closed */
    public StoredRows table() {
        return m_table;
    }
}
