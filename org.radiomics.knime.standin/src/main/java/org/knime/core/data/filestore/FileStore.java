package org.knime.core.data.filestore;

import java.io.File;
import java.nio.file.Path;

/** A file or folder whose life is tied to the data that refers to it. */
public final class FileStore {

    private final Path m_path;

    FileStore(final Path path) {
        m_path = path;
    }

    /** @return the file; it need not exist yet and may be made as a file or as a folder */
    public File getFile() {
        return m_path.toFile();
    }

    @Override
    public boolean equals(final Object obj) {
        return obj instanceof FileStore other && other.m_path.equals(m_path);
    }

    @Override
    public int hashCode() {
        return m_path.hashCode();
    }

    @Override
    public String toString() {
        return m_path.toString();
    }
}
