package org.knime.core.data;

import java.io.IOException;

/**
 * Writes and reads cells of one class. Registered at the extension point <code>org.knime.core.DataType</code>.
 *
 * @param <T> the class of the cells
 */
public interface DataCellSerializer<T extends DataCell> {

    /**
     * @param cell to write
     * @param output to write to
     * @throws IOException if writing fails
     */
    void serialize(T cell, DataCellDataOutput output) throws IOException;

    /**
     * @param input to read from
     * @return the cell
     * @throws IOException if reading fails
     */
    T deserialize(DataCellDataInput input) throws IOException;
}
