package org.knime.core.data.filestore;

import java.io.IOException;
import java.nio.file.Path;

import org.radiomics.knime.standin.internal.FileStoreDoor;

/** Opens file stores to the rest of the stand-in. */
final class FileStoreDoorway implements FileStoreDoor {

    @Override
    public FileStore create(final Path path) {
        return new FileStore(path);
    }

    @Override
    public FileStore[] storesOf(final FileStoreCell cell) {
        return cell.getFileStores();
    }

    @Override
    public void restore(final FileStoreCell cell, final FileStore[] stores) {
        cell.restore(stores);
    }

    @Override
    public void share(final FileStorePortObject object, final FileStorePortObject copy) throws IOException {
        copy.restore(object.stores());
    }
}
