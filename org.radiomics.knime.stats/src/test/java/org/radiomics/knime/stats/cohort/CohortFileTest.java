package org.radiomics.knime.stats.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.radiomics.knime.stats.Monitor;

class CohortFileTest {

    private static final CohortLayout LAYOUT =
        new CohortLayout("id", "set", "train", "label", "1", "", List.of(), List.of(), List.of());

    private static final String HEADER = "id,set,label,f1,f2\n";

    private static final String ROWS = "a,train,1,1,2\nb,train,0,3,4\nc,test,1,5,6\n";

    @TempDir
    private Path m_folder;

    private Path file(final String text, final Charset charset) throws IOException {
        return Files.write(m_folder.resolve("cohort.csv"), text.getBytes(charset));
    }

    private CohortFile.Result read(final String text) throws IOException {
        return CohortFile.of(LAYOUT).read(file(text, StandardCharsets.UTF_8), Monitor.NONE);
    }

    private static CohortLayout clinical(final String... columns) {
        return new CohortLayout("id", "set", "train", "label", "1", "", List.of(columns), List.of(), List.of());
    }

    private static CohortLayout ignoring(final String... columns) {
        return new CohortLayout("id", "set", "train", "label", "1", "", List.of(), List.of(), List.of(columns));
    }

    private String message(final CohortFile reader, final String text) {
        final Throwable[] thrown = new Throwable[1];
        assertThatThrownBy(() -> reader.read(file(text, StandardCharsets.UTF_8), Monitor.NONE))
            .isInstanceOf(IOException.class).satisfies(failure -> thrown[0] = failure);
        return thrown[0].getMessage().replace(m_folder.resolve("cohort.csv").toString(), "FILE");
    }

    private String message(final String text) {
        return message(CohortFile.of(LAYOUT), text);
    }

    @Test
    void readsNumbersInFullPrecision() throws IOException {
        final CohortFile.Result result =
            read("id,set,label,f1,f2\na,train,1,0.1,4.9e-324\nb,train,0,-1.7976931348623157E308,.5\n");
        assertThat(result.features().get(0).values()).containsExactly(0.1, -Double.MAX_VALUE);
        assertThat(result.features().get(1).values()).containsExactly(Double.MIN_VALUE, 0.5);
        assertThat(result.roles()).containsExactly(Role.TRAINING, Role.TRAINING);
        assertThat(result.warnings()).singleElement().asString().startsWith("All patients are for training");
    }

    @ParameterizedTest
    @CsvSource({"';',UTF-8,''", "'\t',UTF-8,''", "',',UTF-8,\uFEFF", "'\t',UTF-16LE,\uFEFF", "';',UTF-16BE,\uFEFF"})
    void delimiterAndEncodingAreFound(final String delimiter, final String charset, final String mark)
        throws IOException {
        final String text = mark + "id;set;label;\"Größe;1\"\nä;train;1;1\nö;train;0;3\n".replace(";", delimiter)
            .replace("Größe" + delimiter, "Größe;");
        final CohortFile.Result result =
            CohortFile.of(LAYOUT).read(file(text, Charset.forName(charset)), Monitor.NONE);
        assertThat(result.ids()).containsExactly("ä", "ö");
        assertThat(result.features().get(0).name()).isEqualTo("Größe;1");
        assertThat(result.features().get(0).values()).containsExactly(1, 3);
    }

    @Test
    void otherEncodingsAreRefused() throws IOException {
        final Path file = file(HEADER + "ä,train,1,1,2\n", StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> CohortFile.of(LAYOUT).read(file, Monitor.NONE))
            .hasMessageContaining("is not UTF-8").hasMessageContaining(file.toString());
    }

    @Test
    void decimalCommaIsSaid() {
        assertThat(message("id;set;label;f1\na;train;1;1,5\nb;train;0;2,5\n"))
            .isEqualTo("FILE, line 2, column \"f1\": \"1,5\" is no number; write numbers with a decimal point, as in "
                + "1.5.");
        assertThat(message(HEADER + "a,train,1,1,5,2\n")).startsWith("FILE has 6 cells in line 2 but 5 columns;")
            .contains("decimal point");
    }

    @Test
    void textAmongNumbersIsNamed() {
        assertThat(message(HEADER + "a,train,1,1,2\nb,train,0,#DIV/0!,4\n"))
            .isEqualTo("FILE, line 3, column \"f1\": \"#DIV/0!\" is no number; correct the cell, or leave it empty if "
                + "the value is missing.");
    }

    @Test
    void columnOfTextsIsLeftOutWithAWarning() throws IOException {
        final CohortFile.Result result = read("id,set,label,f1,scanner\na,train,1,1,X\nb,train,0,2,Y\nc,test,0,3,X\n");
        assertThat(result.features()).extracting(NumericColumn::name).containsExactly("f1");
        assertThat(result.warnings()).singleElement().asString().contains("\"scanner\"");
    }

    @Test
    void columnsMustExistAndHaveOneMeaning() {
        assertThat(message("ID,set,label,f1\na,train,1,1\n"))
            .isEqualTo("FILE has no column \"id\", which the setting \"Id "
            + "column\" names; it has \"ID\", \"set\", \"label\", \"f1\". Correct the setting or the file. There is "
            + "\"ID\": upper and lower case matter.");
        assertThat(message(CohortFile.of(clinical("label")), HEADER + ROWS))
            .startsWith("Column \"label\" of FILE is named " + "twice");
        assertThat(message("id,set,label,f1,f1\na,train,1,1,2\n"))
            .isEqualTo("FILE: columns 4 and 5 are both named \"f1\"; rename one of them.");
        assertThat(
            message(CohortFile.of(new CohortLayout("id", "set", "train", "label", "1", "", List.of(), List.of("f1"),
            List.of())), HEADER + ROWS)).contains("\"Categorical columns\" but not of the \"Clinical columns\"");
    }

    @Test
    void patientsAreDistinct() {
        assertThat(message(HEADER + "a,train,1,1,2\nb,train,0,3,4\na,test,1,5,6\n"))
            .isEqualTo("FILE: patient \"a\" has lines 2 and 4; a cohort has one row per patient, so keep one.");
        assertThat(message(HEADER + "a,train,1,1,2\n,train,0,3,4\n"))
            .isEqualTo("FILE, line 3, column \"id\": there is no patient; fill it in, or remove the line.");
    }

    @Test
    void outcomeHasTwoLevels() {
        assertThat(message(HEADER + ROWS + "d,test,2,7,8\n"))
            .startsWith("FILE: outcome \"label\" has 3 levels, \"0\" (1), "
            + "\"1\" (2), \"2\" (1), where it needs two;");
        assertThat(message(HEADER + "a,train,yes,1,2\nb,train,no,3,4\n"))
            .startsWith("FILE: \"1\" is no level of outcome " + "\"label\", which has \"no\" (1), \"yes\" (1);");
        assertThat(message(HEADER + "a,train,1,1,2\nb,train,,3,4\n"))
            .startsWith("FILE, line 3, column \"label\": the outcome " + "of patient \"b\" is missing");
    }

    @Test
    void wholeNumbersWithDecimalsAreTheSameLevels() throws IOException {
        final CohortFile.Result result = read(HEADER + "a,train,1.0,1,2\nb,train,0.0,3,4\nc,test,1,5,6\n");
        assertThat(result.outcome().levels()).containsExactly("0", "1");
    }

    @Test
    void trainingPatientsExistAndHaveBothLevels() {
        assertThat(message(HEADER + "a,Train,1,1,2\nb,Train,0,3,4\n"))
            .startsWith("No patient has the training role \"train\" "
            + "in column \"set\" of FILE, which has \"Train\" (2);");
        assertThat(message(HEADER + "a,train,1,1,2\nb,test,0,3,4\n")).startsWith("All 1 training patients of FILE have "
            + "\"label\" = \"1\"");
    }

    @Test
    void missingAndInfiniteFeaturesAreRefusedDroppedOrLeft() throws IOException {
        final String text =
            "id,set,label,f1,f2,f3\na,train,1,1,,1\nb,train,0,Inf,4,2\nc,test,1,5,6,NA\nd,test,0,1,2,3\n";
        final CohortFile reader = CohortFile.of(ignoring("f3"));
        assertThat(message(reader, text))
            .isEqualTo("FILE, line 3, column \"f1\": the value of patient \"b\" is infinite. In all "
            + "2 features have 2 missing or infinite values: \"f1\", \"f2\". Fill them in, or choose \"drop feature\" "
            + "or \"impute\" in the setting \"Missing features\".");
        final Path file = file(text, StandardCharsets.UTF_8);
        final CohortFile all = CohortFile.of(LAYOUT);
        assertThat(all.withMissingFeatures(MissingFeatures.LEAVE).read(file, Monitor.NONE).features().get(0).values())
            .containsExactly(1, Double.POSITIVE_INFINITY, 5, 1);
        assertThatThrownBy(() -> all.withMissingFeatures(MissingFeatures.DROP).read(file, Monitor.NONE))
            .hasMessageContaining("no column of numbers that is a feature");
        assertThat(CohortFile.of(ignoring("f1", "f2")).withMissingFeatures(MissingFeatures.IMPUTE)
            .read(file, Monitor.NONE).warnings()).singleElement().asString()
                .endsWith("the Cohort Split imputes them once it is known who is for " + "training.");
    }

    @Test
    void ignoredColumnsMayHaveAStar() throws IOException {
        final String text = "id,set,label,diag_a,f1,diag_b\na,train,1,x,1,y\nb,train,0,1,2,z\n";
        assertThat(CohortFile.of(ignoring("diag_*")).read(file(text, StandardCharsets.UTF_8), Monitor.NONE).features())
            .extracting(NumericColumn::name).containsExactly("f1");
        assertThat(message(CohortFile.of(ignoring("diagnostics_*")), text))
            .startsWith("FILE has no column \"diagnostics_*\"");
    }

    @Test
    void clinicalColumnsAreNumbersOrLevels() throws IOException {
        final String text = "id,set,label,age,stage,f1\na,train,1,60,1,1\nb,train,0,,II,2\nc,test,0,70,1,2\n";
        final CohortFile.Result result =
            CohortFile.of(clinical("stage", "age")).read(file(text, StandardCharsets.UTF_8), Monitor.NONE);
        assertThat(((CategoricalColumn)result.clinical().get(0)).levels()).containsExactly("1", "II");
        assertThat(((NumericColumn)result.clinical().get(1)).values()).containsExactly(60, Double.NaN, 70);
        assertThat(result.warnings()).hasSize(2).last().asString().contains("\"age\" (1)");
        assertThat(result.warnings()).first()
            .isEqualTo("Clinical column \"stage\" is a category, since 1 of its cells are no number, "
            + "the first in line 3 (\"II\"), though 2 are; correct these cells, or name the column among the "
            + "\"Categorical columns\".");
    }

    @Test
    void whatIsNoTableIsSaid() throws IOException {
        assertThat(message("")).isEqualTo("FILE is empty; it needs a header line with the names of its columns.");
        assertThat(message(HEADER)).startsWith("FILE has a header line but no patients");
        assertThat(message("PK\u0003\u0004 workbook")).startsWith("FILE is a workbook or another zip file");
        assertThat(message(HEADER + "a,train,1,\"1,2\nb,train,0,3,4\n")).contains("FILE");
        assertThatThrownBy(() -> CohortFile.of(LAYOUT).read(m_folder.resolve("none.csv"), Monitor.NONE))
            .hasMessageStartingWith("There is no file " + m_folder.resolve("none.csv"));
    }
}
