package org.radiomics.knime.stats.cohort;

/**
 * A binary outcome with an explicit positive level.
 *
 * @param name of the outcome's column
 * @param negativeLevel the level that counts as 0
 * @param positiveLevel the level that counts as 1; probabilities, odds ratios, sensitivities refer to it
 * @param positive one flag per row; read only
 */
public record Outcome(String name, String negativeLevel, String positiveLevel, boolean[] positive) {

    /**
     * Reads an outcome from a column of two levels.
     *
     * @param column with exactly two levels and no missing value
     * @param positiveLevel the one that counts as 1
     * @return the outcome
     * @throws IllegalArgumentException if there are not two levels, the positive one is not among them or a row is
     *             missing
     */
    public static Outcome of(final CategoricalColumn column, final String positiveLevel) {
        if (column.levels().size() != 2) {
            throw new IllegalArgumentException("Outcome \"" + column.name() + "\" has " + column.levels().size()
                + " level(s) " + column.levels()
                + "; a binary outcome has exactly two. Check the column, or filter rows.");
        }
        final int positiveCode = column.levels().indexOf(positiveLevel);
        if (positiveCode < 0) {
            throw new IllegalArgumentException("Positive level \"" + positiveLevel + "\" is not a level of outcome \""
                + column.name() + "\", which has " + column.levels() + ". Choose one of them.");
        }
        final boolean[] positive = new boolean[column.size()];
        for (int row = 0; row < positive.length; row++) {
            if (column.isMissing(row)) {
                throw new IllegalArgumentException(
                    "Outcome \"" + column.name() + "\" is missing in row " + (row + 1)
                        + ". Fill it in, or remove the row.");
            }
            positive[row] = column.codes()[row] == positiveCode;
        }
        return new Outcome(column.name(), column.levels().get(1 - positiveCode), positiveLevel, positive);
    }

    /** @return the number of rows */
    public int size() {
        return positive.length;
    }

    /** @return the number of rows with the positive level */
    public int positives() {
        int count = 0;
        for (final boolean p : positive) {
            count += p ? 1 : 0;
        }
        return count;
    }

    /**
     * @param rows row indices, repetition allowed
     * @return the outcome of those rows, in that order
     */
    public Outcome take(final int[] rows) {
        final boolean[] taken = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            taken[i] = positive[rows[i]];
        }
        return new Outcome(name, negativeLevel, positiveLevel, taken);
    }
}
