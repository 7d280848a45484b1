package org.radiomics.knime.feature.phantom;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

import org.radiomics.knime.feature.file.NiftiWriter;
import org.radiomics.knime.feature.image.Mask;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.image.VoxelType;

/**
 * The folder a cohort is written to. Everything goes to a staging folder inside it first and is moved when the cohort
 * is whole, so that a failure or a cancellation leaves what was there before. An earlier phantom cohort, known by its
 * note, is replaced; a folder with anything else is refused.
 */
final class CohortFolder implements AutoCloseable {

    static final String MANIFEST = "manifest.csv";

    static final String CLINICAL = "clinical.csv";

    /** Says that the cohort is synthetic; by it an earlier cohort is known. */
    static final String NOTE = "SYNTHETIC.txt";

    private static final String IMAGES = "images";

    private static final String MASKS = "masks";

    private static final String EXTENSION = ".nii.gz";

    private final Path m_folder;

    private final boolean m_created;

    private final Path m_staging;

    /**
     * Prepares the folder.
     *
     * @param folder made if it is absent
     * @throws IOException if it cannot be written or holds something that is not an earlier phantom cohort
     */
    CohortFolder(final Path folder) throws IOException {
        m_folder = folder.toAbsolutePath();
        refuseForeignFiles();
        m_created = Files.notExists(m_folder);
        try {
            Files.createDirectories(m_folder);
            m_staging = Files.createTempDirectory(m_folder, ".unfinished-");
        } catch (final FileSystemException e) {
            final String reason = e.getReason() == null ? "" : " (" + e.getReason() + ")";
            throw new IOException(
                "No phantom cohort can be written to " + m_folder + reason + "; name a folder that can be written.", e);
        }
        Files.createDirectory(m_staging.resolve(IMAGES));
        Files.createDirectory(m_staging.resolve(MASKS));
    }

    private void refuseForeignFiles() throws IOException {
        if (Files.exists(m_folder) && !Files.isDirectory(m_folder)) {
            throw new IOException(m_folder + " is a file; name a folder for the phantom cohort.");
        }
        if (Files.isDirectory(m_folder) && Files.notExists(m_folder.resolve(NOTE))) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(m_folder)) {
                if (entries.iterator().hasNext()) {
                    throw new IOException(m_folder + " is not empty and holds no earlier phantom cohort; name an empty"
                        + " or a new folder.");
                }
            }
        }
    }

    /** @return the written file relative to the folder, with forward slashes */
    String writeImage(final Volume image, final String name) throws IOException {
        return write(image, IMAGES, name);
    }

    /** @return the written file relative to the folder, with forward slashes */
    String writeMask(final Mask mask, final String name) throws IOException {
        final boolean[] inside = mask.inside();
        final double[] labels = new double[inside.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = inside[i] ? mask.label() : 0;
        }
        return write(new Volume(mask.geometry(), VoxelType.UINT8, labels), MASKS, name);
    }

    private String write(final Volume volume, final String directory, final String name) throws IOException {
        NiftiWriter.write(volume, m_staging.resolve(directory).resolve(name + EXTENSION));
        return directory + "/" + name + EXTENSION;
    }

    /** Writes a text file, each line closed by a line feed. */
    void writeLines(final String name, final List<String> lines) throws IOException {
        Files.writeString(m_staging.resolve(name), String.join("\n", lines) + "\n", StandardCharsets.UTF_8);
    }

    /** Puts the whole cohort in its place; the manifest comes last. */
    void publish() throws IOException {
        for (final String directory : List.of(IMAGES, MASKS)) {
            deleteTree(m_folder.resolve(directory));
            Files.move(m_staging.resolve(directory), m_folder.resolve(directory));
        }
        for (final String file : List.of(NOTE, CLINICAL, MANIFEST)) {
            Files.move(m_staging.resolve(file), m_folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Takes away what was not published, and the folder itself if it was made for nothing. */
    @Override
    public void close() throws IOException {
        deleteTree(m_staging);
        if (m_created && Files.notExists(m_folder.resolve(MANIFEST))) {
            Files.delete(m_folder);
        }
    }

    private static void deleteTree(final Path directory) throws IOException {
        if (Files.notExists(directory)) {
            return;
        }
        final List<Path> deepestFirst;
        try (Stream<Path> files = Files.walk(directory)) {
            deepestFirst = files.sorted((a, b) -> b.compareTo(a)).toList();
        }
        for (final Path file : deepestFirst) {
            Files.delete(file);
        }
    }
}
