package org.radiomics.knime.nodes.baselinetable;

import java.util.Arrays;
import java.util.List;

import org.radiomics.knime.nodes.cohort.ColumnKind;
import org.radiomics.knime.nodes.options.ColumnOption;
import org.radiomics.knime.stats.cohort.CategoricalColumn;
import org.radiomics.knime.stats.cohort.Column;
import org.radiomics.knime.stats.cohort.Columns;
import org.radiomics.knime.stats.cohort.NumericColumn;

/** The column whose levels a Baseline Table compares instead of those of the outcome. */
final class GroupLevels {

    static final ColumnOption OPTION = ColumnOption.of("groupColumn", "Group column",
        "Column whose levels are compared instead of those of the outcome, as of center or stage; there may be three "
            + "or more. Quantities are then compared by analysis of variance in place of the t tests (Welch's where "
            + "Levene's p is below 0.05) and by Kruskal and Wallis' test in place of Mann and Whitney's. Empty: the "
            + "outcome.",
        0, column -> ColumnKind.of(column).filter(kind -> kind == ColumnKind.CLINICAL).isPresent(), "");

    private static final int MOST = 20;

    private GroupLevels() {
    }

    /**
     * @param columns of the cohort
     * @param name of a column
     * @return its levels; numbers as texts in their order
     * @throws IllegalArgumentException if it is no variable or has too many levels
     */
    static CategoricalColumn of(final Columns columns, final String name) {
        if (!columns.names().contains(name)) {
            throw new IllegalArgumentException("Column \"" + name + "\" in the setting \"" + OPTION.label()
                + "\" is not a variable of the cohort; choose a clinical variable, or leave the setting empty for the "
                + "outcome.");
        }
        final Column column = columns.column(name);
        final CategoricalColumn groups = column instanceof NumericColumn numbers ? ofNumbers(numbers)
            : CategoricalColumn.of(name, levels((CategoricalColumn)column));
        if (groups.levels().size() > MOST) {
            throw new IllegalArgumentException("Column \"" + name + "\" in the setting \"" + OPTION.label() + "\" has "
                + groups.levels().size() + " different values; choose a column of at most " + MOST + " groups.");
        }
        return groups;
    }

    private static List<String> levels(final CategoricalColumn column) {
        final String[] levels = new String[column.size()];
        Arrays.setAll(levels, column::level);
        return Arrays.asList(levels);
    }

    private static CategoricalColumn ofNumbers(final NumericColumn column) {
        final double[] distinct =
            Arrays.stream(column.values()).filter(value -> !Double.isNaN(value)).sorted().distinct().toArray();
        final List<String> levels = Arrays.stream(distinct).mapToObj(
            value -> value == Math.rint(value) ? Long.toString((long)value) : Double.toString(value)).toList();
        final int[] codes = Arrays.stream(column.values())
            .mapToInt(value -> Double.isNaN(value) ? -1 : Arrays.binarySearch(distinct, value)).toArray();
        return new CategoricalColumn(column.name(), levels, codes);
    }
}
