package org.radiomics.knime.standin.internal;

import java.io.IOException;
import java.nio.file.Path;

import org.knime.core.data.filestore.FileStore;
import org.knime.core.data.filestore.FileStoreCell;
import org.knime.core.data.filestore.FileStorePortObject;

/** What <code>org.knime.core.data.filestore</code> keeps to itself. */
public interface FileStoreDoor {

    /**
     * @param path of a file or folder that the store stands for
     * @return the store
     */
    FileStore create(Path path);

    /**
     * @param cell any
     * @return its stores
     */
    FileStore[] storesOf(FileStoreCell cell);

    /**
     * Completes a cell that was read back.
     *
     * @param cell just deserialised
     * @param stores that it had when it was written
     */
    void restore(FileStoreCell cell, FileStore[] stores);

    /**
     * Completes a port object that was copied: it refers to the same files.
     *
     * @param object whose copy it is
     * @param copy just deserialised
     * @throws IOException if the copy cannot read its files
     */
    void share(FileStorePortObject object, FileStorePortObject copy) throws IOException;
}
