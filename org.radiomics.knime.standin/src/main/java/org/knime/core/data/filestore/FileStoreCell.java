package org.knime.core.data.filestore;

import java.io.IOException;
import java.util.Arrays;

import org.knime.core.data.DataCell;

/**
 * A cell whose content lies in file stores. Its serialiser writes only what is beside the files; the stores are kept by
 * the table and given back before {@link #postConstruct()}.
 */
public abstract class FileStoreCell extends DataCell {

    private static final long serialVersionUID = 1L;

    private transient FileStore[] m_fileStores;

    private transient boolean m_flushed;

    /** @param fileStores where the content lies */
    protected FileStoreCell(final FileStore[] fileStores) {
        m_fileStores = fileStores.clone();
    }

    /** @param fileStore where the content lies */
    protected FileStoreCell(final FileStore fileStore) {
        this(new FileStore[] {fileStore});
    }

    /** For deserialisation: the stores follow. */
    protected FileStoreCell() {
        m_fileStores = new FileStore[0];
        m_flushed = true;
    }

    /** @return where the content lies */
    protected FileStore[] getFileStores() {
        return m_fileStores.clone();
    }

    /**
     * Called once the file stores of a cell that was read back are known.
     *
     * @throws IOException if the files cannot be read
     */
    protected void postConstruct() throws IOException {
        // subclasses that need their files at once
    }

    /**
     * Called before the cell is written for the first time, for those that hold their content in memory until then.
     *
     * @throws IOException if the files cannot be written
     */
    protected void flushToFileStore() throws IOException {
        // subclasses that write late
    }

    synchronized FileStore[] flushed() throws IOException {
        if (!m_flushed) {
            m_flushed = true;
            flushToFileStore();
        }
        return m_fileStores;
    }

    void restore(final FileStore[] fileStores) throws IOException {
        m_fileStores = fileStores.clone();
        postConstruct();
    }

    /**
     * Called where the file stores differ.
     *
     * @param dc a cell of the same class
     * @return whether the content is the same nevertheless
     */
    protected boolean equalFileStoreContent(final DataCell dc) {
        return false;
    }

    @Override
    protected boolean equalsDataCell(final DataCell dc) {
        return Arrays.equals(((FileStoreCell)dc).m_fileStores, m_fileStores) || equalFileStoreContent(dc);
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
