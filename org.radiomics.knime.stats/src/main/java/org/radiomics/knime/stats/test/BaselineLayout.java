package org.radiomics.knime.stats.test;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.radiomics.knime.stats.report.Printed;
import org.radiomics.knime.stats.report.ReportTable;

/** A baseline table as readers know it, and as numbers in full precision. */
public final class BaselineLayout {

    private BaselineLayout() {
    }

    /**
     * The table for reading without adjusted p-values.
     *
     * @param parts as {@link BaselineTable#compare} gives them, with the same variables; at least one
     * @return a table named "baseline"
     */
    public static ReportTable printed(final List<BaselineTable.Part> parts) {
        return printed(parts, PAdjustment.NONE);
    }

    /**
     * The table for reading: one row per quantity or level, n (%) or mean ± SD per group, median [quartiles] where
     * ranks were compared, p to three digits; parts side by side, empty where a part lacks a variable or level.
     *
     * @param parts as {@link BaselineTable#compare} gives them; at least one
     * @param adjustment of the p-values of each part for their number
     * @return a table named "baseline"
     */
    public static ReportTable printed(final List<BaselineTable.Part> parts, final PAdjustment adjustment) {
        final List<String> columns = new ArrayList<>(List.of("Variable"));
        for (final BaselineTable.Part part : parts) {
            final String role = part.role().label();
            for (int group = 0; group < part.groups().size(); group++) {
                columns.add(role + ": " + part.groups().get(group) + " (n = " + part.sizes().get(group) + ")");
            }
            columns.add(role + ": p");
            columns.add(role + ": test");
            if (adjustment != PAdjustment.NONE) {
                columns.add(role + ": p, " + adjustment.label());
            }
        }
        final List<List<Object>> rows = new ArrayList<>();
        final List<String> empty = Collections.nCopies(parts.get(0).groups().size(), "");
        for (final List<Tested> variable : byVariable(parts, adjustment)) {
            final BaselineRow first = variable.stream().filter(Objects::nonNull).findFirst().orElseThrow().row();
            if (first instanceof BaselineRow.Category) {
                rows.add(line(first.variable() + ", n (%)", variable, adjustment, true, empty, row -> empty));
                variable.stream().filter(Objects::nonNull)
                    .flatMap(tested -> ((BaselineRow.Category)tested.row()).levels().stream()).distinct()
                    .forEach(level -> rows.add(line("    " + level, variable, adjustment, false, empty,
                        row -> levelCells((BaselineRow.Category)row, level, empty))));
            } else {
                rows.add(line(first.variable() + ", " + shown(variable), variable, adjustment, true, empty,
                    BaselineLayout::quantityCells));
            }
        }
        return new ReportTable("baseline", caption(parts), columns, rows, true);
    }

    /** A variable in one part. */
    private record Tested(BaselineRow row, double adjustedP) {
    }

    /** For each variable, in the order of its first appearance, what every part has of it; null if nothing. */
    private static Collection<List<Tested>> byVariable(final List<BaselineTable.Part> parts,
        final PAdjustment adjustment) {
        final Map<List<Object>, List<Tested>> variables = new LinkedHashMap<>();
        for (int part = 0; part < parts.size(); part++) {
            final List<BaselineRow> rows = parts.get(part).rows();
            final double[] adjusted = adjusted(parts.get(part), adjustment);
            for (int v = 0; v < adjusted.length; v++) {
                variables.computeIfAbsent(List.of(rows.get(v).variable(), rows.get(v).getClass()),
                    key -> new ArrayList<>(Collections.nCopies(parts.size(), null)))
                    .set(part, new Tested(rows.get(v), adjusted[v]));
            }
        }
        return variables.values();
    }

    private static String shown(final List<Tested> variable) {
        final List<Tested> present = variable.stream().filter(Objects::nonNull).toList();
        final long ranks = present.stream().filter(tested -> comparesRanks(tested.row())).count();
        return ranks == 0 ? "mean ± SD"
            : ranks == present.size() ? "median [quartiles]" : "mean ± SD or median [quartiles]";
    }

    private static boolean comparesRanks(final BaselineRow row) {
        final String test = row.comparison().test();
        return test.startsWith("Kruskal-Wallis")
            || test.startsWith("Mann-Whitney") && ((BaselineRow.Quantity)row).firstSpread() != null;
    }

    private static double[] adjusted(final BaselineTable.Part part, final PAdjustment adjustment) {
        return adjustment.adjust(part.rows().stream().mapToDouble(row -> row.comparison().p()).toArray());
    }

    private static String caption(final List<BaselineTable.Part> parts) {
        final BaselineTable.Part part = parts.get(0);
        final String groups = String.join(", ", part.groups().subList(0, part.groups().size() - 1)) + " and "
            + part.groups().get(part.groups().size() - 1);
        return "Clinical variables of the patients with " + groups
            + "; p of the difference by the test that the row names. Why it was taken is in the table of values.";
    }

    private static List<Object> line(final String head, final List<Tested> variable, final PAdjustment adjustment,
        final boolean showsTest, final List<String> empty, final Function<BaselineRow, List<String>> groups) {
        final List<Object> line = new ArrayList<>(List.of(head));
        for (final Tested tested : variable) {
            line.addAll(tested == null ? empty : groups.apply(tested.row()));
            final boolean isEmpty = tested == null || !showsTest;
            line.add(isEmpty ? "" : Printed.p(tested.row().comparison().p()));
            line.add(isEmpty ? "" : test(tested.row()));
            if (adjustment != PAdjustment.NONE) {
                line.add(isEmpty ? "" : Printed.p(tested.adjustedP()));
            }
        }
        return line;
    }

    private static List<String> levelCells(final BaselineRow.Category row, final String name,
        final List<String> empty) {
        final int level = row.levels().indexOf(name);
        if (level < 0) {
            return empty;
        }
        final List<String> cells = new ArrayList<>();
        for (int group = 0; group < row.counts()[level].length; group++) {
            final int count = row.counts()[level][group];
            cells.add(row.total(group) == 0 ? "0" : text("%d (%.1f)", count, 100.0 * count / row.total(group)));
        }
        return cells;
    }

    private static List<String> quantityCells(final BaselineRow row) {
        final boolean ranks = comparesRanks(row);
        if (row instanceof BaselineRow.Groups many) {
            return IntStream.range(0, many.moments().size()).mapToObj(group -> ranks
                ? quartiles(many.moments().get(group), many.spreads().get(group)) : moments(many.moments().get(group)))
                .toList();
        }
        final BaselineRow.Quantity two = (BaselineRow.Quantity)row;
        return ranks ? List.of(quartiles(two.first(), two.firstSpread()), quartiles(two.second(), two.secondSpread()))
            : List.of(moments(two.first()), moments(two.second()));
    }

    private static String quartiles(final Moments moments, final Spread spread) {
        return moments.count() == 0 ? ""
            : text("%.2f [%.2f, %.2f]", spread.median(), spread.lowerQuartile(), spread.upperQuartile());
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
     * The table as numbers: one row per part, variable, level and group. Of three or more groups it has the p of
     * analysis of variance, Welch's and Kruskal and Wallis' test in three more columns at its end.
     *
     * @param parts as {@link BaselineTable#compare} gives them
     * @param adjustment of the p-values of each part for their number
     * @return a table named "baseline-values"
     */
    public static ReportTable values(final List<BaselineTable.Part> parts, final PAdjustment adjustment) {
        return values(parts, adjustment, parts.stream().anyMatch(part -> part.groups().size() > 2));
    }

    /**
     * As {@link #values(List, PAdjustment)}.
     *
     * @param parts as {@link BaselineTable#compare} gives them
     * @param adjustment of the p-values of each part for their number
     * @param many whether there are the columns of three or more groups, whatever their number
     * @return a table named "baseline-values"
     */
    public static ReportTable values(final List<BaselineTable.Part> parts, final PAdjustment adjustment,
        final boolean many) {
        final List<String> columns = new ArrayList<>(List.of("role", "variable", "level", "group", "n", "count",
            "percent", "mean", "sd", "missing", "test", "rule", "statistic", "df", "p", "Levene p",
            "pooled p", "Welch p", "reason",
            "median", "lower quartile", "upper quartile", "Shapiro-Wilk p", "Mann-Whitney p", "chi-square p", "Yates p",
            "Fisher p", "odds ratio", "odds ratio lower", "odds ratio upper", "adjusted p"));
        if (many) {
            columns.addAll(List.of("ANOVA p", "Welch ANOVA p", "Kruskal-Wallis p"));
        }
        final List<List<Object>> rows = new ArrayList<>();
        for (final BaselineTable.Part part : parts) {
            final List<String> groups = part.groups();
            final double[] adjusted = adjusted(part, adjustment);
            for (int v = 0; v < adjusted.length; v++) {
                for (int group = 0; group < groups.size(); group++) {
                    final List<Object> head = List.of(part.role().label(), part.rows().get(v).variable());
                    if (part.rows().get(v) instanceof BaselineRow.Category category) {
                        addLevels(head, category, groups.get(group), group, adjusted[v], rows);
                    } else if (part.rows().get(v) instanceof BaselineRow.Quantity quantity) {
                        rows.add(quantityValues(head, quantity, groups.get(group), group, adjusted[v]));
                    } else if (part.rows().get(v) instanceof BaselineRow.Groups quantity) {
                        rows.add(groupValues(head, quantity, groups.get(group), group, adjusted[v]));
                    }
                }
            }
        }
        rows.forEach(row -> row.addAll(Collections.nCopies(columns.size() - row.size(), Double.NaN)));
        return new ReportTable("baseline-values", "The baseline table in full precision.", columns, rows, false);
    }

    private static void addLevels(final List<Object> head, final BaselineRow.Category row, final String name,
        final int group, final double adjusted, final List<List<Object>> rows) {
        final double nan = Double.NaN;
        final FisherExact.Result fisher =
            row.fisher() == null ? new FisherExact.Result(nan, nan, nan, nan, nan, "") : row.fisher();
        for (int level = 0; level < row.levels().size(); level++) {
            final int total = row.total(group);
            final int count = row.counts()[level][group];
            final List<Object> line = new ArrayList<>(head);
            Collections.addAll(line, row.levels().get(level), name, total, count,
                total == 0 ? null : (Double)(100.0 * count / total), null, null);
            addComparison(line, row, nan, nan, nan);
            Collections.addAll(line, nan, nan, nan, nan, nan, row.chiSquare().p(), row.yates().p(), fisher.p(),
                fisher.conditionalOddsRatio(), fisher.lower(), fisher.upper(), adjusted);
            rows.add(line);
        }
    }

    private static List<Object> quantityValues(final List<Object> head, final BaselineRow.Quantity row,
        final String name, final int group, final double adjusted) {
        final double nan = Double.NaN;
        final Moments moments = group == 0 ? row.first() : row.second();
        final Spread known = group == 0 ? row.firstSpread() : row.secondSpread();
        final Spread spread = known == null ? new Spread(nan, nan, nan, nan) : known;
        final List<Object> line = new ArrayList<>(head);
        Collections.addAll(line, "", name, moments.count(), null, null, moments.mean(), moments.sd());
        addComparison(line, row, row.leveneP(), row.pooledP(), row.welchP());
        Collections.addAll(line, spread.median(), spread.lowerQuartile(), spread.upperQuartile(), spread.shapiroP(),
            row.mannWhitneyP(), nan, nan, nan, nan, nan, nan, adjusted);
        return line;
    }

    private static List<Object> groupValues(final List<Object> head, final BaselineRow.Groups row, final String name,
        final int group, final double adjusted) {
        final double nan = Double.NaN;
        final Moments moments = row.moments().get(group);
        final Spread spread = row.spreads().get(group);
        final List<Object> line = new ArrayList<>(head);
        Collections.addAll(line, "", name, moments.count(), null, null, moments.mean(), moments.sd());
        addComparison(line, row, row.leveneP(), nan, nan);
        Collections.addAll(line, spread.median(), spread.lowerQuartile(), spread.upperQuartile(), spread.shapiroP(),
            nan, nan, nan, nan, nan, nan, nan, adjusted, row.anovaP(), row.welchP(), row.kruskalP());
        return line;
    }

    private static void addComparison(final List<Object> line, final BaselineRow row, final double leveneP,
        final double pooledP, final double welchP) {
        final Comparison comparison = row.comparison();
        Collections.addAll(line, row.missing(), comparison.test(), comparison.rule(), comparison.statistic(),
            comparison.df(), comparison.p(), leveneP, pooledP, welchP, comparison.reason());
    }
}
