package org.radiomics.knime.tests.stats;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.radiomics.knime.stats.cohort.CategoricalColumn;
import org.radiomics.knime.stats.cohort.Cohort;
import org.radiomics.knime.stats.cohort.Column;
import org.radiomics.knime.stats.cohort.Columns;
import org.radiomics.knime.stats.cohort.NumericColumn;
import org.radiomics.knime.stats.cohort.Outcome;
import org.radiomics.knime.stats.cohort.Role;
import org.radiomics.knime.stats.test.BaselineRow;
import org.radiomics.knime.stats.test.BaselineTable;
import org.radiomics.knime.stats.test.QuantityTest;
import org.radiomics.knime.tests.ReferenceValues;

class BaselineGroupsReferenceTest {

    private static final LargestDeviation R = new LargestDeviation("R, three and more groups");

    private static final JsonNode CASES = ReferenceValues.read("baseline_groups").get("cases");

    @AfterAll
    static void printDeviations() {
        R.print();
    }

    @Test
    void quantitiesHaveTheMomentsAndTestsOfR() {
        for (final String name : ReferenceValues.names(CASES)) {
            for (final BaselineRow row : rows(name, QuantityTest.LEVENE)) {
                if (row instanceof BaselineRow.Groups groups) {
                    final JsonNode expected = CASES.get(name).get("quantities").get(row.variable());
                    final String where = name + " " + row.variable();
                    assertThat(row.missing()).as(where).isEqualTo(expected.get("missing").asInt());
                    compare("ANOVA p", where, groups.anovaP(), expected.get("anova"));
                    compare("Welch ANOVA p", where, groups.welchP(), expected.get("welch"));
                    compare("Kruskal-Wallis p", where, groups.kruskalP(), expected.get("kruskal"));
                    compare("Levene p", where, groups.leveneP(), expected.get("levene"));
                    for (int g = 0; g < groups.moments().size(); g++) {
                        compare("mean", where, groups.moments().get(g).mean(), expected.get("mean").get(g));
                        compare("SD", where, groups.moments().get(g).sd(), expected.get("sd").get(g));
                        compare("median", where, groups.spreads().get(g).median(), expected.get("median").get(g));
                        R.relative("Shapiro-Wilk p", where, groups.spreads().get(g).shapiroP(),
                            ReferenceValues.number(expected.get("shapiro").get(g)), 1e-6);
                    }
                }
            }
        }
    }

    @Test
    void theStatedRuleChoosesTheTest() {
        for (final String name : ReferenceValues.names(CASES)) {
            choices(name, QuantityTest.LEVENE, "levene_choice");
            choices(name, QuantityTest.NORMALITY, "normality_choice");
        }
    }

    private static void choices(final String name, final QuantityTest told, final String choice) {
        for (final BaselineRow row : rows(name, told)) {
            if (row instanceof BaselineRow.Groups) {
                assertThat(row.comparison().test()).as("%s %s", name, row.variable())
                    .isEqualTo(CASES.get(name).get("quantities").get(row.variable()).get(choice).asText());
            }
        }
    }

    @Test
    void categoriesHaveTheTestsOfR() {
        for (final String name : ReferenceValues.names(CASES)) {
            for (final BaselineRow row : rows(name, QuantityTest.LEVENE)) {
                if (row instanceof BaselineRow.Category category) {
                    final JsonNode expected = CASES.get(name).get("categories").get(row.variable());
                    final String where = name + " " + row.variable();
                    assertThat(row.comparison().test()).as(where).isEqualTo(expected.get("choice").asText());
                    compare("chi-square p", where, category.chiSquare().p(), expected.get("chi_square"));
                    R.relative("p of the test taken", where, row.comparison().p(),
                        ReferenceValues.number(expected.get("p")), 1e-7);
                }
            }
        }
    }

    private static void compare(final String quantity, final String where, final double actual,
        final JsonNode expected) {
        R.relative(quantity, where, actual, ReferenceValues.number(expected), 1e-8);
    }

    private static List<BaselineRow> rows(final String name, final QuantityTest told) {
        final JsonNode data = CASES.get(name);
        final int[] codes = IntStream.of(ReferenceValues.integers(data.get("groups"))).map(g -> g - 1).toArray();
        final List<Column> columns = new ArrayList<>();
        for (final String variable : ReferenceValues.names(data.get("quantities"))) {
            columns.add(new NumericColumn(variable,
                ReferenceValues.numbers(data.get("quantities").get(variable).get("values"))));
        }
        for (final String variable : ReferenceValues.names(data.get("categories"))) {
            final List<String> values = new ArrayList<>();
            data.get("categories").get(variable).get("values").forEach(value -> values.add(value.asText()));
            columns.add(CategoricalColumn.of(variable, values));
        }
        final int n = codes.length;
        final List<String> ids = IntStream.range(0, n).mapToObj(i -> "P" + i).toList();
        final boolean[] positive = new boolean[n];
        positive[0] = true;
        final Cohort cohort = new Cohort(ids, new Columns(n, columns), new Outcome("y", "0", "1", positive),
            Collections.nCopies(n, Role.TRAINING));
        final int groups = IntStream.of(codes).max().orElseThrow() + 1;
        final List<BaselineTable.Part> parts = BaselineTable.withDefaults().withQuantityTest(told).compare(cohort,
            cohort.columns().names(), new CategoricalColumn("center",
                IntStream.range(0, groups).mapToObj(g -> "center " + g).toList(), codes));
        assertThat(parts).hasSize(1);
        assertThat(parts.get(0).groups()).hasSize(groups);
        return parts.get(0).rows();
    }
}
