package org.radiomics.knime.nodes.baselinetable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.radiomics.knime.nodes.record.OutputTable;
import org.radiomics.knime.stats.test.BaselineRow;
import org.radiomics.knime.stats.test.PrintedTable;

/** The table of values of a Baseline Table: one row per role, variable, level and group. */
final class BaselineOutput {

    private BaselineOutput() {
    }

    static OutputTable layout(final boolean isPrinted, final boolean isGrouped) {
        final OutputTable values = OutputTable.of("baseline-values", "The baseline table in full precision.")
            .texts("role").texts("variable").texts("level").texts("group").wholes("n").wholes("count")
            .numbers("percent").numbers("mean").numbers("sd").wholes("missing").texts("test").texts("rule")
            .numbers("statistic").numbers("df").numbers("p")
            .numbers("Levene p").numbers("pooled p").numbers("Welch p").texts("reason").numbers("median")
            .numbers("lower quartile").numbers("upper quartile").numbers("Shapiro-Wilk p").numbers("Mann-Whitney p")
            .numbers("chi-square p").numbers("Yates p").numbers("Fisher p").numbers("odds ratio")
            .numbers("odds ratio lower").numbers("odds ratio upper").numbers("adjusted p");
        if (isGrouped) {
            return values.numbers("ANOVA p").numbers("Welch ANOVA p").numbers("Kruskal-Wallis p");
        }
        return !isPrinted ? values : values.texts("printed p").texts("reproduced by").numbers("pooled p, lowest")
            .numbers("pooled p, highest").numbers("Welch p, lowest").numbers("Welch p, highest");
    }

    /**
     * @param values as {@code BaselineLayout} gives them
     * @param printed the check of each variable, by role and name
     * @return the rows with the columns of printed tables
     */
    static List<List<Object>> withPrinted(final List<List<Object>> values,
        final Map<List<String>, PrintedTable.Row> printed) {
        final List<List<Object>> rows = new ArrayList<>();
        for (final List<Object> value : values) {
            final PrintedTable.Row row = printed.get(value.subList(0, 2));
            final List<Object> line = new ArrayList<>(value);
            line.add(row.printedP() == null ? null : row.printedP().text());
            line.add(row.printedP() == null ? null : String.join(", ", row.reproducedBy()));
            if (row.row() instanceof BaselineRow.Quantity) {
                row.candidates().forEach(test -> Collections.addAll(line, test.lowest(), test.highest()));
            } else {
                line.addAll(Collections.nCopies(4, null));
            }
            rows.add(line);
        }
        return rows;
    }
}
