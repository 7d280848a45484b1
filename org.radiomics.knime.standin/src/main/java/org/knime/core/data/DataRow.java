package org.knime.core.data;

/** One row of a table: a key and cells. */
public interface DataRow extends Iterable<DataCell> {

    /** @return the number of cells */
    int getNumCells();

    /** @return the row's key, unique in its table */
    RowKey getKey();

    /**
     * @param index from 0
     * @return the cell
     * @throws IndexOutOfBoundsException if there is none
     */
    DataCell getCell(int index);
}
