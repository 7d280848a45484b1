package org.radiomics.knime.feature.cohort;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;

/**
 * Lists the cases of a cohort: a CSV file with a header and the columns {@code image} and {@code mask}, optionally
 * {@code patient}, {@code sequence}, {@code reading}, {@code series} and {@code label}, and any further ones. Case does
 * not matter, so PyRadiomics' batch files (Image, Mask, Label) are manifests. Fields are separated by commas, or by
 * semicolons or tabs if the header has no comma; text is UTF-8. Relative paths are relative to the manifest's folder.
 */
public final class Manifest {

    /** Columns that a message names. */
    private static final int MOST_LISTED = 10;

    private final Path m_file;

    private final List<String> m_header;

    private final Map<String, Integer> m_columns = new HashMap<>();

    private final Map<String, Integer> m_rowsByCase = new HashMap<>();

    private Manifest(final Path file, final List<String> header) throws ManifestException {
        m_file = file;
        m_header = header;
        for (int i = 0; i < header.size(); i++) {
            if (m_columns.putIfAbsent(header.get(i).toLowerCase(Locale.ROOT), i) != null) {
                throw new ManifestException(file, "has two columns \"" + header.get(i) + "\"; rename one of them");
            }
        }
        for (final String needed : List.of("image", "mask")) {
            if (!m_columns.containsKey(needed)) {
                throw new ManifestException(file, "has no column \"" + needed + "\" (its columns are " + listed(header)
                    + "); add it, with the path of each case's " + needed);
            }
        }
    }

    private static String listed(final List<String> names) {
        return names.size() <= MOST_LISTED ? String.join(", ", names)
            : String.join(", ", names.subList(0, MOST_LISTED)) + " and " + (names.size() - MOST_LISTED) + " more";
    }

    /**
     * Reads all cases, in the order of the file.
     *
     * @param file the manifest
     * @return at least one case; no two have the same patient, sequence and reading
     * @throws ManifestException if the file cannot be read, has no column image or mask, has no row, or a row lacks a
     *             path or repeats a case; one sentence with the row
     */
    public static List<ImageCase> read(final Path file) throws ManifestException {
        final List<CsvRecord> records = records(file);
        if (records.isEmpty()) {
            throw new ManifestException(file, "is empty; it needs a header with the columns image and mask");
        }
        final Manifest manifest = new Manifest(file, records.get(0).getFields().stream().map(String::trim).toList());
        final List<ImageCase> cases = new ArrayList<>();
        for (int row = 1; row < records.size(); row++) {
            cases.add(manifest.imageCase(row, records.get(row)));
        }
        if (cases.isEmpty()) {
            throw new ManifestException(file, "has a header but no row; add a row for each case");
        }
        return cases;
    }

    private static List<CsvRecord> records(final Path file) throws ManifestException {
        if (!Files.isRegularFile(file)) {
            throw new ManifestException(file,
                Files.isDirectory(file) ? "is a folder; name a file in it" : "does not exist; check the path");
        }
        try {
            final String read = Files.readString(file);
            final String text = read.startsWith("\ufeff") ? read.substring(1) : read;
            // Rows of any length are let through here, so that the row can be named.
            try (CsvReader<CsvRecord> reader = CsvReader.builder().fieldSeparator(separator(text))
                .allowExtraFields(true).allowMissingFields(true).ofCsvRecord(text)) {
                return reader.stream().toList();
            }
        } catch (final CharacterCodingException e) {
            throw new ManifestException(file, "is not UTF-8 text; save it as CSV UTF-8", e);
        } catch (final AccessDeniedException e) {
            throw new ManifestException(file, "may not be read; check its permissions", e);
        } catch (final IOException | CsvParseException e) {
            throw new ManifestException(file, "cannot be read as CSV (" + e.getMessage() + ")", e);
        }
    }

    private static char separator(final String text) {
        final String header = text.lines().findFirst().orElse("");
        if (header.indexOf(',') >= 0) {
            return ',';
        }
        return header.indexOf(';') >= 0 ? ';' : header.indexOf('\t') >= 0 ? '\t' : ',';
    }

    private ImageCase imageCase(final int row, final CsvRecord entry) throws ManifestException {
        if (entry.getFieldCount() != m_header.size()) {
            throw new ManifestException(m_file, "row " + row + " has " + entry.getFieldCount()
                + " fields where the header has " + m_header.size() + "; quote fields that contain the separator");
        }
        final Map<String, String> columns = new LinkedHashMap<>();
        for (int i = 0; i < m_header.size(); i++) {
            columns.put(m_header.get(i), entry.getField(i));
        }
        final String given = text(entry, "patient");
        final String patient = given.isEmpty() ? String.valueOf(row) : given;
        final ImageCase imageCase = new ImageCase(row, patient, text(entry, "sequence"), text(entry, "reading"),
            path(row, entry, "image"), text(entry, "series"), path(row, entry, "mask"), text(entry, "label"), columns);
        final Integer earlier = m_rowsByCase
            .putIfAbsent(imageCase.patient() + "\n" + imageCase.sequence() + "\n" + imageCase.reading(), row);
        if (earlier != null) {
            throw new ManifestException(m_file, "row " + row + " repeats the case of row " + earlier + " ("
                + imageCase.name() + "); give it another patient, sequence or reading, or remove it");
        }
        return imageCase;
    }

    /** The trimmed text of a column, empty if there is no such column. */
    private String text(final CsvRecord entry, final String column) {
        final Integer index = m_columns.get(column);
        return index == null ? "" : entry.getField(index).trim();
    }

    private Path path(final int row, final CsvRecord entry, final String column) throws ManifestException {
        final String text = text(entry, column);
        if (text.isEmpty()) {
            throw new ManifestException(m_file, "row " + row + " has no " + column + "; fill it in or remove the row");
        }
        try {
            return m_file.toAbsolutePath().resolveSibling(text).normalize();
        } catch (final InvalidPathException e) {
            throw new ManifestException(m_file, "row " + row + " has \"" + text + "\" as " + column
                + ", which is no path", e);
        }
    }
}
