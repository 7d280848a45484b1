package org.radiomics.knime.stats.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.radiomics.knime.stats.report.ReportFiles.PictureFile;
import org.radiomics.knime.stats.report.ReportFiles.SectionFiles;
import org.radiomics.knime.stats.report.ReportFiles.TableFile;

/**
 * The page of a report: one HTML document with its style and pictures inside, without scripts and without anything to
 * load. Links to the tables and pictures beside it are conveniences. The document is well-formed XML, too.
 */
final class HtmlPage {

    /** The setting that says which level of the outcome is the positive class. */
    private static final String POSITIVE_LEVEL = "positiveLevel";

    /** Offsets in a PNG file: of the name of its first chunk, and of the width in it. */
    private static final int PNG_CHUNK = 12;

    private static final int PNG_WIDTH = 16;

    /** The first chunk's name, "IHDR". */
    private static final int IHDR = 0x49484452;

    private final StudyReport m_report;

    private final StudyRecord m_record;

    private final ReportFiles m_files;

    private final Html m_html = new Html();

    private HtmlPage(final StudyReport report, final StudyRecord record, final ReportFiles files) {
        m_report = report;
        m_record = record;
        m_files = files;
    }

    /**
     * @param report title, date, versions
     * @param record what to show
     * @param files where tables and pictures are, relative to the page
     * @return the document
     * @throws IOException if the style sheet of this package cannot be read
     */
    static String of(final StudyReport report, final StudyRecord record, final ReportFiles files) throws IOException {
        final HtmlPage page = new HtmlPage(report, record, files);
        page.writeDocument();
        return page.m_html.toString();
    }

    private void writeDocument() throws IOException {
        m_html.markup("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n")
            .markup("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n")
            .element("title", m_report.title()).markup("\n<style>\n").markup(styleSheet())
            .markup("</style>\n</head>\n<body>\n");
        writeNotices();
        writeHeader();
        writeSummary();
        writeContents();
        for (int i = 0; i < m_record.sections().size(); i++) {
            writeSection(m_record.sections().get(i), i + 1, m_files.sections().get(i));
        }
        writeReproduction();
        m_html.markup("</body>\n</html>\n");
    }

    private static String styleSheet() throws IOException {
        try (InputStream css = HtmlPage.class.getResourceAsStream("report.css")) {
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void writeNotices() {
        if (!m_record.notices().isEmpty()) {
            m_html.markup("<aside class=\"notices\">\n");
            m_record.notices().forEach(notice -> m_html.element("p", notice).markup("\n"));
            m_html.markup("</aside>\n");
        }
    }

    private void writeHeader() {
        m_html.markup("<header>\n").element("h1", m_report.title()).markup("\n");
        if (m_report.date() != null) {
            m_html.markup("<p class=\"date\">").text(m_report.dateText()).markup("</p>\n");
        }
        m_html.markup("</header>\n");
    }

    private void writeSummary() throws IOException {
        m_html.markup("<section id=\"summary\">\n<h2>Summary</h2>\n");
        writePositiveClass();
        writeWarningCount();
        if (!m_record.funnel().isEmpty()) {
            m_html.markup("<h3>Feature funnel</h3>\n");
            m_files.overview().tables().forEach(table -> TableHtml.write(table, m_html));
        }
        writePictures(m_files.overview());
        final List<TableFile> performance = m_files.sections().stream().flatMap(files -> files.tables().stream())
            .filter(HtmlPage::isPerformance).toList();
        if (!performance.isEmpty()) {
            m_html.markup("<h3>Performance</h3>\n");
            performance.forEach(table -> TableHtml.write(table, m_html));
        }
        m_html.markup("</section>\n");
    }

    private static boolean isPerformance(final TableFile file) {
        return file.table().name().equals(ReportTable.PERFORMANCE);
    }

    /**
     * Says what is positive, by the nodes that were told; if they disagree, that is the most important thing to say.
     */
    private void writePositiveClass() {
        final Map<String, List<String>> nodes = new LinkedHashMap<>();
        for (final Section section : m_record.sections()) {
            final String level = section.settings().get(POSITIVE_LEVEL);
            if (level != null && !level.isBlank()) {
                nodes.computeIfAbsent(level, l -> new ArrayList<>()).add(section.node());
            }
        }
        if (nodes.size() == 1) {
            m_html.markup("<p>The positive class is <strong>").text(nodes.keySet().iterator().next())
                .markup("</strong>: probabilities, odds ratios, scores and sensitivities refer to it.</p>\n");
        } else if (nodes.size() > 1) {
            final List<String> parts = new ArrayList<>();
            nodes.forEach((level, names) -> parts.add(level + " in " + String.join(", ", names)));
            writeWarning("The nodes do not agree on the positive class: " + String.join("; ", parts) + ".");
        }
    }

    private void writeWarningCount() {
        final Html links = new Html();
        int count = 0;
        int sections = 0;
        for (int i = 0; i < m_record.sections().size(); i++) {
            final int warnings = m_record.sections().get(i).warnings().size();
            if (warnings > 0) {
                count += warnings;
                sections++;
                links.markup((sections > 1 ? ", " : "") + "<a href=\"#s" + (i + 1) + "\">" + (i + 1) + "</a>");
            }
        }
        if (count > 0) {
            m_html.markup("<p class=\"warning\"><strong>" + count + (count == 1 ? " warning" : " warnings")
                + "</strong> in " + (sections == 1 ? "section " : "sections ")).markup(links.toString())
                .markup(".</p>\n");
        }
    }

    private void writeContents() {
        m_html.markup("<nav>\n<h2>Contents</h2>\n<ol>\n");
        for (int i = 0; i < m_record.sections().size(); i++) {
            m_html.markup("<li><a href=\"#s" + (i + 1) + "\">").text(m_record.sections().get(i).title())
                .markup("</a></li>\n");
        }
        m_html.markup("</ol>\n</nav>\n");
    }

    private void writeSection(final Section section, final int number, final SectionFiles files)
        throws IOException {
        m_html.markup("<section id=\"s" + number + "\">\n<h2>" + number + ". ").text(section.title())
            .markup(" <small>").text(section.node()).markup("</small></h2>\n");
        m_html.paragraphs(section.summary());
        section.warnings().forEach(this::writeWarning);
        for (final TableFile file : files.tables()) {
            if (isPerformance(file)) {
                m_html.markup("<p>The performance table is in the <a href=\"#summary\">summary</a>.</p>\n");
            } else if (file.table().inReport()) {
                TableHtml.write(file, m_html);
            }
        }
        writePictures(files);
        writeFurtherTables(files);
        writeSettings(section);
        m_html.markup("</section>\n");
    }

    private void writeWarning(final String warning) {
        m_html.markup("<p class=\"warning\"><strong>Warning:</strong> ").text(warning).markup("</p>\n");
    }

    private void writePictures(final SectionFiles files) throws IOException {
        for (final PictureFile file : files.pictures()) {
            writePicture(file);
        }
    }

    private void writePicture(final PictureFile file) throws IOException {
        final Picture picture = file.picture();
        final String type = picture.svg() == null ? "image/png" : "image/svg+xml";
        final byte[] bytes = picture.svg() == null ? picture.png() : picture.svg().getBytes(StandardCharsets.UTF_8);
        m_html.markup("<figure><img src=\"data:" + type + ";base64," + Base64.getEncoder().encodeToString(bytes)
            + "\" width=\"" + widthOf(picture) + "\" alt=\"").text(picture.caption())
            .markup("\"/>\n<figcaption>").text(picture.caption()).markup(" <a href=\"").text(file.png())
            .markup("\">PNG</a>");
        if (file.svg() != null) {
            m_html.markup(" <a href=\"").text(file.svg()).markup("\">SVG</a>");
        }
        m_html.markup("</figcaption></figure>\n");
    }

    /** Bitmaps hold two pixels per unit of length of the page. */
    private static int widthOf(final Picture picture) throws IOException {
        final ByteBuffer png = ByteBuffer.wrap(picture.png());
        if (png.limit() < PNG_WIDTH + Integer.BYTES || png.getInt(PNG_CHUNK) != IHDR) {
            throw new IOException("The picture \"" + picture.name() + "\" is not a PNG.");
        }
        return png.getInt(PNG_WIDTH) / 2;
    }

    private void writeFurtherTables(final SectionFiles files) {
        final Html links = new Html();
        files.tables().stream().filter(file -> !file.table().inReport() && !isPerformance(file))
            .forEach(file -> writeLink(links, file.table().caption(), file.csv()));
        files.storedTables().forEach(file -> writeLink(links, file.table().caption(), file.csv()));
        if (!links.toString().isEmpty()) {
            m_html.markup("<ul class=\"files\">\n").markup(links.toString()).markup("</ul>\n");
        }
    }

    private static void writeLink(final Html html, final String caption, final String path) {
        html.markup("<li>").text(caption).markup(" <a href=\"").text(path).markup("\">").text(path)
            .markup("</a></li>\n");
    }

    private void writeSettings(final Section section) {
        if (section.settings().isEmpty() && section.seed() == null) {
            return;
        }
        m_html.markup("<details><summary>Settings</summary>\n<table class=\"settings\"><tbody>\n");
        section.settings().forEach((key, value) -> writePair(key, value == null ? "" : value));
        if (section.seed() != null) {
            writePair("seed of this run", section.seed().toString());
        }
        m_html.markup("</tbody></table></details>\n");
    }

    private void writePair(final String key, final String value) {
        m_html.markup("<tr><th scope=\"row\">").text(key).markup("</th><td>").text(value).markup("</td></tr>\n");
    }

    private void writeReproduction() {
        m_html.markup("<section id=\"reproduction\">\n<h2>Software and seeds</h2>\n")
            .markup("<table class=\"settings\"><tbody>\n");
        m_report.versions().forEach(this::writePair);
        int number = 1;
        for (final Section section : m_record.sections()) {
            if (section.seed() != null) {
                writePair(String.format(Locale.ROOT, "seed of section %d, %s", number, section.node()),
                    section.seed().toString());
            }
            number++;
        }
        m_html.markup("</tbody></table>\n<p>All settings, versions, seeds and checksums: "
            + "<a href=\"methods.json\">methods.json</a>.</p>\n</section>\n");
    }
}
