package org.radiomics.knime.stats.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoredTableTest {

    @TempDir
    private Path m_folder;

    private StoredTable table() throws IOException {
        final StoredTable.Writer writer = new StoredTable.Writer("cohort", "The cohort.", List.of("id", "a,b", "x"),
            m_folder.resolve("cohort.csv.gz"));
        writer.row(Arrays.asList("ä", null, 0.1));
        writer.row(Arrays.asList("q\"", "", Double.NaN));
        return writer.table();
    }

    @Test
    void fileIsNamedAfterNodeAndTableAndListedOnThePage() throws IOException {
        final Section section = Section.of("Cohort Split", "Split").build().with(List.of(table()));
        final Path page =
            StudyReport.withDefaults().write(StudyRecord.EMPTY.with(section), m_folder.resolve("report"));
        assertThat(Files.readString(page.resolveSibling("tables/cohort-split_cohort.csv")))
            .isEqualTo("id,\"a,b\",x\nä,,0.1\n\"q\"\"\",\"\",NaN\n");
        assertThat(Files.readString(page)).contains("tables/cohort-split_cohort.csv");
        assertThat(Files.readString(page.resolveSibling("methods.json"))).contains("tables/cohort-split_cohort.csv");
    }

    @Test
    void archiveRefersToItsFile() throws IOException {
        final StoredTable table = table();
        final StudyRecord record =
            StudyRecord.EMPTY.with(Section.of("Cohort Split", "Split").build().with(List.of(table)));
        assertThat(record.storedTables()).containsExactly(table);
        assertThat(read(archive(record), table.gzip())).isEqualTo(record);
    }

    @Test
    void archiveWithOtherFilesIsRefused() throws IOException {
        final StoredTable table = table();
        final byte[] archive =
            archive(StudyRecord.EMPTY.with(Section.of("Cohort Split", "Split").build().with(List.of(table))));
        assertThatIOException().isThrownBy(() -> read(archive)).withMessageContaining("Run the nodes again.");
        assertThatIOException().isThrownBy(() -> read(archive, table.gzip(), table.gzip()))
            .withMessageContaining("Run the nodes again.");
    }

    private static byte[] archive(final StudyRecord record) throws IOException {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        StudyRecordArchive.write(record, bytes);
        return bytes.toByteArray();
    }

    private static StudyRecord read(final byte[] archive, final Path... tables) throws IOException {
        return StudyRecordArchive.read(new ByteArrayInputStream(archive), List.of(tables));
    }

    /** The first three are known to come with a digit too many from Java before 19 (JDK-4511638). */
    @ParameterizedTest
    @CsvSource({"2.0E-3,0.002", "5.684341886080802E-14,5.684341886080802E-14", "2.2E-322,2.2E-322", "0.1,0.1",
        "1.0E23,1.0E23", "9007199254740993,9.007199254740992E15", "-0.0,-0.0", "NaN,NaN", "Infinity,Infinity"})
    void numbersAreShort(final double value, final String text) {
        assertThat(TableCsv.number(value)).isEqualTo(text);
    }

    @Test
    void numbersGiveTheSameDoubleBackAndNoShorterOneDoes() {
        final Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            final double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                final String text = TableCsv.number(value);
                assertThat(Double.parseDouble(text)).isEqualTo(value);
                assertThat(digits(text)).as(text).isLessThanOrEqualTo(digits(Double.toString(value)));
                final int fewer = digits(text) - 1;
                if (fewer > 0) {
                    final String rounded = String.format(java.util.Locale.ROOT, "%." + (fewer - 1) + "e", value);
                    assertThat(Double.parseDouble(rounded)).as("%s, shorter than %s", rounded, text)
                        .isNotEqualTo(value);
                }
            }
        }
    }

    private static int digits(final String text) {
        return new java.math.BigDecimal(text).stripTrailingZeros().precision();
    }
}
