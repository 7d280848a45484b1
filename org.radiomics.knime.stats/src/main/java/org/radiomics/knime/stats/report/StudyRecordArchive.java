package org.radiomics.knime.stats.report;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Study records as a stream of bytes: a zip archive with one JSON document and the pictures as PNG and SVG files.
 * Tables that lie in files stay where they are; who reads the record must know these files.
 *
 * <p>Lossless: doubles keep every bit (NaN is one value), and text, Integer, Long, Double and missing cells stay what
 * they are. The same record gives the same bytes.
 */
public final class StudyRecordArchive {

    private static final int FORMAT = 2;

    private static final String DOCUMENT = "record.json";

    /** Zip entries carry a time; a fixed one, so that the bytes depend on the record alone. */
    private static final LocalDateTime ENTRY_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    /** Escapes what is not ASCII, so that any text survives, even half a surrogate pair. */
    private static final JsonMapper MAPPER = JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private StudyRecordArchive() {
    }

    /**
     * Writes a record.
     *
     * @param record to write
     * @param out left open, so that the archive may be part of a longer stream
     * @throws IOException if writing fails
     */
    public static void write(final StudyRecord record, final OutputStream out) throws IOException {
        final Map<String, byte[]> files = new LinkedHashMap<>();
        final ObjectNode document = MAPPER.createObjectNode().put("format", FORMAT);
        final ArrayNode sections = document.putArray("sections");
        for (final Section section : record.sections()) {
            sections.add(toJson(section, files));
        }
        final ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        writeEntry(zip, DOCUMENT, MAPPER.writeValueAsBytes(document));
        for (final Map.Entry<String, byte[]> file : files.entrySet()) {
            writeEntry(zip, file.getKey(), file.getValue());
        }
        zip.finish();
        zip.flush();
    }

    /**
     * Reads a record.
     *
     * @param in positioned at the start of an archive; read to its end and left open
     * @param tables the files of the record's stored tables, in their order
     * @return the record
     * @throws IOException if reading fails, or the stream holds no study record of a known format or one with another
     *             number of stored tables
     */
    public static StudyRecord read(final InputStream in, final List<Path> tables) throws IOException {
        final Map<String, byte[]> entries = new HashMap<>();
        final ZipInputStream zip = new ZipInputStream(in, StandardCharsets.UTF_8);
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            entries.put(entry.getName(), zip.readAllBytes());
        }
        if (!entries.containsKey(DOCUMENT)) {
            throw new IOException("The stream holds no study record: \"" + DOCUMENT
                + "\" is missing from the archive.");
        }
        final JsonNode document = MAPPER.readTree(entries.get(DOCUMENT));
        if (document.path("format").asInt() != FORMAT) {
            throw new IOException("The study record is of format " + document.path("format").asText("unknown")
                + ", this version reads format " + FORMAT + ". Update the extension, or run the nodes again.");
        }
        final List<Section> sections = new ArrayList<>();
        final Iterator<Path> files = tables.iterator();
        for (final JsonNode section : document.path("sections")) {
            sections.add(sectionOf(section, entries).with(storedTablesOf(section, files)));
        }
        if (files.hasNext()) {
            throw otherTables();
        }
        return new StudyRecord(sections);
    }

    private static void writeEntry(final ZipOutputStream zip, final String name, final byte[] bytes)
        throws IOException {
        final ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(ENTRY_TIME);
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }

    private static ObjectNode toJson(final Section section, final Map<String, byte[]> files) {
        final ObjectNode json = MAPPER.createObjectNode();
        json.put("node", section.node()).put("title", section.title()).put("summary", section.summary());
        section.notices().forEach(json.putArray("notices")::add);
        section.warnings().forEach(json.putArray("warnings")::add);
        section.settings().forEach(json.putObject("settings")::put);
        if (section.seed() != null) {
            json.put("seed", section.seed());
        }
        final ArrayNode funnel = json.putArray("funnel");
        section.funnel().forEach(step -> funnel.addObject().put("step", step.step()).put("features", step.features()));
        final ArrayNode tables = json.putArray("tables");
        section.tables().forEach(table -> tables.add(toJson(table)));
        final ArrayNode list = json.putArray("pictures");
        section.pictures().forEach(picture -> list.add(toJson(picture, files)));
        final ArrayNode stored = json.putArray("storedTables");
        section.storedTables().forEach(table -> stored.addObject().put("name", table.name())
            .put("caption", table.caption()).put("rows", table.rows()));
        return json;
    }

    private static Section sectionOf(final JsonNode json, final Map<String, byte[]> entries) throws IOException {
        final Section.Builder section = Section.of(json.get("node").textValue(), json.get("title").textValue());
        section.summary(json.get("summary").textValue());
        json.get("notices").forEach(notice -> section.notice(notice.textValue()));
        json.get("warnings").forEach(warning -> section.warning(warning.textValue()));
        final Map<String, String> settings = new LinkedHashMap<>();
        json.get("settings").fields().forEachRemaining(e -> settings.put(e.getKey(), e.getValue().textValue()));
        section.settings(settings);
        if (json.has("seed")) {
            section.seed(json.get("seed").longValue());
        }
        json.get("funnel")
            .forEach(step -> section.funnel(step.get("step").textValue(), step.get("features").intValue()));
        for (final JsonNode table : json.get("tables")) {
            section.table(tableOf(table));
        }
        for (final JsonNode picture : json.get("pictures")) {
            section.picture(pictureOf(picture, entries));
        }
        return section.build();
    }

    private static List<StoredTable> storedTablesOf(final JsonNode section, final Iterator<Path> files)
        throws IOException {
        final List<StoredTable> stored = new ArrayList<>();
        for (final JsonNode table : section.path("storedTables")) {
            if (!files.hasNext()) {
                throw otherTables();
            }
            stored.add(new StoredTable(table.get("name").textValue(), table.get("caption").textValue(),
                table.get("rows").intValue(), files.next()));
        }
        return stored;
    }

    private static IOException otherTables() {
        return new IOException("The study record is damaged: the files of its tables are not those that it was written "
            + "with. Run the nodes again.");
    }

    private static ObjectNode toJson(final Picture picture, final Map<String, byte[]> files) {
        final String base = "pictures/" + files.size();
        final ObjectNode json = MAPPER.createObjectNode().put("name", picture.name()).put("caption", picture.caption());
        json.put("png", base + ".png");
        files.put(base + ".png", picture.png());
        if (picture.svg() != null) {
            json.put("svg", base + ".svg");
            files.put(base + ".svg", picture.svg().getBytes(StandardCharsets.UTF_8));
        }
        return json;
    }

    private static Picture pictureOf(final JsonNode json, final Map<String, byte[]> entries) throws IOException {
        final String svg =
            json.has("svg") ? new String(entry(entries, json.get("svg").textValue()), StandardCharsets.UTF_8) : null;
        return new Picture(json.get("name").textValue(), json.get("caption").textValue(),
            entry(entries, json.get("png").textValue()), svg);
    }

    private static byte[] entry(final Map<String, byte[]> entries, final String name) throws IOException {
        final byte[] bytes = entries.get(name);
        if (bytes == null) {
            throw new IOException("The study record is damaged: \"" + name + "\" is missing from the archive.");
        }
        return bytes;
    }

    private static ObjectNode toJson(final ReportTable table) {
        final ObjectNode json = MAPPER.createObjectNode().put("name", table.name()).put("caption", table.caption());
        json.put("inReport", table.inReport());
        table.columns().forEach(json.putArray("columns")::add);
        final ArrayNode rows = json.putArray("rows");
        for (final List<Object> row : table.rows()) {
            final ArrayNode cells = rows.addArray();
            row.forEach(cell -> addCell(cells, cell));
        }
        return json;
    }

    private static ReportTable tableOf(final JsonNode json) throws IOException {
        final List<String> columns = new ArrayList<>();
        json.get("columns").forEach(column -> columns.add(column.textValue()));
        final List<List<Object>> rows = new ArrayList<>();
        for (final JsonNode row : json.get("rows")) {
            final List<Object> cells = new ArrayList<>();
            for (final JsonNode cell : row) {
                cells.add(cellOf(cell));
            }
            rows.add(cells);
        }
        return new ReportTable(json.get("name").textValue(), json.get("caption").textValue(), columns, rows,
            json.get("inReport").booleanValue());
    }

    /** JSON has one kind of number and no NaN: a Long and a non-finite Double become an object that names the type. */
    private static void addCell(final ArrayNode cells, final Object cell) {
        if (cell == null) {
            cells.addNull();
        } else if (cell instanceof String text) {
            cells.add(text);
        } else if (cell instanceof Integer number) {
            cells.add(number);
        } else if (cell instanceof Long number) {
            cells.addObject().put("long", number);
        } else if (Double.isFinite((Double)cell)) {
            cells.add((Double)cell);
        } else {
            cells.addObject().put("double", cell.toString());
        }
    }

    private static Object cellOf(final JsonNode json) throws IOException {
        if (json.isNull()) {
            return null;
        } else if (json.isTextual()) {
            return json.textValue();
        } else if (json.isInt()) {
            return json.intValue();
        } else if (json.isDouble()) {
            return json.doubleValue();
        } else if (json.has("long")) {
            return json.get("long").longValue();
        } else if (json.has("double")) {
            return Double.valueOf(json.get("double").textValue());
        }
        throw new IOException("The study record is damaged: " + json + " is not a cell.");
    }
}
