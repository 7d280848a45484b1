package org.radiomics.knime.tests.stats;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.radiomics.knime.batch.RadiomicsCommand;
import org.radiomics.knime.tests.ReferenceValues;

/** The nodes of signature-from-table on cohorts of several shapes. */
class TableCohortsReferenceTest {

    private static final LargestDeviation R = new LargestDeviation("R, cohorts through nodes");

    private static final JsonNode COHORTS = ReferenceValues.read("table_cohorts").get("cohorts");

    private static final Path WORKFLOW =
        Path.of(System.getProperty("project.root")).resolve("workflows/signature-from-table");

    /** Numbers that tell rows apart, such as lambda, agree to this. */
    private static final double SAME_KEY = 1e-9;

    @TempDir
    private Path m_folder;

    @AfterAll
    static void printDeviations() {
        R.print();
    }

    @ParameterizedTest
    @ValueSource(strings = {"wide_ties", "heavy_tails", "blocks_scales"})
    void everyStepHasTheNumbersOfR(final String name) throws IOException {
        final JsonNode cohort = COHORTS.get(name);
        final Path table = m_folder.resolve("table.csv");
        Files.write(table, texts(cohort.get("csv")));
        final StringWriter err = new StringWriter();
        final int code = RadiomicsCommand.run(new PrintWriter(new StringWriter()), new PrintWriter(err), "run",
            WORKFLOW.toString(), "--out", m_folder.resolve("report").toString(), "--var", "table=" + table, "--var",
            "rereadings=", "--var", "foldColumn=fold", "--var", "clinicalColumns=age, site", "--var", "kBest=15");
        assertThat(code).as(err.toString()).isZero();
        assertThat(rows("anova-kbest-filter_scores").stream().filter(row -> row.getField("kept").equals("yes"))
            .map(row -> row.getField("feature"))).containsExactlyElementsOf(texts(cohort.get("best")));
        assertThat(rows("lasso-learner_coefficients").stream().map(row -> row.getField("feature")).skip(1))
            .containsExactlyInAnyOrderElementsOf(texts(cohort.get("chosen")));
        for (final JsonNode expected : cohort.get("tables")) {
            compare(name, expected);
        }
    }

    private void compare(final String name, final JsonNode expected) throws IOException {
        final String file = expected.get("file").asText();
        final List<NamedCsvRecord> rows = rows(file);
        final double tolerance = expected.get("tolerance").asDouble();
        for (final String column : ReferenceValues.names(expected.get("values"))) {
            final double[] values = ReferenceValues.numbers(expected.get("values").get(column));
            for (int i = 0; i < values.length; i++) {
                final NamedCsvRecord row = row(rows, expected.get("keys"), i);
                final String where = name + " " + row.getFields();
                final double actual = Double.parseDouble(row.getField(column));
                if (expected.get("relative").asBoolean()) {
                    R.relative(file + " " + column, where, actual, values[i], tolerance);
                } else {
                    R.absolute(file + " " + column, where, actual, values[i], tolerance);
                }
            }
        }
    }

    private List<NamedCsvRecord> rows(final String file) throws IOException {
        try (CsvReader<NamedCsvRecord> reader =
            CsvReader.builder().ofNamedCsvRecord(m_folder.resolve("report/tables").resolve(file + ".csv"))) {
            return reader.stream().toList();
        }
    }

    private static NamedCsvRecord row(final List<NamedCsvRecord> rows, final JsonNode keys, final int index) {
        final List<NamedCsvRecord> found = rows.stream().filter(row -> ReferenceValues.names(keys).stream()
            .allMatch(key -> isSame(row.getField(key), keys.get(key).get(index).asText()))).toList();
        assertThat(found).as("row %d of %s", index, keys).hasSize(1);
        return found.get(0);
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

    private static List<String> texts(final JsonNode array) {
        final List<String> texts = new ArrayList<>();
        array.forEach(node -> texts.add(node.asText()));
        return texts;
    }
}
