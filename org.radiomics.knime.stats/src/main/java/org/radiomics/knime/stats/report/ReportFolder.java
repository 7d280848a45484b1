package org.radiomics.knime.stats.report;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The folder of a report. A report is written into a sibling that nobody knows yet and moved when whole, so that a
 * failure leaves what was there before. A folder that exists keeps its other files; of an earlier report, which its
 * methods.json names, every file is replaced or deleted; a file of somebody else in the place of one of ours is never
 * touched, but an error.
 */
final class ReportFolder {

    static final String METHODS = "methods.json";

    static final String PAGE = "report.html";

    /** What a report consists of: nothing else is ever deleted, whatever a methods.json says. */
    private static final Pattern OWN_FILE =
        Pattern.compile(Pattern.quote(PAGE) + "|tables/[a-z0-9_-]+\\.csv|pictures/[a-z0-9_-]+\\.(png|svg)");

    /** Writes the files of a report. */
    interface Content {

        /**
         * @param folder existing and empty
         * @throws IOException if writing fails
         */
        void write(Path folder) throws IOException;
    }

    private final Path m_folder;

    /**
     * @param folder of the report; need not exist
     */
    ReportFolder(final Path folder) {
        m_folder = folder.toAbsolutePath().normalize();
    }

    /**
     * Puts a report into the folder.
     *
     * @param paths of the files that the content consists of, methods.json included
     * @param content writes them
     * @throws IOException if a file of somebody else is in the way, or writing fails; the message names the file or
     *             folder
     */
    void replace(final Set<String> paths, final Content content) throws IOException {
        final Set<String> earlier = earlierFiles();
        requireFree(paths, earlier);
        final Path parent = m_folder.getParent();
        if (parent == null) {
            throw new IOException("The report cannot be written to \"" + m_folder + "\"; choose a folder below it.");
        }
        final Path whole = parent.resolve("." + m_folder.getFileName() + "-" + UUID.randomUUID());
        try {
            Files.createDirectories(whole);
            content.write(whole);
            if (Files.exists(m_folder)) {
                moveInto(whole, paths, earlier);
            } else {
                Files.move(whole, m_folder);
            }
        } catch (final IOException e) {
            throw new IOException("The report could not be written to \"" + m_folder + "\" ("
                + e.getClass().getSimpleName()
                + ": " + e.getMessage() + "). Check that the folder may be written to and the disk is not full.", e);
        } finally {
            deleteTree(whole);
        }
    }

    private Set<String> earlierFiles() throws IOException {
        final Path methods = m_folder.resolve(METHODS);
        if (Files.exists(m_folder) && !Files.isDirectory(m_folder)) {
            throw new IOException("The report cannot be written to \"" + m_folder
                + "\", which is a file; choose a folder.");
        } else if (!Files.exists(methods)) {
            return Set.of();
        }
        final List<String> paths = MethodsJson.filesOf(methods);
        if (paths == null) {
            throw inTheWay(METHODS);
        }
        final Set<String> own = new LinkedHashSet<>();
        paths.stream().filter(path -> OWN_FILE.matcher(path).matches()).forEach(own::add);
        own.add(METHODS);
        return own;
    }

    private void requireFree(final Set<String> paths, final Set<String> earlier) throws IOException {
        for (final String path : paths) {
            if (!earlier.contains(path) && Files.exists(m_folder.resolve(path), LinkOption.NOFOLLOW_LINKS)) {
                throw inTheWay(path);
            }
        }
    }

    private IOException inTheWay(final String path) {
        return new IOException("\"" + m_folder.resolve(path)
            + "\" exists and is not part of an earlier report; move it away, or"
            + " choose another folder for the report.");
    }

    /** The new methods.json goes first: it names every file, so that even an interrupted move can be repeated. */
    private void moveInto(final Path whole, final Set<String> paths, final Set<String> earlier) throws IOException {
        move(whole, METHODS);
        for (final String path : paths) {
            if (!path.equals(METHODS)) {
                move(whole, path);
            }
        }
        for (final String path : earlier) {
            if (!paths.contains(path)) {
                Files.deleteIfExists(m_folder.resolve(path));
            }
        }
    }

    private void move(final Path whole, final String path) throws IOException {
        final Path target = m_folder.resolve(path);
        Files.createDirectories(target.getParent());
        Files.move(whole.resolve(path), target, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void deleteTree(final Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(final Path file, final BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(final Path visited, final IOException e) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
