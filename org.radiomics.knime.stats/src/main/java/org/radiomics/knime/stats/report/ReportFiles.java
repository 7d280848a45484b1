package org.radiomics.knime.stats.report;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The files of a report: which table and which picture goes where, relative to the report's folder.
 *
 * @param sections the sections of the record in order, with the names of their files
 * @param overview the overview's pictures and tables, which belong to no node
 * @param list the CSV file that lists all files; null if there is to be none
 */
record ReportFiles(List<SectionFiles> sections, SectionFiles overview, String list) {

    /** The pseudo node that overview pictures and the funnel's table are named after. */
    private static final String STUDY = "study";

    /**
     * The files of one section.
     *
     * @param tables in order
     * @param pictures in order
     * @param storedTables in order
     */
    record SectionFiles(List<TableFile> tables, List<PictureFile> pictures, List<StoredTableFile> storedTables) {
    }

    /**
     * A table that is kept as text, and its file.
     *
     * @param table to write
     * @param csv its path with forward slashes
     */
    record StoredTableFile(StoredTable table, String csv) {
    }

    /**
     * A table and its file.
     *
     * @param table to write
     * @param csv its path with forward slashes
     */
    record TableFile(ReportTable table, String csv) {
    }

    /**
     * A picture and its files.
     *
     * @param picture to write
     * @param png its path with forward slashes
     * @param svg its path, or null if the picture has no SVG
     */
    record PictureFile(Picture picture, String png, String svg) {
    }

    /**
     * @param record whose outputs get names
     * @param overview pictures beside the record's own
     * @param writer the node after which the list of all files is named; null if there is to be none
     * @return the files
     */
    static ReportFiles of(final StudyRecord record, final List<Picture> overview, final String writer) {
        final OutputNames nodes = new OutputNames();
        final String study = nodes.next(STUDY);
        final List<ReportTable> funnel = record.funnel().isEmpty() ? List.of() : List.of(funnelTable(record));
        final SectionFiles overviewFiles = files(study, funnel, overview, List.of());
        final List<SectionFiles> sections = new ArrayList<>();
        for (final Section section : record.sections()) {
            sections.add(files(nodes.next(section.node()), section.tables(), section.pictures(),
                section.storedTables()));
        }
        return new ReportFiles(List.copyOf(sections), overviewFiles,
            writer == null ? null : "tables/" + nodes.next(writer) + "_files.csv");
    }

    private static SectionFiles files(final String node, final List<ReportTable> tables, final List<Picture> pictures,
        final List<StoredTable> storedTables) {
        final OutputNames tableNames = new OutputNames();
        final List<TableFile> tableFiles = new ArrayList<>();
        for (final ReportTable table : tables) {
            tableFiles.add(new TableFile(table, "tables/" + node + "_" + tableNames.next(table.name()) + ".csv"));
        }
        final List<StoredTableFile> storedFiles = new ArrayList<>();
        for (final StoredTable table : storedTables) {
            storedFiles
                .add(new StoredTableFile(table, "tables/" + node + "_" + tableNames.next(table.name()) + ".csv"));
        }
        final OutputNames pictureNames = new OutputNames();
        final List<PictureFile> pictureFiles = new ArrayList<>();
        for (final Picture picture : pictures) {
            final String base = "pictures/" + node + "_" + pictureNames.next(picture.name());
            pictureFiles.add(new PictureFile(picture, base + ".png", picture.svg() == null ? null : base + ".svg"));
        }
        return new SectionFiles(List.copyOf(tableFiles), List.copyOf(pictureFiles), List.copyOf(storedFiles));
    }

    private static ReportTable funnelTable(final StudyRecord record) {
        final List<List<Object>> rows = new ArrayList<>();
        for (final Section section : record.sections()) {
            for (final FunnelStep step : section.funnel()) {
                rows.add(List.of(step.step(), section.node(), step.features()));
            }
        }
        return new ReportTable("funnel", "Features left after each step.", List.of("step", "node", "features"), rows,
            true);
    }

    /** @return all files: the page, methods.json, pictures, tables; these in the order of their names */
    List<String> paths() {
        final SortedSet<String> ordered = new TreeSet<>();
        for (final SectionFiles section : all()) {
            section.tables().forEach(file -> ordered.add(file.csv()));
            section.storedTables().forEach(file -> ordered.add(file.csv()));
            for (final PictureFile file : section.pictures()) {
                ordered.add(file.png());
                if (file.svg() != null) {
                    ordered.add(file.svg());
                }
            }
        }
        if (list != null) {
            ordered.add(list);
        }
        final List<String> paths = new ArrayList<>(List.of(ReportFolder.PAGE, ReportFolder.METHODS));
        paths.addAll(ordered);
        return paths;
    }

    /** @return the content of the list of all files */
    ReportTable listTable() {
        return new ReportTable("files", "The files of the report.", List.of("file"),
            paths().stream().<List<Object>>map(List::of).toList(), false);
    }

    /** @return the overview's files, then those of every section */
    List<SectionFiles> all() {
        final List<SectionFiles> all = new ArrayList<>();
        all.add(overview);
        all.addAll(sections);
        return all;
    }
}
