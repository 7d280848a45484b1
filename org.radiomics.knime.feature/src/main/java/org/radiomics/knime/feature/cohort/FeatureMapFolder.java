package org.radiomics.knime.feature.cohort;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

import org.radiomics.knime.feature.file.NiftiWriter;
import org.radiomics.knime.feature.file.NrrdWriter;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.region.Region;
import org.radiomics.knime.feature.region.RegionChoice;

/**
 * A folder of feature maps, one file for each case and feature: {@code <patient>_<sequence>_<feature>.nrrd}. Where
 * several cases have the same patient and sequence, the names have the reading as well, and the label if they need it.
 * Maps of a case appear together when all of them are written. For one thread.
 */
public final class FeatureMapFolder {

    /** How maps are stored. */
    public enum Format {
        /** Compressed NRRD. */
        NRRD(".nrrd"),
        /** Compressed NIfTI-1; keeps the grid to 32-bit floats only. */
        NIFTI(".nii.gz");

        private final String m_ending;

        Format(final String ending) {
            m_ending = ending;
        }

        /** @return what file names end with */
        public String ending() {
            return m_ending;
        }
    }

    /** What Windows, macOS or Linux refuse in a file name. */
    private static final Pattern REFUSED = Pattern.compile("[/\\\\:*?\"<>|\\p{Cntrl}]");

    /** Ever longer names of a case, of which the first is taken that no other case has. */
    private static final List<Function<ImageCase, List<String>>> NAMES = List.of(
        c -> List.of(c.patient(), c.sequence()),
        c -> List.of(c.patient(), c.sequence(), c.reading()),
        c -> List.of(c.patient(), c.sequence(), c.reading(),
            c.label().isEmpty() ? "" : "label" + c.label()));

    private final Path m_folder;

    private final Format m_format;

    private final Map<ImageCase, String> m_names = new HashMap<>();

    /**
     * @param folder made when the first map is written
     * @param format of the files
     * @param cases all cases whose maps go there
     * @throws IllegalArgumentException if the files of two cases would have the same name or a case's name cannot be
     *             that of a file; one sentence that names the rows
     */
    public FeatureMapFolder(final Path folder, final Format format, final List<ImageCase> cases) {
        m_folder = folder;
        m_format = format;
        final List<Map<String, Integer>> uses = new ArrayList<>();
        for (final Function<ImageCase, List<String>> naming : NAMES) {
            final Map<String, Integer> use = new HashMap<>();
            cases.forEach(c -> use.merge(key(name(naming.apply(c))), 1, Integer::sum));
            uses.add(use);
        }
        final Map<String, ImageCase> taken = new HashMap<>();
        for (final ImageCase imageCase : cases) {
            final String name = name(NAMES.get(shortest(imageCase, uses)).apply(imageCase));
            if (REFUSED.matcher(name).find()) {
                throw new IllegalArgumentException("Row " + imageCase.row() + ": \"" + name
                    + "\" cannot begin the name of a file; change patient, sequence or reading.");
            }
            final ImageCase other = taken.put(key(name), imageCase);
            if (other != null) {
                throw new IllegalArgumentException("Rows " + other.row() + " and " + imageCase.row()
                    + " have the same name " + name + ", so their maps would overwrite each other; "
                    + "give them different patients, sequences or readings.");
            }
            m_names.put(imageCase, name);
        }
    }

    private static int shortest(final ImageCase imageCase, final List<Map<String, Integer>> uses) {
        int naming = 0;
        while (naming < NAMES.size() - 1 && uses.get(naming).get(key(name(NAMES.get(naming).apply(imageCase)))) > 1) {
            naming++;
        }
        return naming;
    }

    private static String name(final List<String> parts) {
        return String.join("_", parts.stream().filter(part -> !part.isEmpty()).toList());
    }

    /** Some file systems do not tell cases apart. */
    private static String key(final String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /**
     * Begins with a region of a case. Close what is returned.
     *
     * @param imageCase one of the cases
     * @param region one of those of the case; in the files' names if the case asks for each
     * @return takes its maps
     */
    public Maps begin(final ImageCase imageCase, final Region region) {
        final boolean several = imageCase.regions(RegionChoice.number(region.number())).isEach();
        return new Maps(m_names.get(imageCase) + (several ? "_region" + region.number() : ""));
    }

    /** The maps of one case. */
    public final class Maps implements AutoCloseable {

        private final String m_name;

        private boolean m_madeFolder;

        private Path m_unfinished;

        private Maps(final String name) {
            m_name = name;
        }

        /**
         * Writes a map where nobody sees it yet.
         *
         * @param feature its name
         * @param map its values
         * @throws IOException if it cannot be written
         */
        public void write(final String feature, final Volume map) throws IOException {
            if (m_unfinished == null) {
                m_madeFolder = !Files.exists(m_folder);
                Files.createDirectories(m_folder);
                m_unfinished = Files.createTempDirectory(m_folder, ".unfinished-");
            }
            final Path file = m_unfinished.resolve(m_name + "_" + feature + m_format.ending());
            if (m_format == Format.NRRD) {
                NrrdWriter.write(map, file);
            } else {
                NiftiWriter.write(map, file);
            }
        }

        /**
         * Puts all maps into the folder. Files of the same names are replaced.
         *
         * @throws IOException if one cannot be moved there
         */
        public void finish() throws IOException {
            if (m_unfinished != null) {
                for (final Path file : files(m_unfinished)) {
                    Files.move(file, m_folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }

        /** Removes what was not finished, and the folder if it was made for it and is empty. */
        @Override
        public void close() throws IOException {
            if (m_unfinished == null) {
                return;
            }
            for (final Path file : files(m_unfinished)) {
                Files.delete(file);
            }
            Files.delete(m_unfinished);
            m_unfinished = null;
            if (m_madeFolder && files(m_folder).isEmpty()) {
                Files.delete(m_folder);
            }
        }
    }

    private static List<Path> files(final Path folder) throws IOException {
        final List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(files::add);
        }
        return files;
    }
}
