package org.radiomics.knime.stats.cohort;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * A column whose values are levels. The first level is the reference of dummy coding.
 *
 * @param name unique in its table
 * @param levels all possible values, reference first
 * @param codes one index into {@code levels} per row; -1 where missing; read only
 */
public record CategoricalColumn(String name, List<String> levels, int[] codes) implements Column {

    /** Copies the levels. */
    public CategoricalColumn {
        levels = List.copyOf(levels);
    }

    /**
     * A column with the levels that occur, in alphabetical order; where all are numbers, in the order of these.
     *
     * @param name unique in its table
     * @param values one per row; null where missing
     * @return the column
     */
    public static CategoricalColumn of(final String name, final List<String> values) {
        final List<String> levels = new ArrayList<>(new TreeSet<>(values.stream().filter(Objects::nonNull).toList()));
        if (levels.stream().allMatch(CsvCell::isNumber)) {
            levels.sort(Comparator.comparingDouble(Double::parseDouble));
        }
        final Map<String, Integer> codes = new HashMap<>();
        levels.forEach(level -> codes.put(level, codes.size()));
        return new CategoricalColumn(name, levels,
            values.stream().mapToInt(value -> value == null ? -1 : codes.get(value)).toArray());
    }

    @Override
    public int size() {
        return codes.length;
    }

    @Override
    public CategoricalColumn take(final int[] rows) {
        final int[] taken = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            taken[i] = codes[rows[i]];
        }
        return new CategoricalColumn(name, levels, taken);
    }

    @Override
    public boolean isMissing(final int row) {
        return codes[row] < 0;
    }

    /** @return the level of a row, or null where missing */
    public String level(final int row) {
        return codes[row] < 0 ? null : levels.get(codes[row]);
    }
}
