package org.radiomics.knime.stats.report;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.radiomics.knime.stats.report.ReportFiles.PictureFile;
import org.radiomics.knime.stats.report.ReportFiles.SectionFiles;
import org.radiomics.knime.stats.report.ReportFiles.StoredTableFile;
import org.radiomics.knime.stats.report.ReportFiles.TableFile;

/** How the study was done, for machines: settings, versions, seeds, funnel, warnings, and a checksum of every file. */
final class MethodsJson {

    /** Marks a folder as a report of ours. */
    private static final String FORMAT = "org.radiomics.knime.stats.report/1";

    private static final JsonMapper MAPPER = new JsonMapper();

    private MethodsJson() {
    }

    /**
     * @param report title, date, versions
     * @param record what was done
     * @param files where the outputs are
     * @param checksums SHA-256 in hexadecimal of every file beside this one, by path
     * @return the document
     * @throws IOException never in practice: everything is in memory
     */
    static byte[] of(final StudyReport report, final StudyRecord record, final ReportFiles files,
        final SortedMap<String, String> checksums) throws IOException {
        final ObjectNode json = MAPPER.createObjectNode().put("format", FORMAT).put("title", report.title());
        if (report.date() != null) {
            json.put("date", report.date().toString());
        }
        report.versions().forEach(json.putObject("versions")::put);
        record.notices().forEach(json.putArray("notices")::add);
        final ArrayNode sections = json.putArray("sections");
        for (int i = 0; i < record.sections().size(); i++) {
            addSection(sections.addObject(), record.sections().get(i), files.sections().get(i));
        }
        final ArrayNode list = json.putArray("files");
        checksums.forEach((path, sha256) -> list.addObject().put("path", path).put("sha256", sha256));
        final DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        return MAPPER.writer(new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter))
            .writeValueAsBytes(json);
    }

    private static void addSection(final ObjectNode json, final Section section, final SectionFiles files) {
        json.put("node", section.node()).put("title", section.title()).put("summary", section.summary());
        section.settings().forEach(json.putObject("settings")::put);
        json.put("seed", section.seed());
        section.warnings().forEach(json.putArray("warnings")::add);
        final ArrayNode funnel = json.putArray("funnel");
        for (final FunnelStep step : section.funnel()) {
            funnel.addObject().put("step", step.step()).put("features", step.features());
        }
        final ArrayNode tables = json.putArray("tables");
        for (final TableFile file : files.tables()) {
            tables.addObject().put("name", file.table().name()).put("caption", file.table().caption())
                .put("rows", file.table().rows().size()).put("csv", file.csv());
        }
        for (final StoredTableFile file : files.storedTables()) {
            tables.addObject().put("name", file.table().name()).put("caption", file.table().caption())
                .put("rows", file.table().rows()).put("csv", file.csv());
        }
        final ArrayNode pictures = json.putArray("pictures");
        for (final PictureFile file : files.pictures()) {
            pictures.addObject().put("name", file.picture().name()).put("caption", file.picture().caption())
                .put("png", file.png()).put("svg", file.svg());
        }
    }

    /**
     * @param file a methods.json, maybe of somebody else
     * @return the paths of the files that the report beside it consists of, or null if it is not one of ours
     * @throws IOException if reading fails
     */
    static List<String> filesOf(final Path file) throws IOException {
        final JsonNode json;
        try {
            json = MAPPER.readTree(Files.readAllBytes(file));
        } catch (final com.fasterxml.jackson.core.JacksonException e) {
            return null;
        }
        if (!FORMAT.equals(json.path("format").textValue())) {
            return null;
        }
        final List<String> paths = new ArrayList<>();
        json.path("files").forEach(entry -> paths.add(entry.path("path").asText()));
        return paths;
    }
}
