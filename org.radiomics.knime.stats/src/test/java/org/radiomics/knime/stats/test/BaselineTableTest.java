package org.radiomics.knime.stats.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.radiomics.knime.stats.cohort.CategoricalColumn;
import org.radiomics.knime.stats.cohort.Cohort;
import org.radiomics.knime.stats.cohort.Columns;
import org.radiomics.knime.stats.cohort.NumericColumn;
import org.radiomics.knime.stats.cohort.Outcome;
import org.radiomics.knime.stats.cohort.Role;
import org.radiomics.knime.stats.report.ReportTable;

class BaselineTableTest {

    /** The p-values that table 1 of the study prints (doi 10.1186/s12880-023-00978-8), from its printed counts. */
    @ParameterizedTest
    @CsvSource({"gender, 25, 24, 23, 26, 0.840", "gender, 13, 7, 8, 9, 0.331", "shape, 14, 35, 13, 36, 1.000",
        "shape, 6, 14, 4, 13, 0.725", "signal, 30, 19, 18, 31, 0.026", "signal, 12, 8, 7, 10, 0.330",
        "boundaries, 10, 39, 26, 23, 0.001", "boundaries, 8, 12, 13, 4, 0.045"})
    void printedCountsGiveThePrintedP(final String variable, final int a, final int b, final int c, final int d,
        final double p) {
        final BaselineRow.Category row = BaselineTable.withDefaults().category(variable, List.of("first", "second"),
            new int[][]{{a, c}, {b, d}});
        assertThat(row.comparison().test()).isEqualTo("Fisher's exact test");
        assertThat(row.comparison().p()).isCloseTo(p, within(0.0005));
    }

    /** The interval of p that the rounding of the printed moments allows. */
    @ParameterizedTest
    @CsvSource({"age, POOLED, 49, 59.73, 8.41, 49, 49.16, 18.99, 0.0005, 0.0015",
        "age, WELCH, 20, 58.15, 11.39, 17, 51.35, 20.94, 0.2425, 0.2435",
        "diameter, POOLED, 49, 3.06, 1.38, 49, 4.87, 10.53, 0.2330, 0.2386",
        "diameter, WELCH, 20, 3.39, 1.26, 17, 4.71, 2.94, 0.0969, 0.1029"})
    void printedMomentsGiveThePrintedP(final String variable, final QuantityTest test, final int n1, final double mean1,
        final double sd1, final int n2, final double mean2, final double sd2, final double low, final double high) {
        final BaselineRow.Quantity row = BaselineTable.withDefaults().withQuantityTest(test).quantity(variable,
            new Moments(n1, mean1, sd1), new Moments(n2, mean2, sd2));
        assertThat(row.comparison().p()).isBetween(low, high);
        assertThat(row.leveneP()).isNaN();
    }

    @Test
    void leveneSwitchesBetweenPooledAndWelch() {
        final boolean[] positive = {true, true, true, true, false, false, false, false};
        final Outcome outcome = new Outcome("y", "0", "1", positive);
        final Columns columns = new Columns(8,
            List.of(new NumericColumn("even", new double[]{1, 2, 3, 4, 2, 3, 4, 5}),
                new NumericColumn("uneven", new double[]{1, 1.1, 1.2, 1.3, 0, 10, 20, 30})));
        final List<BaselineRow> rows = BaselineTable.withDefaults().compare(columns, outcome);
        assertThat(rows.get(0).comparison().test()).isEqualTo("t test, pooled variance");
        assertThat(rows.get(0).comparison().rule()).isEqualTo("Levene's test: p = 1.00, not below 0.05");
        assertThat(rows.get(1).comparison().test()).isEqualTo("Welch's t test");
        assertThat(rows.get(1).comparison().rule()).startsWith("Levene's test: p = ").endsWith("below 0.05");
    }

    @Test
    void largerTablesGoToChiSquareUnlessExpectedCountsAreSmall() {
        final List<String> levels = List.of("cervical", "thoracic", "lumbar");
        final BaselineTable table = BaselineTable.withDefaults();
        assertThat(table.category("location", levels, new int[][]{{20, 30}, {25, 15}, {12, 18}}).comparison().test())
            .isEqualTo("Chi-square test");
        assertThat(table.category("location", levels, new int[][]{{2, 3}, {25, 15}, {1, 1}}).comparison().test())
            .isEqualTo("Fisher's exact test");
        assertThat(table.withCategoryTest(CategoryTest.FISHER_EXACT)
            .category("location", levels, new int[][]{{20, 30}, {25, 15}, {12, 18}}).comparison().test())
                .isEqualTo("Fisher's exact test");
    }

    private static Cohort cohort() {
        final Columns columns = new Columns(8, List.of(
            CategoricalColumn.of("gender", Arrays.asList("m", "f", "m", null, "f", "m", "f", "m")),
            new NumericColumn("age", new double[]{50, 60, 40, Double.NaN, 55, 61, 47, 58})));
        final Role t = Role.TRAINING;
        final Role v = Role.VALIDATION;
        return new Cohort(List.of("a", "b", "c", "d", "e", "f", "g", "h"), columns,
            new Outcome("diagnosis", "SPST", "SSM", new boolean[]{true, true, false, false, true, true, false, false}),
            List.of(t, t, t, t, v, v, v, v));
    }

    @Test
    void skewedValuesAreComparedByRanksWhereNormalityDecides() {
        final boolean[] positive = new boolean[20];
        final double[] skewed = new double[20];
        final double[] even = new double[20];
        for (int i = 0; i < 20; i++) {
            positive[i] = i < 10;
            skewed[i] = Math.exp(i % 10);
            even[i] = i % 10 + (i < 10 ? 0 : 0.25);
        }
        final List<BaselineRow> rows = BaselineTable.withDefaults().withQuantityTest(QuantityTest.NORMALITY).compare(
            new Columns(20, List.of(new NumericColumn("skewed", skewed), new NumericColumn("even", even))),
            new Outcome("y", "0", "1", positive));
        // Each value stands in both groups, so that their ranks have one mean.
        assertThat(rows.get(0).comparison().test()).isEqualTo("Mann-Whitney test");
        assertThat(rows.get(0).comparison().rule()).startsWith("Shapiro-Wilk test: smaller p = ")
            .endsWith(", below 0.05");
        assertThat(rows.get(0).comparison().p()).isEqualTo(1);
        assertThat(rows.get(1).comparison().test()).isEqualTo("t test, pooled variance");
        assertThat(rows.get(1).comparison().rule())
            .matches("Shapiro-Wilk test: smaller p = .*, not below 0.05; Levene's " + "test: p = .*, not below 0.05");
    }

    @Test
    void aTestThatIsToldIsTaken() {
        final List<String> levels = List.of("1", "2", "3");
        final int[][] counts = {{20, 30}, {25, 15}, {12, 18}};
        final Comparison trend =
            BaselineTable.withDefaults().withCategoryTest(CategoryTest.TREND).category("grade", levels, counts)
                .comparison();
        assertThat(trend.test()).isEqualTo("Cochran-Armitage test for trend");
        assertThat(trend.p()).isEqualTo(
            CochranArmitage.withDefaults().test(new int[]{20, 25, 12}, new int[]{50, 40, 30}).p());
        final Comparison ranks = BaselineTable.withDefaults().withQuantityTest(QuantityTest.MANN_WHITNEY)
            .quantity("age", new Moments(5, 1, 2), new Moments(6, 1, 2)).comparison();
        assertThat(ranks.p()).isNaN();
        assertThat(ranks.reason()).isEqualTo("ranks need the values");
    }

    @Test
    void adjustedPValuesCountTheVariablesOfARole() {
        final List<BaselineTable.Part> parts = BaselineTable.withDefaults().compare(cohort(), List.of("gender", "age"));
        final ReportTable values = BaselineLayout.values(parts, PAdjustment.BONFERRONI);
        final int p = values.columns().indexOf("p");
        final int adjusted = values.columns().indexOf("adjusted p");
        // Of the training rows age has no p, of the validation rows both variables have one.
        for (final List<Object> row : values.rows()) {
            final double tests = row.get(0).equals("training") ? 1 : 2;
            assertThat(row.get(adjusted)).isEqualTo(Math.min(1, tests * (Double)row.get(p)));
        }
        assertThat(BaselineLayout.printed(parts, PAdjustment.HOLM).columns()).contains("training: p, Holm");
        assertThat(BaselineLayout.printed(parts, PAdjustment.HOLM).rows())
            .allSatisfy(row -> assertThat(row).hasSize(11));
    }

    @Test
    void quartilesAreThoseOfR() {
        // quantile(c(1, 2, 4, 8), c(.25, .5, .75)): 1.75, 3, 5
        final Spread spread = Spread.of(8, 2, 4, 1);
        assertThat(List.of(spread.lowerQuartile(), spread.median(), spread.upperQuartile()))
            .containsExactly(1.75, 3.0, 5.0);
        assertThat(Spread.of().median()).isNaN();
    }

    @Test
    void missingValuesAreLeftOutAndCounted() {
        final List<BaselineTable.Part> parts = BaselineTable.withDefaults().compare(cohort(), List.of("gender", "age"));
        assertThat(parts).extracting(BaselineTable.Part::role).containsExactly(Role.TRAINING, Role.VALIDATION);
        final BaselineRow.Category gender = (BaselineRow.Category)parts.get(0).rows().get(0);
        assertThat(gender.levels()).containsExactly("f", "m");
        assertThat(gender.counts()).isDeepEqualTo(new int[][]{{1, 0}, {1, 1}});
        assertThat(gender.missing()).isEqualTo(1);
        final BaselineRow.Quantity age = (BaselineRow.Quantity)parts.get(0).rows().get(1);
        assertThat(age.first().mean()).isEqualTo(55);
        assertThat(age.second().count()).isEqualTo(1);
        assertThat(age.comparison().p()).isNaN();
        assertThat(age.comparison().reason()).isEqualTo("a group has fewer than two values");
    }

    @Test
    void thePrintedTableShowsCountsSharesAndMomentsPerGroup() {
        final ReportTable table =
            BaselineLayout.printed(BaselineTable.withDefaults().compare(cohort(), List.of("gender", "age")));
        assertThat(table.columns().subList(0, 4)).containsExactly("Variable", "training: SSM (n = 2)",
            "training: SPST (n = 2)", "training: p");
        assertThat(table.rows().get(1).subList(0, 3)).containsExactly("    f", "1 (50.0)", "0 (0.0)");
        assertThat(table.rows().get(3).get(1)).isEqualTo("55.00 ± 7.07");
        assertThat(table.rows().get(3).get(4))
            .isEqualTo("Welch's t test (a group has fewer than two values); 1 missing");
    }

    @Test
    void partsMayHaveDifferentVariablesAndLevels() {
        final BaselineTable table = BaselineTable.withDefaults();
        final ReportTable printed = BaselineLayout.printed(List.of(
            new BaselineTable.Part(Role.TRAINING, "a", "b", 9, 9,
                List.of(table.category("site", List.of("left", "right"), new int[][]{{4, 5}, {5, 4}}))),
            new BaselineTable.Part(Role.VALIDATION, "a", "b", 4, 4,
                List.of(table.quantity("age", new Moments(4, 50, 2), new Moments(4, 51, 3)),
                    table.category("site", List.of("right", "middle"), new int[][]{{2, 1}, {2, 3}})))));
        assertThat(printed.rows()).extracting(row -> row.get(0)).containsExactly("site, n (%)", "    left", "    right",
            "    middle", "age, mean ± SD");
        assertThat(printed.rows().get(1).subList(1, 9)).containsExactly("4 (44.4)", "5 (55.6)", "", "", "", "", "", "");
        assertThat(printed.rows().get(4).subList(1, 7)).containsExactly("", "", "", "", "50.00 ± 2.00", "51.00 ± 3.00");
    }

    @Test
    void theTableOfValuesHoldsFullPrecision() {
        final List<BaselineTable.Part> parts = BaselineTable.withDefaults().compare(cohort(), List.of("gender", "age"));
        final ReportTable table = BaselineLayout.values(parts, PAdjustment.NONE);
        // two roles, two groups, two levels and one quantity
        assertThat(table.rows()).hasSize(12);
        assertThat(table.rows()).allSatisfy(row -> assertThat(row).hasSize(table.columns().size()));
        final double p = parts.get(1).rows().get(1).comparison().p();
        assertThat(table.rows().get(11).get(table.columns().indexOf("p"))).isEqualTo(p);
    }

    @Test
    void anInfiniteValueIsRefusedByNameAndRow() {
        final Columns columns =
            new Columns(2, List.of(new NumericColumn("age", new double[]{1, Double.POSITIVE_INFINITY})));
        assertThatThrownBy(() -> BaselineTable.withDefaults().compare(columns,
            new Outcome("y", "0", "1", new boolean[]{true, false})))
                .hasMessage("Column \"age\" is infinite in row 2; correct it before the baseline table.");
    }
}
