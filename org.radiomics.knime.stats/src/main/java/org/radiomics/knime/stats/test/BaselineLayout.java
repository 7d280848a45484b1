package org.radiomics.knime.stats.test;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.radiomics.knime.stats.report.Printed;
import org.radiomics.knime.stats.report.ReportTable;

/** A baseline table as readers know it, and as numbers in full precision. */
public final class BaselineLayout {

    private BaselineLayout() {
    }

    /**
     * The table for reading: one row per quantity or level, n (%) or mean ± SD per group, p to three digits; parts side
     * by side.
     *
     * @param parts as {@link BaselineTable#compare} gives them, with the same variables; at least one
     * @return a table named "baseline"
     */
    public static ReportTable printed(final List<BaselineTable.Part> parts) {
        final List<String> columns = new ArrayList<>(List.of("Variable"));
        for (final BaselineTable.Part part : parts) {
            final String role = part.role().label();
            columns.add(role + ": " + part.firstGroup() + " (n = " + part.firstSize() + ")");
            columns.add(role + ": " + part.secondGroup() + " (n = " + part.secondSize() + ")");
            columns.add(role + ": p");
            columns.add(role + ": test");
        }
        final List<List<Object>> rows = new ArrayList<>();
        for (int v = 0; v < parts.get(0).rows().size(); v++) {
            final int variable = v;
            final BaselineRow first = parts.get(0).rows().get(v);
            if (first instanceof BaselineRow.Category category) {
                rows.add(line(first.variable() + ", n (%)", parts, part -> List.of("", "",
                    Printed.p(part.rows().get(variable).comparison().p()), test(part.rows().get(variable)))));
                for (int l = 0; l < category.levels().size(); l++) {
                    final int level = l;
                    rows.add(line("    " + category.levels().get(l), parts,
                        part -> levelCells((BaselineRow.Category)part.rows().get(variable), level)));
                }
            } else {
                rows.add(line(first.variable() + ", mean ± SD", parts,
                    part -> quantityCells((BaselineRow.Quantity)part.rows().get(variable))));
            }
        }
        return new ReportTable("baseline", caption(parts), columns, rows, true);
    }

    private static String caption(final List<BaselineTable.Part> parts) {
        final BaselineTable.Part part = parts.get(0);
        return "Clinical variables of the patients with " + part.firstGroup() + " and " + part.secondGroup()
            + "; p of the difference by the test that the row names. Why it was taken is in the table of values.";
    }

    private static List<Object> line(final String head, final List<BaselineTable.Part> parts,
        final Function<BaselineTable.Part, List<String>> cells) {
        final List<Object> line = new ArrayList<>(List.of(head));
        parts.forEach(part -> line.addAll(cells.apply(part)));
        return line;
    }

    private static List<String> levelCells(final BaselineRow.Category row, final int level) {
        final List<String> cells = new ArrayList<>();
        for (int group = 0; group < 2; group++) {
            final int count = row.counts()[level][group];
            cells.add(row.total(group) == 0 ? "0" : text("%d (%.1f)", count, 100.0 * count / row.total(group)));
        }
        cells.add("");
        cells.add("");
        return cells;
    }

    private static List<String> quantityCells(final BaselineRow.Quantity row) {
        return List.of(moments(row.first()), moments(row.second()), Printed.p(row.comparison().p()), test(row));
    }

    private static String moments(final Moments moments) {
        if (moments.count() == 0) {
            return "";
        }
        return moments.count() == 1 ? text("%.2f", moments.mean()) : text("%.2f ± %.2f", moments.mean(), moments.sd());
    }

    private static String test(final BaselineRow row) {
        final Comparison comparison = row.comparison();
        final String missing = row.missing() == 0 ? "" : "; " + row.missing() + " missing";
        return comparison.test() + (comparison.reason().isEmpty() ? "" : " (" + comparison.reason() + ")") + missing;
    }

    private static String text(final String format, final Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    /**
     * The table as numbers: one row per part, variable, level and group.
     *
     * @param parts as {@link BaselineTable#compare} gives them
     * @return a table named "baseline-values"
     */
    public static ReportTable values(final List<BaselineTable.Part> parts) {
        final List<String> columns = List.of("role", "variable", "level", "group", "n", "count", "percent", "mean",
            "sd", "missing", "test", "rule", "statistic", "df", "p", "Levene p", "pooled p", "Welch p", "reason");
        final List<List<Object>> rows = new ArrayList<>();
        for (final BaselineTable.Part part : parts) {
            final List<String> groups = List.of(part.firstGroup(), part.secondGroup());
            for (final BaselineRow row : part.rows()) {
                for (int group = 0; group < 2; group++) {
                    addValues(part.role().label(), row, groups.get(group), group, rows);
                }
            }
        }
        return new ReportTable("baseline-values", "The baseline table in full precision.", columns, rows, false);
    }

    private static void addValues(final String role, final BaselineRow row, final String name, final int group,
        final List<List<Object>> rows) {
        if (row instanceof BaselineRow.Category category) {
            for (int level = 0; level < category.levels().size(); level++) {
                final int total = category.total(group);
                final int count = category.counts()[level][group];
                final List<Object> line =
                    new ArrayList<>(List.of(role, row.variable(), category.levels().get(level), name));
                line.add(total);
                line.add(count);
                line.add(total == 0 ? null : (Double)(100.0 * count / total));
                line.add(null);
                line.add(null);
                rows.add(withTest(line, row, Double.NaN, Double.NaN, Double.NaN));
            }
        } else if (row instanceof BaselineRow.Quantity quantity) {
            final Moments moments = group == 0 ? quantity.first() : quantity.second();
            final List<Object> line = new ArrayList<>(List.of(role, row.variable(), "", name));
            line.add(moments.count());
            line.add(null);
            line.add(null);
            line.add(moments.mean());
            line.add(moments.sd());
            rows.add(withTest(line, row, quantity.leveneP(), quantity.pooledP(), quantity.welchP()));
        }
    }

    private static List<Object> withTest(final List<Object> line, final BaselineRow row, final double... more) {
        final Comparison comparison = row.comparison();
        line.add(row.missing());
        line.add(comparison.test());
        line.add(comparison.rule());
        line.add(comparison.statistic());
        line.add(comparison.df());
        line.add(comparison.p());
        for (final double p : more) {
            line.add(p);
        }
        line.add(comparison.reason());
        return line;
    }
}
