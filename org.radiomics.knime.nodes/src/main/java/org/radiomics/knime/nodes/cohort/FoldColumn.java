package org.radiomics.knime.nodes.cohort;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.node.InvalidSettingsException;
import org.radiomics.knime.nodes.options.ColumnOption;
import org.radiomics.knime.nodes.options.Settings;
import org.radiomics.knime.stats.cohort.Role;

/** The column that says which fold of a cross-validation a row belongs to. */
public final class FoldColumn {

    /** The setting of nodes that cross-validate: which column it is. */
    public static final ColumnOption OPTION = ColumnOption.of("foldColumn", "Fold column",
        "Column that says which fold of the cross-validation a training row belongs to. Empty: the column that an "
            + "earlier node marked as folds, or where there is none, folds that are drawn by the seed.",
        0, column -> true, "");

    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,9}");

    private FoldColumn() {
    }

    /**
     * @param spec of the cohort
     * @param settings that declare {@link #OPTION}
     * @return the name of the column; empty if there is none and folds are to be drawn
     * @throws InvalidSettingsException if the named column does not exist
     */
    public static String name(final CohortSpec spec, final Settings settings) throws InvalidSettingsException {
        final String named = settings.get(OPTION);
        if (!named.isEmpty()) {
            spec.require(List.of(named), OPTION.label());
            return named;
        }
        final List<String> marked = spec.names(ColumnKind.FOLD);
        return marked.isEmpty() ? "" : marked.get(0);
    }

    /**
     * @param table the cohort
     * @param name of the column
     * @return the fold of every training row, in their order: the number that the cell holds, or where a fold is not a
     *         whole number, its place in the order of their names, from 1
     * @throws IllegalArgumentException if a training row has no fold; the message names the patient
     */
    public static int[] read(final CohortTable table, final String name) {
        return read(table, name, EnumSet.of(Role.TRAINING));
    }

    /**
     * @param table the cohort
     * @param name of the column
     * @param roles of the rows that take part
     * @return as {@link #read(CohortTable, String)}, of every row with one of these roles
     * @throws IllegalArgumentException if such a row has no fold; the message names the patient
     */
    public static int[] read(final CohortTable table, final String name, final Set<Role> roles) {
        return numbers(names(table, name, roles));
    }

    /**
     * @param table the cohort
     * @param name of the column
     * @param roles of the rows that take part
     * @return the fold of every row with one of these roles, as it is called in the column
     * @throws IllegalArgumentException if such a row has no fold; the message names the patient
     */
    public static List<String> names(final CohortTable table, final String name, final Set<Role> roles) {
        final DataTableSpec spec = table.table().getDataTableSpec();
        final int column = spec.findColumnIndex(name);
        final List<String> folds = new ArrayList<>();
        int index = 0;
        for (final DataRow row : table.table()) {
            if (roles.contains(table.cohort().roles().get(index))) {
                folds.add(fold(row.getCell(column), name, table.cohort().ids().get(index)));
            }
            index++;
        }
        return folds;
    }

    /**
     * @param folds as they are called
     * @return a number for each, the same for the same fold
     */
    public static int[] numbers(final List<String> folds) {
        if (folds.stream().allMatch(fold -> WHOLE.matcher(fold).matches())) {
            return folds.stream().mapToInt(Integer::parseInt).toArray();
        }
        final List<String> names = List.copyOf(new TreeSet<>(folds));
        return folds.stream().mapToInt(fold -> names.indexOf(fold) + 1).toArray();
    }

    private static String fold(final DataCell cell, final String name, final String patient) {
        if (cell.isMissing()) {
            throw new IllegalArgumentException("Patient \"" + patient + "\" has no fold in column \"" + name
                + "\"; fill it in, or choose another column in the setting \"" + OPTION.label() + "\".");
        }
        if (cell instanceof DoubleValue number && number.getDoubleValue() == Math.rint(number.getDoubleValue())) {
            return Long.toString((long)number.getDoubleValue());
        }
        return cell.toString();
    }
}
