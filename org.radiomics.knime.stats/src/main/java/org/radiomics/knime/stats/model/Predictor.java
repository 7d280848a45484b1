package org.radiomics.knime.stats.model;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.radiomics.knime.stats.cohort.CategoricalColumn;
import org.radiomics.knime.stats.cohort.Column;
import org.radiomics.knime.stats.cohort.NumericColumn;

/**
 * A column as a model sees it: a number, or levels that are dummy-coded against the first one.
 *
 * @param column the column's name
 * @param levels the levels that occurred in training, the reference first; empty for a numeric column
 */
public record Predictor(String column, List<String> levels) {

    /** Copies the levels. */
    public Predictor {
        levels = List.copyOf(levels);
    }

    /**
     * The predictor of a training column. Levels that are declared but do not occur are left out; the reference is the
     * first level that occurs, unless another is given.
     *
     * @param column of the training rows
     * @param reference the level that the others are compared with; null for the first that occurs
     * @return the predictor
     * @throws IllegalArgumentException if a reference is given that does not occur or for a numeric column
     */
    static Predictor of(final Column column, final String reference) {
        if (!(column instanceof CategoricalColumn categorical)) {
            if (reference != null) {
                throw new IllegalArgumentException("Column \"" + column.name() + "\" is numeric and has no reference"
                    + " level \"" + reference + "\". Remove that setting, or make the column text.");
            }
            return new Predictor(column.name(), List.of());
        }
        final boolean[] present = new boolean[categorical.levels().size()];
        for (final int code : categorical.codes()) {
            if (code >= 0) {
                present[code] = true;
            }
        }
        final List<String> levels = new ArrayList<>();
        for (int code = 0; code < present.length; code++) {
            if (present[code]) {
                levels.add(categorical.levels().get(code));
            }
        }
        if (reference != null) {
            if (!levels.remove(reference)) {
                throw new IllegalArgumentException("Column \"" + column.name() + "\" has no training row with the"
                    + " reference level \"" + reference + "\"; choose one of " + String.join(", ", levels) + ".");
            }
            levels.add(0, reference);
        }
        return new Predictor(column.name(), levels);
    }

    /** @return whether the column has levels */
    public boolean isCategorical() {
        return !levels.isEmpty();
    }

    /** @return the level that the others are compared with, or null for a numeric column */
    public String reference() {
        return levels.isEmpty() ? null : levels.get(0);
    }

    /** @return the number of coefficients: 1 for a number, one less than the levels for a category */
    public int width() {
        return isCategorical() ? levels.size() - 1 : 1;
    }

    /**
     * Writes the column as numbers: itself, or one 0/1 column per level but the reference. A missing value gives NaN.
     *
     * @param source the column of this name
     * @param target design matrix, column by column
     * @param from first column of the target to write
     * @throws IllegalArgumentException if the column is of the other kind or a level did not occur in training
     */
    void fill(final Column source, final double[][] target, final int from) {
        if (source instanceof NumericColumn numeric) {
            if (isCategorical()) {
                throw new IllegalArgumentException("Column \"" + column
                    + "\" is numeric here, but the model knows it with the levels "
                    + quoted() + ". Convert it to text, or fit the model again.");
            }
            System.arraycopy(numeric.values(), 0, target[from], 0, numeric.size());
        } else if (source instanceof CategoricalColumn categorical) {
            if (!isCategorical()) {
                throw new IllegalArgumentException("Column \"" + column
                    + "\" has levels here, but the model knows it as a number. Convert it, or fit the model again.");
            }
            fillLevels(categorical, target, from);
        }
    }

    private void fillLevels(final CategoricalColumn source, final double[][] target, final int from) {
        final int[] index = source.levels().stream().mapToInt(levels::indexOf).toArray();
        for (int row = 0; row < source.size(); row++) {
            final boolean missing = source.isMissing(row);
            final int level = missing ? 0 : index[source.codes()[row]];
            if (level < 0) {
                throw new IllegalArgumentException("Row " + (row + 1) + " has the level \"" + source.level(row)
                    + "\" of \""
                    + column + "\", which did not occur in training (" + quoted()
                    + "). Merge it with one of those, or leave the row out.");
            }
            for (int dummy = 1; dummy < levels.size(); dummy++) {
                target[from + dummy - 1][row] = missing ? Double.NaN : level == dummy ? 1 : 0;
            }
        }
    }

    private String quoted() {
        return levels.stream().map(l -> "\"" + l + "\"").collect(Collectors.joining(", "));
    }
}
