package org.knime.core.data;

import java.io.DataOutput;
import java.io.IOException;

/** Where a serialiser writes a cell's content. */
public interface DataCellDataOutput extends DataOutput {

    /**
     * Writes a text of any length.
     *
     * @param str not null
     * @throws IOException if writing fails
     */
    @Override
    void writeUTF(String str) throws IOException;

    /**
     * @param cell to write as a whole
     * @throws IOException if writing fails
     */
    void writeDataCell(DataCell cell) throws IOException;
}
