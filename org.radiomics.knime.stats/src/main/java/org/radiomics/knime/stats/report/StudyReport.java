package org.radiomics.knime.stats.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.radiomics.knime.stats.report.ReportFiles.PictureFile;
import org.radiomics.knime.stats.report.ReportFiles.SectionFiles;
import org.radiomics.knime.stats.report.ReportFiles.StoredTableFile;
import org.radiomics.knime.stats.report.ReportFiles.TableFile;

/**
 * Writes a study record as a folder that people read and machines check:
 * <ul>
 * <li>{@code report.html}: one page with everything inside, notices first;
 * <li>{@code pictures/}: every picture as PNG, and as SVG where there is one;
 * <li>{@code tables/}: every table as CSV in full precision;
 * <li>{@code methods.json}: settings, versions, seeds, the funnel, and a SHA-256 checksum of every file.
 * </ul>
 * Pictures and tables are named after node and output: {@code lasso-learner_coefficients.csv}; the second ROC View of a
 * study is {@code roc-view-2}. What belongs to no node is named {@code study}: {@code study_funnel.csv}.
 *
 * <p>The same record, title, date, versions and overview give the same bytes. Instances are immutable.
 */
public final class StudyReport {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm (xxx)",
        Locale.ENGLISH);

    private final String m_title;

    private final OffsetDateTime m_date;

    private final Map<String, String> m_versions;

    private final List<Picture> m_overview;

    private final String m_writer;

    private StudyReport(final String title, final OffsetDateTime date, final Map<String, String> versions,
        final List<Picture> overview, final String writer) {
        m_title = Objects.requireNonNull(title, "title");
        m_date = date;
        m_versions = Collections.unmodifiableMap(new LinkedHashMap<>(versions));
        m_overview = List.copyOf(overview);
        m_writer = writer;
    }

    /** @return a report titled "Radiomics study" without date, versions, overview pictures and list of files */
    public static StudyReport withDefaults() {
        return new StudyReport("Radiomics study", null, Map.of(), List.of(), null);
    }

    /** @return this report with another title */
    public StudyReport withTitle(final String title) {
        return new StudyReport(title, m_date, m_versions, m_overview, m_writer);
    }

    /** @return this report with the date that it states */
    public StudyReport withDate(final OffsetDateTime date) {
        return new StudyReport(m_title, date, m_versions, m_overview, m_writer);
    }

    /** @return this report with the versions of the software, by name and in the order of the map */
    public StudyReport withVersions(final Map<String, String> versions) {
        return new StudyReport(m_title, m_date, versions, m_overview, m_writer);
    }

    /** @return this report with pictures for the summary, such as the funnel's */
    public StudyReport withOverview(final List<Picture> overview) {
        return new StudyReport(m_title, m_date, m_versions, overview, m_writer);
    }

    /**
     * @return this report with a table {@code <node>_files.csv} of all its files, named after the node that writes it
     */
    public StudyReport withListOfFiles(final String node) {
        return new StudyReport(m_title, m_date, m_versions, m_overview, node);
    }

    /**
     * @param record to write
     * @return the files of its report, relative to the report's folder and with forward slashes: the page,
     *         methods.json, pictures, tables
     */
    public List<String> files(final StudyRecord record) {
        return ReportFiles.of(record, m_overview, m_writer).paths();
    }

    /**
     * Writes the report. All of it or nothing: it is written into a hidden sibling of the folder and moved when whole.
     *
     * <p>A folder that exists keeps its other files. If it holds an earlier report, all of that one's files are
     * replaced or deleted. A file that is not part of an earlier report, in the place of one of this report, is an
     * error.
     *
     * @param record to write
     * @param folder to write into; created, with its parents, if need be
     * @return the page, {@code folder/report.html}
     * @throws IOException if another file is in the way or writing fails; the message names it
     */
    public Path write(final StudyRecord record, final Path folder) throws IOException {
        final ReportFiles files = ReportFiles.of(record, m_overview, m_writer);
        new ReportFolder(folder).replace(new LinkedHashSet<>(files.paths()), whole -> writeFiles(record, files, whole));
        return folder.resolve(ReportFolder.PAGE);
    }

    private void writeFiles(final StudyRecord record, final ReportFiles files, final Path folder) throws IOException {
        Files.createDirectory(folder.resolve("tables"));
        Files.createDirectory(folder.resolve("pictures"));
        final SortedMap<String, String> checksums = new TreeMap<>();
        for (final SectionFiles section : files.all()) {
            for (final TableFile file : section.tables()) {
                write(folder, file.csv(), TableCsv.bytes(file.table()), checksums);
            }
            for (final StoredTableFile file : section.storedTables()) {
                file.table().write(folder.resolve(file.csv()));
                checksums.put(file.csv(), sha256(Files.readAllBytes(folder.resolve(file.csv()))));
            }
            for (final PictureFile file : section.pictures()) {
                write(folder, file.png(), file.picture().png(), checksums);
                if (file.svg() != null) {
                    write(folder, file.svg(), file.picture().svg().getBytes(StandardCharsets.UTF_8), checksums);
                }
            }
        }
        if (files.list() != null) {
            write(folder, files.list(), TableCsv.bytes(files.listTable()), checksums);
        }
        write(folder, ReportFolder.PAGE, HtmlPage.of(this, record, files).getBytes(StandardCharsets.UTF_8), checksums);
        Files.write(folder.resolve(ReportFolder.METHODS), MethodsJson.of(this, record, files, checksums));
    }

    private static void write(final Path folder, final String path, final byte[] bytes,
        final Map<String, String> checksums) throws IOException {
        Files.write(folder.resolve(path), bytes);
        checksums.put(path, sha256(bytes));
    }

    private static String sha256(final byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    String title() {
        return m_title;
    }

    /** @return the date, or null if the report states none */
    OffsetDateTime date() {
        return m_date;
    }

    String dateText() {
        return m_date.format(DATE);
    }

    Map<String, String> versions() {
        return m_versions;
    }
}
