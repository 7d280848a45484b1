package org.radiomics.knime.standin.table;

import java.util.Iterator;

import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.container.CloseableRowIterator;

/** The rows of a finished table, in memory or on disk. Any number of threads may read at once. */
public final class StoredRows {

    /** Gives an iterator from the first row on. */
    @FunctionalInterface
    interface Source {

        CloseableRowIterator iterator();
    }

    private final DataTableSpec m_spec;

    private final long m_size;

    private final Source m_source;

    StoredRows(final DataTableSpec spec, final long size, final Source source) {
        m_spec = spec;
        m_size = size;
        m_source = source;
    }

    static CloseableRowIterator iterate(final Iterator<DataRow> rows) {
        return new CloseableRowIterator() {
            @Override
            public boolean hasNext() {
                return rows.hasNext();
            }

            @Override
            public DataRow next() {
                return rows.next();
            }

            @Override
            public void close() {
                // nothing is open
            }
        };
    }

    /** @return the columns */
    public DataTableSpec spec() {
        return m_spec;
    }

    /** @return the number of rows */
    public long size() {
        return m_size;
    }

    /** @return an iterator from the first row on */
    public CloseableRowIterator iterator() {
        return m_source.iterator();
    }
}
