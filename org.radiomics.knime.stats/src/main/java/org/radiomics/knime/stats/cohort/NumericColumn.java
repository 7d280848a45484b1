package org.radiomics.knime.stats.cohort;

/**
 * A measured column.
 *
 * @param name unique in its table
 * @param values one per row; NaN where missing; read only
 */
public record NumericColumn(String name, double[] values) implements Column {

    @Override
    public int size() {
        return values.length;
    }

    @Override
    public NumericColumn take(final int[] rows) {
        final double[] taken = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            taken[i] = values[rows[i]];
        }
        return new NumericColumn(name, taken);
    }

    @Override
    public boolean isMissing(final int row) {
        return Double.isNaN(values[row]);
    }
}
