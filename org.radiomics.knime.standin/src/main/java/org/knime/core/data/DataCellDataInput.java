package org.knime.core.data;

import java.io.DataInput;
import java.io.IOException;

/** Where a serialiser reads a cell's content. */
public interface DataCellDataInput extends DataInput {

    /**
     * @return a cell that was written as a whole
     * @throws IOException if reading fails
     */
    DataCell readDataCell() throws IOException;
}
