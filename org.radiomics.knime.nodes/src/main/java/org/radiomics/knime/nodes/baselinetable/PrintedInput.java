package org.radiomics.knime.nodes.baselinetable;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.InvalidSettingsException;
import org.radiomics.knime.stats.cohort.Role;
import org.radiomics.knime.stats.test.BaselineRow;
import org.radiomics.knime.stats.test.BaselineTable;
import org.radiomics.knime.stats.test.PrintedMoments;
import org.radiomics.knime.stats.test.PrintedNumber;
import org.radiomics.knime.stats.test.PrintedTable;

/** A printed baseline table, read from a table with one row per variable, level and group. */
final class PrintedInput {

    private final List<String> m_groups;

    private final PrintedTable m_check;

    private final Map<Role, List<PrintedTable.Row>> m_rows = new EnumMap<>(Role.class);

    private final Map<Role, int[]> m_sizes = new EnumMap<>(Role.class);

    private final boolean m_hasRoles;

    private PrintedInput(final List<String> groups, final PrintedTable check, final boolean hasRoles) {
        m_groups = groups;
        m_check = check;
        m_hasRoles = hasRoles;
    }

    /** Says which column a table lacks to be a printed one. */
    static void check(final DataTableSpec spec) throws InvalidSettingsException {
        for (final String column : List.of("variable", "group")) {
            require(spec, column);
        }
        if (!spec.containsName("count")) {
            for (final String column : List.of("n", "mean", "sd")) {
                require(spec, column);
            }
        } else {
            require(spec, "level");
        }
    }

    private static void require(final DataTableSpec spec, final String column) throws InvalidSettingsException {
        if (!spec.containsName(column)) {
            throw new InvalidSettingsException("The table has no column \"" + column
                + "\"; a printed table has the columns variable and group, level and count for categories, n, mean and "
                + "sd for quantities. For a cohort switch \"" + BaselineTableNodeModel.PRINTED.label() + "\" off.");
        }
    }

    static PrintedInput read(final BufferedDataTable table, final List<String> variables, final int decimals,
        final PrintedTable check, final ExecutionMonitor monitor) throws CanceledExecutionException {
        final List<PrintedLine> lines = new ArrayList<>();
        for (final DataRow row : table) {
            monitor.checkCanceled();
            lines.add(PrintedLine.of(row, table.getDataTableSpec(), decimals));
        }
        final List<String> groups = lines.stream().map(PrintedLine::group).distinct().toList();
        if (groups.size() != 2) {
            throw new IllegalArgumentException("The printed table has the groups " + groups
                + "; a baseline table compares two.");
        }
        final List<String> known = lines.stream().map(PrintedLine::variable).distinct().toList();
        for (final String variable : variables) {
            if (!known.contains(variable)) {
                throw new IllegalArgumentException("The printed table has no variable \"" + variable
                    + "\", which the setting \"" + BaselineTableNodeModel.VARIABLES.label() + "\" names; it has "
                    + known + ".");
            }
        }
        final PrintedInput input = new PrintedInput(groups, check, table.getDataTableSpec().containsName("role"));
        for (final Role role : Role.values()) {
            final Map<String, List<PrintedLine>> byVariable = new LinkedHashMap<>();
            lines.stream().filter(line -> line.role() == role)
                .filter(line -> variables.isEmpty() || variables.contains(line.variable()))
                .forEach(line -> byVariable.computeIfAbsent(line.variable(), v -> new ArrayList<>()).add(line));
            byVariable.forEach((variable, its) -> input.add(role, variable, its));
        }
        return input;
    }

    private void add(final Role role, final String variable, final List<PrintedLine> lines) {
        final List<String> printed = lines.stream().map(PrintedLine::p).filter(p -> !p.isEmpty()).distinct().toList();
        if (printed.size() > 1) {
            throw new IllegalArgumentException("Variable \"" + variable + "\" (" + role.label() + ") has the printed p "
                + printed + "; give one.");
        }
        final PrintedNumber p = printed.isEmpty() ? null : PrintedNumber.parse(printed.get(0));
        final int[] sizes = m_sizes.computeIfAbsent(role, r -> new int[2]);
        final PrintedTable.Row row = lines.stream().anyMatch(PrintedLine::isLevel)
            ? category(variable, lines, p, sizes) : quantity(variable, lines, p, sizes);
        m_rows.computeIfAbsent(role, r -> new ArrayList<>()).add(row);
    }

    private PrintedTable.Row category(final String variable, final List<PrintedLine> lines, final PrintedNumber p,
        final int[] sizes) {
        final List<String> levels = lines.stream().map(PrintedLine::level).distinct().toList();
        final int[][] counts = new int[levels.size()][2];
        final int[] totals = new int[2];
        for (int level = 0; level < counts.length; level++) {
            for (int group = 0; group < 2; group++) {
                final PrintedLine line = one(variable, levels.get(level), m_groups.get(group), lines);
                counts[level][group] = line.whole(line.count(), "count");
                totals[group] += counts[level][group];
            }
        }
        grow(sizes, totals);
        return m_check.category(variable, levels, counts, p);
    }

    private PrintedTable.Row quantity(final String variable, final List<PrintedLine> lines, final PrintedNumber p,
        final int[] sizes) {
        final PrintedMoments[] moments = new PrintedMoments[2];
        for (int group = 0; group < 2; group++) {
            final PrintedLine line = one(variable, "", m_groups.get(group), lines);
            moments[group] = PrintedMoments.of(line.whole(line.n(), "n"), line.mean(), line.sd());
        }
        grow(sizes, new int[]{moments[0].count(), moments[1].count()});
        return m_check.quantity(variable, moments[0], moments[1], p);
    }

    private static void grow(final int[] sizes, final int[] seen) {
        for (int group = 0; group < 2; group++) {
            sizes[group] = Math.max(sizes[group], seen[group]);
        }
    }

    private static PrintedLine one(final String variable, final String level, final String group,
        final List<PrintedLine> lines) {
        final List<PrintedLine> found =
            lines.stream().filter(line -> line.level().equals(level) && line.group().equals(group)).toList();
        if (found.size() != 1) {
            throw new IllegalArgumentException("Variable \"" + variable + "\""
                + (level.isEmpty() ? "" : ", level \"" + level + "\",") + " has " + found.size() + " rows of group \""
                + group + "\"; a printed table has one.");
        }
        return found.get(0);
    }

    List<BaselineTable.Part> parts() {
        final List<BaselineTable.Part> parts = new ArrayList<>();
        m_rows.forEach((role, rows) -> {
            final int[] sizes = m_sizes.get(role);
            final List<BaselineRow> compared = rows.stream().map(PrintedTable.Row::row).toList();
            parts.add(new BaselineTable.Part(role, m_groups.get(0), m_groups.get(1), sizes[0], sizes[1], compared));
        });
        return parts;
    }

    /** @return a variable's check by role's label and name */
    Map<List<String>, PrintedTable.Row> rows() {
        final Map<List<String>, PrintedTable.Row> all = new LinkedHashMap<>();
        m_rows.forEach((role, rows) -> rows.forEach(row -> all.put(List.of(role.label(), row.row().variable()), row)));
        return all;
    }

    List<String> warnings() {
        final List<String> warnings = new ArrayList<>();
        if (!m_hasRoles) {
            warnings.add("There is no role column: all rows are taken for training.");
        }
        rows().forEach((key, row) -> {
            if (row.printedP() != null && row.reproducedBy().isEmpty()) {
                warnings.add("No test gives the printed p " + row.printedP().text() + " of " + key.get(1) + " ("
                    + key.get(0) + ").");
            }
        });
        return warnings;
    }
}
