package org.radiomics.knime.standin.internal;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;

/** What <code>org.knime.core.data</code> keeps to itself. */
public interface DataDoor {

    /**
     * @param column the type of a column
     * @param cell the type of a cell
     * @return whether such cells may stand in such a column
     */
    boolean accepts(DataType column, DataType cell);

    /**
     * @param table the columns of a table
     * @param promised columns
     * @return whether the table has the promised columns, or some with narrower types
     */
    boolean isCompatible(DataTableSpec table, DataTableSpec promised);

    /**
     * @param missing a cell without a value
     * @return why there is none, null if not told
     */
    String error(DataCell missing);
}
