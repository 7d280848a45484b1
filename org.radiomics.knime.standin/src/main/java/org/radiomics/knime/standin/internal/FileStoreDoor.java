package org.radiomics.knime.standin.internal;

import java.io.IOException;
import java.nio.file.Path;

import org.knime.core.data.filestore.FileStore;
import org.knime.core.data.filestore.FileStoreCell;

/** What <code>org.knime.core.data.filestore</code> keeps to itself. */
public interface FileStoreDoor {

    /**
     * @param path of a file or folder that the store stands for
     * @return the store
     */
    FileStore create(Path path);

    /**
     * Has the cell write what it still holds in memory, once.
     *
     * @param cell any
     * @return its stores
     * @throws IOException if writing fails
     */
    FileStore[] flushed(FileStoreCell cell) throws IOException;

    /**
     * Completes a cell that was read back.
     *
     * @param cell just deserialised
     * @param stores that it had when it was written
     * @throws IOException if the cell cannot read its files
     */
    void restore(FileStoreCell cell, FileStore[] stores) throws IOException;
}
