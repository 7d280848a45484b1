package org.knime.core.data;

import org.radiomics.knime.standin.internal.DataDoor;

/** Opens cells and columns to the rest of the stand-in. */
final class DataDoorway implements DataDoor {

    @Override
    public boolean accepts(final DataType column, final DataType cell) {
        return column.isASuperTypeOf(cell);
    }

    @Override
    public boolean isCompatible(final DataTableSpec table, final DataTableSpec promised) {
        return table.isCompatibleWith(promised);
    }

    @Override
    public String error(final DataCell missing) {
        return ((MissingCell)missing).error();
    }
}
