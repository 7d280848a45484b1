package org.knime.core.node;

import java.io.IOException;

import org.knime.core.data.DataRow;
import org.knime.core.data.DataTable;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.filestore.FileStore;
import org.radiomics.knime.standin.NodeProgress;
import org.radiomics.knime.standin.table.RowStore;
import org.radiomics.knime.standin.table.Storage;

/** What a node that runs may use: progress and cancellation, new tables, new file stores. */
public class ExecutionContext extends ExecutionMonitor {

    private final Storage m_storage;

    private final String m_owner;

    ExecutionContext(final NodeProgress progress, final Storage storage, final String owner) {
        super(progress);
        m_storage = storage;
        m_owner = owner;
    }

    /**
     * @param spec of the columns
     * @return a container that takes rows in order
     */
    public BufferedDataContainer createDataContainer(final DataTableSpec spec) {
        return createDataContainer(spec, true);
    }

    /**
     * @param spec of the columns
     * @param initDomain whether the domains of the spec are kept and widened, instead of found from the rows alone
     * @return a container that takes rows in order
     */
    public BufferedDataContainer createDataContainer(final DataTableSpec spec, final boolean initDomain) {
        return new BufferedDataContainer(new RowStore(spec, m_storage, initDomain));
    }

    /**
     * @param table any
     * @param subProgress of the copying
     * @return a copy that may leave the node
     * @throws CanceledExecutionException if no longer wanted
     */
    public BufferedDataTable createBufferedDataTable(final DataTable table, final ExecutionMonitor subProgress)
        throws CanceledExecutionException {
        if (table instanceof BufferedDataTable buffered) {
            return buffered;
        }
        final BufferedDataContainer container = createDataContainer(table.getDataTableSpec());
        for (final DataRow row : table) {
            subProgress.checkCanceled();
            container.addRowToTable(row);
        }
        container.close();
        return container.getTable();
    }

    /**
     * @param in a table
     * @param newSpec columns of the same number whose types are super types of the table's
     * @return the same rows under the new columns
     * @throws IllegalArgumentException if the columns do not fit
     */
    public BufferedDataTable createSpecReplacerTable(final BufferedDataTable in, final DataTableSpec newSpec) {
        return new BufferedDataTable(in.rows().withSpec(newSpec));
    }

    /**
     * @param relativePath a name, distinct within the node's output
     * @return a new file store
     * @throws IOException if the name is taken or no file can be made
     */
    public FileStore createFileStore(final String relativePath) throws IOException {
        return m_storage.createFileStore(m_owner, relativePath);
    }

    /**
     * @param maxProg the share of this work that the part is, 0 to 1
     * @return the context of the part; what it reports counts towards this one
     */
    public ExecutionContext createSubExecutionContext(final double maxProg) {
        return new ExecutionContext(progress().part(maxProg, false), m_storage, m_owner);
    }

    /**
     * @param maxProg the share of this work that the part is, 0 to 1
     * @return the context of the part; its messages are not shown
     */
    public ExecutionContext createSilentSubExecutionContext(final double maxProg) {
        return new ExecutionContext(progress().part(maxProg, true), m_storage, m_owner);
    }
}
