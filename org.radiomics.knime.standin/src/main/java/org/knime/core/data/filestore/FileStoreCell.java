package org.knime.core.data.filestore;

import java.util.Arrays;

import org.knime.core.data.DataCell;

/**
 * A cell whose content lies in file stores. Its serialiser writes only what is beside the files; the stores are kept by
 * the table and given back once the cell is read.
 */
public abstract class FileStoreCell extends DataCell {

    private static final long serialVersionUID = 1L;

    private transient FileStore[] m_fileStores;

    /** @param fileStore where the content lies */
    protected FileStoreCell(final FileStore fileStore) {
        m_fileStores = new FileStore[] {fileStore};
    }

    /** For deserialisation: the stores follow. */
    protected FileStoreCell() {
        m_fileStores = new FileStore[0];
    }

    /** @return where the content lies */
    protected FileStore[] getFileStores() {
        return m_fileStores.clone();
    }

    void restore(final FileStore[] fileStores) {
        m_fileStores = fileStores.clone();
    }

    @Override
    protected boolean equalsDataCell(final DataCell dc) {
        return Arrays.equals(((FileStoreCell)dc).m_fileStores, m_fileStores);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(m_fileStores);
    }

    @Override
    public String toString() {
        return Arrays.toString(m_fileStores);
    }
}
