package org.radiomics.knime.feature.family;

/** The cells of a matrix that are not 0, each once, with its row, column and value. */
interface CellList {

    /** @return the number of cells */
    int count();

    /** @return the row of a cell */
    int row(int cell);

    /** @return the column of a cell */
    int column(int cell);

    /** @return the value of a cell */
    double value(int cell);
}
