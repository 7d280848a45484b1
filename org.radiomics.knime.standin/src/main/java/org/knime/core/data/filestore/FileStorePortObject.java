package org.knime.core.data.filestore;

import java.io.IOException;
import java.util.List;

import org.knime.core.node.port.PortObject;

/**
 * An object at a port whose content lies partly in file stores. Its serialiser writes only what is beside the files;
 * the copy for the next node refers to the same files.
 */
public abstract class FileStorePortObject implements PortObject {

    private List<FileStore> m_fileStores;

    /** @param fileStores where the content lies, of this node or of those before it */
    protected FileStorePortObject(final List<FileStore> fileStores) {
        m_fileStores = List.copyOf(fileStores);
    }

    /** For deserialisation: the stores follow. */
    protected FileStorePortObject() {
        m_fileStores = List.of();
    }

    /**
     * Called once the stores of a deserialised object are there.
     *
     * @throws IOException if the content cannot be read
     */
    protected void postConstruct() throws IOException {
        // for those that read at once
    }

    /** @return how many stores there are */
    protected int getFileStoreCount() {
        return m_fileStores.size();
    }

    /**
     * @param index from 0
     * @return the store
     */
    protected FileStore getFileStore(final int index) {
        return m_fileStores.get(index);
    }

    List<FileStore> stores() {
        return m_fileStores;
    }

    void restore(final List<FileStore> fileStores) throws IOException {
        m_fileStores = fileStores;
        postConstruct();
    }

    @Override
    public boolean equals(final Object obj) {
        return obj instanceof FileStorePortObject other && m_fileStores.equals(other.m_fileStores);
    }

    @Override
    public int hashCode() {
        return m_fileStores.hashCode();
    }

    @Override
    public String toString() {
        return m_fileStores.toString();
    }
}
