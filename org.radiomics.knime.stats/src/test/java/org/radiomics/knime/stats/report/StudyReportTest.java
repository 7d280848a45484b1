package org.radiomics.knime.stats.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class StudyReportTest {

    private static final String SVG = "<svg xmlns=\"http://www.w3.org/2000/svg\"><text>AUC</text></svg>";

    private static final StudyReport REPORT = StudyReport.withDefaults().withTitle("A < B & C")
        .withDate(OffsetDateTime.parse("2026-03-01T10:20:30Z")).withVersions(Map.of("radiomics", "0.1.0"));

    @TempDir
    private Path m_folder;

    private static byte[] png(final int width) throws IOException {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, 4, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }

    private static ReportTable table(final String name, final List<String> columns, final Object... row) {
        return new ReportTable(name, "Caption of " + name, columns, List.of(Arrays.asList(row)), true);
    }

    private static Section.Builder section(final String node) {
        return Section.of(node, "About " + node);
    }

    private Path write(final Section.Builder... sections) throws IOException {
        StudyRecord record = StudyRecord.EMPTY;
        for (final Section.Builder section : sections) {
            record = record.with(section.build());
        }
        return REPORT.write(record, m_folder.resolve("out"));
    }

    private static Document parse(final Path page) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(page.toFile());
    }

    private static List<Element> elements(final Document page, final String tag) {
        final NodeList nodes = page.getElementsByTagName(tag);
        final List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element)nodes.item(i));
        }
        return elements;
    }

    private static List<String> texts(final Document page, final String tag) {
        return elements(page, tag).stream().map(Element::getTextContent).toList();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> paths = Files.walk(m_folder)) {
            return paths.filter(Files::isRegularFile).map(path -> m_folder.relativize(path).toString()
                .replace('\\', '/'))
                .sorted().toList();
        }
    }

    @Test
    void namesFilesAfterNodeAndOutput() throws IOException {
        final Picture roc = new Picture("ROC", "Curves", png(8), SVG);
        final ReportTable auc = table("AUC table", List.of("auc"), 0.9);

        write(section("ROC View").picture(roc).table(auc),
            section("ANOVA / KBest Filter").table(auc).table(auc).picture(new Picture("Größe", "", png(8), null)),
            section("ROC View").picture(roc).table(auc));

        assertThat(files()).containsExactly("out/methods.json", "out/pictures/anova-kbest-filter_gro-e.png",
            "out/pictures/roc-view-2_roc.png", "out/pictures/roc-view-2_roc.svg", "out/pictures/roc-view_roc.png",
            "out/pictures/roc-view_roc.svg", "out/report.html", "out/tables/anova-kbest-filter_auc-table-2.csv",
            "out/tables/anova-kbest-filter_auc-table.csv", "out/tables/roc-view-2_auc-table.csv",
            "out/tables/roc-view_auc-table.csv");
        assertThat(m_folder.resolve("out/pictures/roc-view_roc.svg")).hasContent(SVG);
        assertThat(m_folder.resolve("out/pictures/roc-view_roc.png")).hasBinaryContent(png(8));
    }

    @Test
    void writesTablesInFullPrecision() throws IOException {
        write(section("Node").table(table("values", List.of("a", "b, c", "d", "e", "f", "g", "h"), 0.1 + 0.2,
            "say \"x\"",
            null, "", Double.NaN, 7, Double.NEGATIVE_INFINITY)));

        assertThat(m_folder.resolve("out/tables/node_values.csv")).hasContent(
            "a,\"b, c\",d,e,f,g,h\n0.30000000000000004,\"say \"\"x\"\"\",,\"\",NaN,7,-Infinity\n");
    }

    @Test
    void showsNoticesBeforeEverythingElse() throws Exception {
        final Document page = parse(write(section("Reader").summary("Read 135 patients."),
            section("Phantom Cohort").notice("This cohort is synthetic.")));

        assertThat(page.getElementsByTagName("body").item(0).getTextContent().strip())
            .startsWith("This cohort is synthetic.");
    }

    @Test
    void showsSectionsInOrderWithContents() throws Exception {
        final Document page = parse(write(section("First").summary("Did this.\nFound that.").warning("Left out <3>."),
            section("Second").summary("Did more.")));

        assertThat(texts(page, "h2")).containsExactly("Summary", "Contents", "1. About First First",
            "2. About Second Second", "Software and seeds");
        assertThat(texts(page, "li")).containsExactly("About First", "About Second");
        assertThat(texts(page, "p")).containsSubsequence("1 warning in section 1.", "Did this.", "Found that.",
            "Warning: Left out <3>.", "Did more.");
    }

    @Test
    void escapesWhatComesFromOutside() throws Exception {
        final String nasty = "<script>alert(\"x\" & 'y')</script>\u0007";
        final String shown = nasty.replace('\u0007', '\uFFFD');

        final Document page = parse(write(Section.of(nasty, nasty).summary(nasty).warning(nasty).notice(nasty)
            .settings(Map.of(nasty, nasty)).funnel(nasty, 3).table(table(nasty, List.of(nasty), nasty))
            .picture(new Picture(nasty, nasty, png(2), null))));

        assertThat(elements(page, "script")).isEmpty();
        assertThat(texts(page, "td")).contains(shown);
        assertThat(elements(page, "img").get(0).getAttribute("alt")).isEqualTo(shown);
        assertThat(texts(page, "title")).containsExactly("A < B & C");
    }

    @Test
    void needsNothingFromOutsideThePage() throws Exception {
        final Document page = parse(write(section("ROC View").picture(new Picture("roc", "Curves", png(1280), SVG))
            .picture(new Picture("gallery", "Slices", png(6), null))));

        assertThat(elements(page, "link")).isEmpty();
        assertThat(elements(page, "script")).isEmpty();
        assertThat(texts(page, "style").get(0)).doesNotContain("url(").doesNotContain("@import");
        final List<Element> images = elements(page, "img");
        assertThat(images.get(0).getAttribute("src"))
            .isEqualTo("data:image/svg+xml;base64," + Base64.getEncoder()
            .encodeToString(SVG.getBytes(StandardCharsets.UTF_8)));
        assertThat(images.get(0).getAttribute("width")).isEqualTo("640");
        assertThat(images.get(1).getAttribute("src"))
            .isEqualTo("data:image/png;base64," + Base64.getEncoder().encodeToString(png(6)));
    }

    @Test
    void roundsNumbersForReaders() throws Exception {
        final Document page =
            parse(write(section("Node").table(new ReportTable("numbers", "", List.of("term", "p (Wald)", "OR",
            "n", "large", "tiny"), List.of(Arrays.asList("age", 0.00049, 1.06049, 98, 1234.56, 4.2e-5),
                Arrays.asList("signal", 0.0436, Double.POSITIVE_INFINITY, 37, -2.0, -0.5),
                Arrays.asList("none", 1.0, Double.NaN, null, 0.0, 0.0)), true))));

        assertThat(texts(page, "td")).containsSubsequence("age", "< .001", "1.060", "98", "1234.6", "4.20e\u221205",
            "signal",
            ".044", "\u221E", "37", "\u22122.0", "\u22120.500", "none", "1.000", "NaN", "\u2013", "0.0", "0.000");
    }

    @Test
    void truncatesLongTablesAndLinksToAllRows() throws Exception {
        final List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < 41; i++) {
            rows.add(List.of("feature " + i, i / 7.0));
        }

        final Document page =
            parse(write(section("ICC Filter").table(new ReportTable("icc", "", List.of("feature", "icc"), rows,
            true))));

        assertThat(texts(page, "td")).contains("feature 19").doesNotContain("feature 20");
        assertThat(texts(page, "p")).contains(
            "Shown: the first 20 of 41 rows, all columns. The whole table is in tables/icc-filter_icc.csv.");
        assertThat(Files.readAllLines(m_folder.resolve("out/tables/icc-filter_icc.csv"))).hasSize(42);
    }

    @Test
    void letsLongNamesBreakAfterUnderscores() throws Exception {
        final Path page = write(section("Node").table(table("t", List.of("feature"), "T1WI_original_glcm_Contrast_")));

        assertThat(page).content().contains("T1WI_<wbr/>original_<wbr/>glcm_<wbr/>Contrast_</td>");
        assertThat(texts(parse(page), "td")).contains("T1WI_original_glcm_Contrast_");
    }

    @Test
    void keepsTablesThatAreNotForThePageInTheirFiles() throws Exception {
        final Document page = parse(write(section("Node").table(
            new ReportTable("diagnostics", "Diagnostics", List.of("x"), List.of(List.of("cell")), false))));

        assertThat(texts(page, "td")).doesNotContain("cell");
        assertThat(elements(page, "a")).extracting(a -> a.getAttribute("href")).contains("tables/node_diagnostics.csv");
    }

    @Test
    void sumsUpFunnelAndPerformance() throws Exception {
        final Picture funnel = new Picture("funnel", "Features left", png(2), SVG);
        final StudyRecord record = StudyRecord.EMPTY.with(section("Feature Extractor").funnel("extracted", 2818)
            .build())
            .with(section("ROC View").table(table(ReportTable.PERFORMANCE, List.of("AUC"), 0.92345)).build())
            .with(section("LASSO Learner").funnel("LASSO", 26).build());

        final Document page = parse(REPORT.withOverview(List.of(funnel)).write(record, m_folder.resolve("out")));

        final String summary = elements(page, "section").get(0).getTextContent();
        assertThat(summary).containsSubsequence("extracted", "Feature Extractor", "2818", "LASSO", "26",
            "Performance", "0.923");
        assertThat(texts(page, "td")).containsOnlyOnce("0.923");
        assertThat(m_folder.resolve("out/tables/study_funnel.csv"))
            .hasContent("step,node,features\nextracted,Feature Extractor,2818\nLASSO,LASSO Learner,26\n");
        assertThat(m_folder.resolve("out/pictures/study_funnel.svg")).hasContent(SVG);
    }

    @Test
    void namesThePositiveClass() throws Exception {
        final Document page = parse(write(section("Cohort Assembler").settings(Map.of("positiveLevel", "SSM")),
            section("ROC View").settings(Map.of("positiveLevel", ""))));

        assertThat(texts(page, "p"))
            .contains("The positive class is SSM: probabilities, odds ratios, scores and sensitivities refer to it.");
    }

    @Test
    void warnsWhenNodesDisagreeOnThePositiveClass() throws Exception {
        final Document page = parse(write(section("ROC View").settings(Map.of("positiveLevel", "SSM")),
            section("DCA View").settings(Map.of("positiveLevel", "SPST"))));

        assertThat(texts(page, "p"))
            .contains("Warning: The nodes do not agree on the positive class: SSM in ROC View; SPST in DCA View.");
    }

    @Test
    void describesTheMethodsForMachines() throws IOException {
        write(section("Phantom Cohort").notice("Synthetic.").funnel("extracted", 2818)
            .table(table("t", List.of("a"), 1)),
            section("Cohort Split").seed(Long.MAX_VALUE).settings(Map.of("fraction", "0.7")).warning("Few rows."));

        final JsonNode methods = new ObjectMapper().readTree(m_folder.resolve("out/methods.json").toFile());

        assertThat(methods.at("/date").asText()).isEqualTo("2026-03-01T10:20:30Z");
        assertThat(methods.at("/versions/radiomics").asText()).isEqualTo("0.1.0");
        assertThat(methods.at("/notices/0").asText()).isEqualTo("Synthetic.");
        assertThat(methods.at("/sections/0/funnel/0/features").asInt()).isEqualTo(2818);
        assertThat(methods.at("/sections/0/tables/0/csv").asText()).isEqualTo("tables/phantom-cohort_t.csv");
        assertThat(methods.at("/sections/0/seed").isNull()).isTrue();
        assertThat(methods.at("/sections/1/seed").asLong()).isEqualTo(Long.MAX_VALUE);
        assertThat(methods.at("/sections/1/settings/fraction").asText()).isEqualTo("0.7");
        assertThat(methods.at("/sections/1/warnings/0").asText()).isEqualTo("Few rows.");
        // printf 'a\n1\n' | sha256sum
        assertThat(methods.at("/files")).anySatisfy(file -> {
            assertThat(file.get("path").asText()).isEqualTo("tables/phantom-cohort_t.csv");
            assertThat(file.get("sha256").asText())
                .isEqualTo("309b0e45a73d3fc5325e2b6ed0a01ef8b9cde6b05a5633c1f893f970d52bfddc");
        });
    }

    @Test
    void givesTheSameBytesForTheSameRecord() throws IOException {
        final Section.Builder[] sections = {section("ROC View").seed(1).picture(new Picture("roc", "Curves", png(4),
            SVG))
            .table(table("auc", List.of("auc"), 0.9))};
        final Path page = write(sections);
        final byte[] first = Files.readAllBytes(page);
        final byte[] methods = Files.readAllBytes(page.resolveSibling("methods.json"));

        write(sections);

        assertThat(page).hasBinaryContent(first);
        assertThat(page.resolveSibling("methods.json")).hasBinaryContent(methods);
    }

    @Test
    void replacesAnEarlierReportAndKeepsOtherFiles() throws IOException {
        write(section("Old").table(table("t", List.of("a"), 1)), section("Both").table(table("t", List.of("a"), 1)));
        Files.writeString(m_folder.resolve("out/tables/mine.csv"), "mine");
        Files.writeString(m_folder.resolve("out/notes.txt"), "mine");

        write(section("Both").table(table("t", List.of("a"), 2)));

        assertThat(files()).containsExactly("out/methods.json", "out/notes.txt", "out/report.html",
            "out/tables/both_t.csv",
            "out/tables/mine.csv");
        assertThat(m_folder.resolve("out/tables/both_t.csv")).hasContent("a\n2\n");
    }

    @Test
    void deletesNothingElseWhateverAnEarlierReportClaims() throws IOException {
        write(section("Old"));
        Files.writeString(m_folder.resolve("precious.csv"), "mine");
        final Path methods = m_folder.resolve("out/methods.json");
        Files.writeString(methods, Files.readString(methods).replace("report.html", "../precious.csv"));
        Files.delete(m_folder.resolve("out/report.html"));

        write(section("New"));

        assertThat(m_folder.resolve("precious.csv")).hasContent("mine");
    }

    @Test
    void refusesToOverwriteAFileOfSomebodyElse() throws IOException {
        Files.createDirectories(m_folder.resolve("out"));
        Files.writeString(m_folder.resolve("out/report.html"), "mine");

        assertThatThrownBy(() -> write(section("Node"))).isInstanceOf(IOException.class)
            .hasMessageContaining("report.html\" exists and is not part of an earlier report");

        assertThat(files()).containsExactly("out/report.html");
        assertThat(m_folder.resolve("out/report.html")).hasContent("mine");
    }

    @Test
    void refusesAMethodsFileOfSomebodyElse() throws IOException {
        Files.createDirectories(m_folder.resolve("out"));
        Files.writeString(m_folder.resolve("out/methods.json"), "{\"files\": []}");

        assertThatThrownBy(() -> write(section("Node"))).isInstanceOf(IOException.class)
            .hasMessageContaining("methods.json\" exists and is not part of an earlier report");
    }

    @Test
    void refusesAFileInPlaceOfTheFolder() throws IOException {
        Files.writeString(m_folder.resolve("out"), "mine");

        assertThatThrownBy(() -> write(section("Node"))).isInstanceOf(IOException.class)
            .hasMessageContaining("which is a file; choose a folder");
    }

    @Test
    void leavesNothingHalfWrittenWhenItFails() throws IOException {
        final Picture broken = new Picture("broken", "Too short to be a PNG", new byte[3], null);

        assertThatThrownBy(() -> write(section("Node").table(table("t", List.of("a"), 1)).picture(broken)))
            .hasMessageContaining("broken");

        assertThat(m_folder).isEmptyDirectory();
    }

    @Test
    void keepsTheEarlierReportWhenALaterOneFails() throws IOException {
        write(section("Old").table(table("t", List.of("a"), 1)));
        final List<String> before = files();
        final Picture broken = new Picture("broken", "Too short to be a PNG", new byte[3], null);

        assertThatThrownBy(() -> write(section("New").picture(broken))).hasMessageContaining("broken");

        assertThat(files()).isEqualTo(before);
    }

    @Test
    void createsMissingParentFolders() throws IOException {
        final Path page = REPORT.write(StudyRecord.EMPTY, m_folder.resolve("a/b/c"));

        assertThat(page).isEqualTo(m_folder.resolve("a/b/c/report.html")).isRegularFile();
    }

    @Test
    void inlinesSvgThatAnXmlParserReads() throws Exception {
        final Document page = parse(write(section("Node").picture(new Picture("p", "", png(2), SVG))));
        final String source = elements(page, "img").get(0).getAttribute("src");
        final byte[] svg = Base64.getDecoder().decode(source.substring(source.indexOf(',') + 1));

        final Document document =
            DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(svg));

        assertThat(document.getDocumentElement().getTextContent()).isEqualTo("AUC");
    }
}
