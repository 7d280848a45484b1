package org.radiomics.knime.tests.stats;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.radiomics.knime.batch.RadiomicsCommand;
import org.radiomics.knime.tests.ReferenceValues;

/**
 * Runs the workflow signature-from-table on its example and looks up in its tables what R computes from the same files.
 */
class SignatureTableReferenceTest {

    private static final LargestDeviation R = new LargestDeviation("R, signature-from-table");

    private static final JsonNode EXPECTED = ReferenceValues.read("signature_table");

    private static final Path WORKFLOW =
        Path.of(System.getProperty("project.root")).resolve("workflows/signature-from-table");

    /** Numbers that tell rows apart, such as lambda, agree to this. */
    private static final double SAME_KEY = 1e-9;

    @TempDir
    private static Path s_folder;

    private static final Map<String, List<NamedCsvRecord>> TABLES = new HashMap<>();

    @BeforeAll
    static void runTheWorkflow() {
        final StringWriter err = new StringWriter();
        final int code = RadiomicsCommand.run(new PrintWriter(new StringWriter()), new PrintWriter(err), "run",
            WORKFLOW.toString(), "--out", s_folder.resolve("report").toString(),
            "--var", "table=" + WORKFLOW.resolve("data/table.csv"),
            "--var", "rereadings=" + WORKFLOW.resolve("data/rereadings.csv"), "--var", "foldColumn=fold",
            "--var", "clinicalColumns=age, sex, margin", "--var", "categoricalColumns=sex",
            "--var", "kBest=" + EXPECTED.get("k_best").asInt());
        assertThat(code).as(err.toString()).isZero();
    }

    @AfterAll
    static void printDeviations() {
        R.print();
    }

    @Test
    void everyNumberIsThatOfR() {
        for (final JsonNode table : EXPECTED.get("tables")) {
            final String file = table.get("file").asText();
            for (final String column : ReferenceValues.names(table.get("values"))) {
                final double[] values = ReferenceValues.numbers(table.get("values").get(column));
                for (int i = 0; i < values.length; i++) {
                    final NamedCsvRecord row = row(file, table.get("keys"), i);
                    final String where = file + " " + row.getFields();
                    final double actual = Double.parseDouble(row.getField(column));
                    final double tolerance = table.get("tolerance").asDouble();
                    if (table.get("relative").asBoolean()) {
                        R.relative(file + " " + column, where, actual, values[i], tolerance);
                    } else {
                        R.absolute(file + " " + column, where, actual, values[i], tolerance);
                    }
                }
            }
            if (table.get("complete").asBoolean()) {
                final String key = ReferenceValues.names(table.get("keys")).get(0);
                assertThat(table(file)).as(file).hasSize(table.get("keys").get(key).size());
            }
        }
    }

    @Test
    void eachStepKeepsTheFeaturesOfR() {
        assertThat(kept("icc-filter_icc")).containsExactlyElementsOf(texts(EXPECTED.get("stable")));
        assertThat(kept("anova-kbest-filter_scores")).containsExactlyElementsOf(texts(EXPECTED.get("best")));
        assertThat(table("study_funnel")).extracting(row -> row.getField("features")).containsExactly("48",
            Integer.toString(EXPECTED.get("stable").size()), EXPECTED.get("passed").asText(),
            Integer.toString(EXPECTED.get("best").size()), Integer.toString(EXPECTED.get("best").size()),
            Integer.toString(EXPECTED.get("chosen").size()));
    }

    private static List<String> kept(final String file) {
        return table(file).stream().filter(row -> row.getField("kept").equals("yes"))
            .map(row -> row.getField("feature")).toList();
    }

    private static List<String> texts(final JsonNode array) {
        final List<String> texts = new ArrayList<>();
        array.forEach(node -> texts.add(node.asText()));
        return texts;
    }

    /** The one row whose cells are the keys; a key "row" counts the rows that the other keys leave, from 1. */
    private static NamedCsvRecord row(final String file, final JsonNode keys, final int index) {
        final List<NamedCsvRecord> rows = table(file).stream()
            .filter(row -> ReferenceValues.names(keys).stream().filter(key -> !key.equals("row"))
                .allMatch(key -> isSame(row.getField(key), keys.get(key).get(index).asText())))
            .toList();
        if (keys.has("row")) {
            return rows.get(keys.get("row").get(index).asInt() - 1);
        }
        assertThat(rows).as("%s, row %d of %s", file, index, keys).hasSize(1);
        return rows.get(0);
    }

    private static boolean isSame(final String cell, final String key) {
        if (cell.equals(key)) {
            return true;
        }
        try {
            final double number = Double.parseDouble(key);
            return Math.abs(Double.parseDouble(cell) - number) <= SAME_KEY * Math.abs(number);
        } catch (final NumberFormatException text) {
            return false;
        }
    }

    private static List<NamedCsvRecord> table(final String file) {
        return TABLES.computeIfAbsent(file, name -> {
            try (CsvReader<NamedCsvRecord> reader = CsvReader.builder()
                .ofNamedCsvRecord(s_folder.resolve("report/tables").resolve(name + ".csv"))) {
                return reader.stream().toList();
            } catch (final IOException e) {
                throw new AssertionError(e);
            }
        });
    }
}
