package org.radiomics.knime.standin.table;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NoSuchElementException;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.RowKey;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.data.def.DefaultRow;

/** Rows on disk: key, number of cells, cells. Written once, then read as often as wanted. */
final class SpillFile {

    private final Path m_file;

    private final CellKinds m_kinds = new CellKinds();

    private final CellOutput m_out;

    private long m_rows;

    SpillFile(final Path file) throws IOException {
        m_file = file;
        m_out = new CellOutput(new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)),
            m_kinds);
    }

    void write(final DataRow row) throws IOException {
        m_out.writeUTF(row.getKey().getString());
        m_out.writeInt(row.getNumCells());
        for (final DataCell cell : row) {
            m_out.writeDataCell(cell);
        }
        m_rows++;
    }

    void close() throws IOException {
        m_out.close();
    }

    CloseableRowIterator iterator() {
        try {
            return new Reader(new CellInput(
                new DataInputStream(new BufferedInputStream(Files.newInputStream(m_file), 1 << 16)), m_kinds), m_rows);
        } catch (final IOException e) {
            throw new UncheckedIOException("A table cannot be read from disk: " + e.getMessage(), e);
        }
    }

    private static final class Reader extends CloseableRowIterator {

        private final CellInput m_in;

        private long m_left;

        Reader(final CellInput in, final long rows) {
            m_in = in;
            m_left = rows;
        }

        @Override
        public boolean hasNext() {
            return m_left > 0;
        }

        @Override
        public DataRow next() {
            if (m_left <= 0) {
                throw new NoSuchElementException("The table has no more rows.");
            }
            try {
                final RowKey key = new RowKey(m_in.readUTF());
                final DataCell[] cells = new DataCell[m_in.readInt()];
                for (int i = 0; i < cells.length; i++) {
                    cells[i] = m_in.readDataCell();
                }
                if (--m_left == 0) {
                    m_in.close();
                }
                return new DefaultRow(key, cells);
            } catch (final IOException e) {
                throw new UncheckedIOException("A table cannot be read from disk: " + e.getMessage(), e);
            }
        }

        @Override
        public void close() {
            m_left = 0;
            try {
                m_in.close();
            } catch (final IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
