package org.radiomics.knime.tests.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.radiomics.knime.tests.ReferenceValues;

import com.fasterxml.jackson.databind.JsonNode;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

/**
 * Oracle: PyRadiomics 3.1.0, by reference-values/planes.py: images of two dimensions, as files, through the command.
 * Its features are ours within 1e-6, or 1e-9 near zero, and no others; its diagnostics are ours. Where it fails, the
 * row is refused.
 */
class PlanesReferenceTest {

    private static final double RELATIVE = 1e-6;

    private static final double ABSOLUTE = 1e-9;

    private static final JsonNode REFERENCE = ReferenceValues.read("planes");

    @TempDir
    Path m_folder;

    static List<String> cases() {
        return ReferenceValues.names(REFERENCE.get("cases"));
    }

    @BeforeEach
    void writeFiles() throws IOException {
        for (final String name : ReferenceValues.names(REFERENCE.get("files"))) {
            Files.write(m_folder.resolve(name), Base64.getDecoder().decode(REFERENCE.get("files").get(name).asText()));
        }
    }

    private CommandResult extract(final String format, final String params) throws IOException {
        Files.writeString(m_folder.resolve("manifest.csv"),
            "patient,image,mask\nP1,image." + format + ",mask." + format + "\n");
        Files.writeString(m_folder.resolve("params.yaml"), params);
        return CommandResult.of("extract", "--manifest", m_folder.resolve("manifest.csv"), "--params",
            m_folder.resolve("params.yaml"), "--out", m_folder.resolve("features.csv"), "--diagnostics",
            m_folder.resolve("diagnostics.csv"));
    }

    private List<NamedCsvRecord> rows(final String file) throws IOException {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(m_folder.resolve(file))) {
            return reader.stream().toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void planeHasPyRadiomicsFeaturesAndDiagnostics(final String name) throws IOException {
        final JsonNode expected = REFERENCE.get("cases").get(name);
        final CommandResult result = extract(expected.get("format").asText(), expected.get("params").toString());
        if (expected.has("error")) {
            assertThat(result.exitCode()).isEqualTo(4);
            assertThat(result.err()).hasSize(1)
                .allMatch(line -> line.contains("resampledPixelSpacing must have 2 numbers")
                || line.contains("fewer than the 3 of minimumROIDimensions"));
            return;
        }
        assertThat(result.exitCode()).as(String.join(" ", result.err())).isZero();
        final NamedCsvRecord row = rows("features.csv").get(0);
        final List<String> names = ReferenceValues.names(expected.get("features"));
        assertThat(row.getHeader().subList(3, row.getHeader().size())).containsExactlyElementsOf(names);
        assertThat(names).filteredOn(feature -> !isMet(expected.get("features").get(feature), row.getField(feature)))
            .isEmpty();
        final Map<String, String> items = new HashMap<>();
        rows("diagnostics.csv").forEach(item -> items.put(item.getField("item"), item.getField("value")));
        final List<String> missed = new ArrayList<>();
        expected.get("diagnostics").fields().forEachRemaining(item -> {
            if (!isMet(item.getValue().asText(), items.getOrDefault(item.getKey(), ""))) {
                missed.add(item.getKey() + ": " + items.get(item.getKey()) + " instead of " + item.getValue());
            }
        });
        assertThat(missed).isEmpty();
    }

    private static boolean isMet(final JsonNode theirs, final String ours) {
        return theirs.isNull() ? Double.isNaN(Double.parseDouble(ours))
            : isMet(theirs.asDouble(), Double.parseDouble(ours));
    }

    private static boolean isMet(final double theirs, final double ours) {
        return Math.abs(ours - theirs) <= Math.max(ABSOLUTE, RELATIVE * Math.abs(theirs));
    }

    /** Numbers or tuples of numbers, or else the same text. */
    private static boolean isMet(final String theirs, final String ours) {
        final String[] expected = theirs.split("[(), ]+");
        final String[] found = ours.split("[(), ]+");
        boolean met = expected.length == found.length;
        for (int i = 0; met && i < expected.length; i++) {
            met = expected[i].equals(found[i]) || expected[i].matches("-?[0-9.]+(e-?[0-9]+)?")
                && found[i].matches("-?[0-9.]+(E-?[0-9]+)?")
                && isMet(Double.parseDouble(expected[i]), Double.parseDouble(found[i]));
        }
        return met;
    }

    @Test
    void imageOfSeveralSlicesAmongPlanesIsRefused() throws IOException {
        new SmallImages(m_folder).image("space.nrrd");
        new SmallImages(m_folder).mask("inside.nrrd", 1);
        Files.writeString(m_folder.resolve("manifest.csv"),
            "patient,image,mask\nP1,image.png,mask.png\nP2,space.nrrd,inside.nrrd\n");
        final CommandResult result = CommandResult.of("extract", "--manifest", m_folder.resolve("manifest.csv"),
            "--out", m_folder.resolve("features.csv"));
        assertThat(result.exitCode()).isEqualTo(4);
        assertThat(result.err()).hasSize(1);
        assertThat(result.err().get(0)).contains("The image has 4 slices, and the features are those of images of two "
            + "dimensions; extract it apart from them.");
        assertThat(rows("features.csv")).hasSize(1);
    }
}
