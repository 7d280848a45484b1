package org.radiomics.knime.stats.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvColumnsTest {

    @TempDir
    private Path m_folder;

    private Path file(final String content) throws IOException {
        return Files.writeString(m_folder.resolve("t.csv"), content);
    }

    @Test
    void columnOfNumbersIsNumericAndOthersHaveLevels() throws IOException {
        final Columns columns = CsvColumns.read(file("\uFEFFid,age,grade\na,61.5,high\nb,,low\nc,NA,\n"));
        assertThat(columns.names()).containsExactly("id", "age", "grade");
        assertThat(columns.values("age")).containsExactly(61.5, Double.NaN, Double.NaN);
        assertThat(((CategoricalColumn)columns.column("grade")).levels()).containsExactly("high", "low");
        assertThat(columns.column("grade").isMissing(2)).isTrue();
    }

    @Test
    void codesAreNoNumbers() throws IOException {
        final Columns columns = CsvColumns.read(file("id,series,real,patient\n007,2d,-.5e1,1\n1,3d,+0.25,2\n"),
            Set.of("patient"));
        assertThat(((CategoricalColumn)columns.column("id")).levels()).containsExactly("007", "1");
        assertThat(((CategoricalColumn)columns.column("series")).levels()).containsExactly("2d", "3d");
        assertThat(columns.values("real")).containsExactly(-5, 0.25);
        assertThat(((CategoricalColumn)columns.column("patient")).levels()).containsExactly("1", "2");
    }

    @Test
    void lineWithTooFewCellsIsNamed() throws IOException {
        final Path file = file("id,age\na,1\nb\n");
        assertThatThrownBy(() -> CsvColumns.read(file)).isInstanceOf(IOException.class).hasMessage(file
            + " has 1 cells in line 3 but 2 columns; correct that line, or quote cells that hold commas.");
    }

    @Test
    void emptyFileMissingFileAndDoubledColumnAreErrors() throws IOException {
        final Path file = file("");
        assertThatThrownBy(() -> CsvColumns.read(file)).hasMessageContaining("is empty; it needs a header line");
        assertThatThrownBy(() -> CsvColumns.read(m_folder.resolve("no.csv")))
            .hasMessageStartingWith("There is no file");
        file("a,a\n1,2\n");
        assertThatThrownBy(() -> CsvColumns.read(file))
            .hasMessageEndingWith("Two columns are named \"a\". Rename one of them.");
    }
}
