package org.radiomics.knime.stats.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Table 1 of the study, doi 10.1186/s12880-023-00978-8, from what it prints. */
class PrintedTableTest {

    private static final PrintedTable CHECK = PrintedTable.of(BaselineTable.withDefaults());

    @ParameterizedTest
    @CsvSource({"gender, 25, 24, 23, 26, .840", "gender, 13, 7, 8, 9, .331", "shape, 14, 35, 13, 36, 1.000",
        "shape, 6, 14, 4, 13, .725", "signal, 30, 19, 18, 31, .026", "signal, 12, 8, 7, 10, .330",
        "boundaries, 10, 39, 26, 23, .001", "boundaries, 8, 12, 13, 4, .045"})
    void everyPrintedPOfACategoryIsThatOfFishersTestToItsDigits(final String variable, final int a, final int b,
        final int c, final int d, final String p) {
        final PrintedTable.Row row = CHECK.category(variable, List.of("first", "second"), new int[][]{{a, c}, {b, d}},
            PrintedNumber.parse(p));
        assertThat(row.reproducedBy()).contains("Fisher's exact test");
        assertThat(row.row().comparison().test()).isEqualTo("Fisher's exact test");
        assertThat(String.format(java.util.Locale.ROOT, "%.3f", row.row().comparison().p())).endsWith(p);
    }

    /** Ends of the range: the t test's formula in R, with pt, at the corners of what two printed digits allow. */
    @ParameterizedTest
    @CsvSource({
        "age, 'pooled', 49, 59.73, 8.41, 49, 49.16, 18.99, .001, 0.00056529, 0.00058266",
        "age, 'Welch', 20, 58.15, 11.39, 17, 51.35, 20.94, .243, 0.24235200, 0.24395112",
        "diameter, 'pooled', 49, 3.06, 1.38, 49, 4.87, 10.53, .234, 0.23299490, 0.23862419",
        "diameter, 'Welch', 20, 3.39, 1.26, 17, 4.71, 2.94, .101, 0.09686512, 0.10292281"})
    void everyPrintedPOfAQuantityLiesInTheRangeThatRoundingAllows(final String variable, final String test,
        final int n1, final String mean1, final String sd1, final int n2, final String mean2, final String sd2,
        final String p, final double lowest, final double highest) {
        final PrintedTable.Row row = CHECK.quantity(variable, PrintedMoments.of(n1, mean1, sd1),
            PrintedMoments.of(n2, mean2, sd2), PrintedNumber.parse(p));
        final PrintedTable.Candidate candidate = row.candidates().get(test.equals("pooled") ? 0 : 1);
        assertThat(candidate.test()).contains(test);
        assertThat(row.reproducedBy()).contains(candidate.test());
        assertThat(candidate.lowest()).isCloseTo(lowest, within(1e-8));
        assertThat(candidate.highest()).isCloseTo(highest, within(1e-8));
        assertThat(candidate.p()).isBetween(candidate.lowest(), candidate.highest());
    }

    @Test
    void theOtherTTestDoesNotGiveTheDiametersP() {
        assertThat(CHECK.quantity("diameter", PrintedMoments.of(20, "3.39", "1.26"),
            PrintedMoments.of(17, "4.71", "2.94"), PrintedNumber.parse(".101")).reproducedBy())
                .containsExactly("Welch's t test");
    }

    @Test
    void printedNumbersAllowHalfAUnitOfTheirLastDigit() {
        final PrintedNumber p = PrintedNumber.parse(" .840 ");
        assertThat(p.value()).isEqualTo(0.84);
        assertThat(p.lowest()).isEqualTo(0.8395);
        assertThat(p.highest()).isEqualTo(0.8405);
        assertThat(PrintedNumber.parse("12").lowest()).isEqualTo(11.5);
        assertThat(PrintedNumber.parse("<.001").allows(1e-9, 1e-9)).isTrue();
        assertThat(PrintedNumber.parse("< 0.001").allows(0.01, 0.02)).isFalse();
        assertThat(PrintedNumber.parse(">0.2").allows(0.1, 0.3)).isTrue();
        assertThatThrownBy(() -> PrintedNumber.parse("n.s."))
            .hasMessage("\"n.s.\" is not a printed number; write it as 3.06, .840 or <0.001.");
    }

    @Test
    void equalPrintedMeansAllowAnyPUpToOne() {
        final PrintedTable.Row row =
            CHECK.quantity("size", PrintedMoments.of(9, "1.0", "0.5"), PrintedMoments.of(9, "1.0", "0.5"), null);
        assertThat(row.candidates().get(0).highest()).isEqualTo(1);
        assertThat(row.candidates().get(0).lowest()).isLessThan(1);
        assertThat(row.reproducedBy()).isEmpty();
    }

    @Test
    void aNegativeSdIsRefused() {
        assertThatThrownBy(() -> PrintedMoments.of(9, "1.0", "-0.5"))
            .hasMessage("A standard deviation is -0.5; it is at least 0.");
    }
}
