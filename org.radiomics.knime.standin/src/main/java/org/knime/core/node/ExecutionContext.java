package org.knime.core.node;

import java.io.IOException;

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
        return new BufferedDataContainer(new RowStore(spec, m_storage));
    }

    /**
     * @param relativePath a name, distinct within the node's output
     * @return a new file store
     * @throws IOException if the name is taken or no file can be made
     */
    public FileStore createFileStore(final String relativePath) throws IOException {
        return m_storage.createFileStore(m_owner, relativePath);
    }
}
