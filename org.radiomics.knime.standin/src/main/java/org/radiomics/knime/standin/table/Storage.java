package org.radiomics.knime.standin.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

import org.knime.core.data.filestore.FileStore;
import org.radiomics.knime.standin.internal.Doors;

/**
 * Where the data of one run lies: a share of the memory and one temporary folder, made when first needed and deleted
 * with everything in it when the run ends.
 */
public final class Storage implements AutoCloseable {

    /** Cells that tables keep in memory unless told otherwise; five million numbers take about 140 MB. */
    public static final long DEFAULT_CELLS = 5_000_000;

    private final AtomicLong m_freeCells;

    private final Set<Path> m_fileStores = new HashSet<>();

    private final AtomicLong m_files = new AtomicLong();

    private Path m_folder;

    /** With the default number of cells in memory. */
    public Storage() {
        this(DEFAULT_CELLS);
    }

    /** @param cellsInMemory how many cells all tables together keep in memory; what is more goes to disk */
    public Storage(final long cellsInMemory) {
        m_freeCells = new AtomicLong(cellsInMemory);
    }

    /**
     * @param cells to be kept in memory
     * @return whether there was room for them
     */
    boolean reserve(final long cells) {
        if (m_freeCells.addAndGet(-cells) >= 0) {
            return true;
        }
        m_freeCells.addAndGet(cells);
        return false;
    }

    /** @param cells that no longer are in memory */
    void release(final long cells) {
        m_freeCells.addAndGet(cells);
    }

    /** @return a path for a new file */
    Path newFile() {
        try {
            return folder().resolve("table" + m_files.incrementAndGet() + ".bin");
        } catch (final IOException e) {
            throw new UncheckedIOException("No temporary folder can be made for tables: " + e.getMessage(), e);
        }
    }

    /**
     * @param owner the node whose output the store belongs to
     * @param name distinct within the node's output
     * @return a new file store
     * @throws IOException if the name is taken or is no file name
     */
    public synchronized FileStore createFileStore(final String owner, final String name) throws IOException {
        if (name.isEmpty() || !Path.of(name).getFileName().toString().equals(name)) {
            throw new IOException("Invalid file store name \"" + name + "\".");
        }
        final Path path = Files.createDirectories(folder().resolve("filestores").resolve(owner)).resolve(name);
        if (!m_fileStores.add(path)) {
            throw new FileAlreadyExistsException(name, null, "a file store of that name exists");
        }
        return Doors.fileStores().create(path);
    }

    /**
     * @return the temporary folder
     * @throws IOException if it cannot be made
     */
    public synchronized Path folder() throws IOException {
        if (m_folder == null) {
            m_folder = Files.createTempDirectory("knime_");
        }
        return m_folder;
    }

    /** Deletes everything that was written. */
    @Override
    public synchronized void close() {
        if (m_folder == null) {
            return;
        }
        try {
            Files.walkFileTree(m_folder, new Deletion());
            m_folder = null;
        } catch (final IOException e) {
            throw new UncheckedIOException(
                "Temporary files in " + m_folder + " cannot be deleted: " + e.getMessage(), e);
        }
    }

    private static final class Deletion extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult visitFile(final Path file, final BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(final Path folder, final IOException e) throws IOException {
            if (e != null) {
                throw e;
            }
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
