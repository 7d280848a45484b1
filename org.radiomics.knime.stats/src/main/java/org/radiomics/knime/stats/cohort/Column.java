package org.radiomics.knime.stats.cohort;

/** A named column of a cohort: measured ({@link NumericColumn}) or one of a few levels ({@link CategoricalColumn}). */
public sealed interface Column permits NumericColumn, CategoricalColumn {

    /** @return the column's name, unique in its table */
    String name();

    /** @return the number of rows */
    int size();

    /**
     * @param row row indices, repetition allowed
     * @return the column of those rows, in that order; a categorical column keeps all its levels
     */
    Column take(int[] row);

    /** @return whether the row has no value */
    boolean isMissing(int row);
}
