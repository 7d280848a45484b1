package org.knime.core.data;

import java.io.Serializable;

/** One value of a table. Immutable. */
public abstract class DataCell implements DataValue, Serializable {

    private static final long serialVersionUID = 1L;

    /** @return the type that the cell's class stands for */
    public final DataType getType() {
        return DataType.getType(getClass());
    }

    /** @return whether there is no value */
    public boolean isMissing() {
        return false;
    }

    /** @return the value as text */
    @Override
    public abstract String toString();

    @Override
    public final boolean equals(final Object o) {
        if (this == o) {
            return true;
        }
        if (!(o instanceof DataCell other)) {
            return false;
        }
        if (isMissing() || other.isMissing()) {
            return isMissing() && other.isMissing();
        }
        return getClass() == other.getClass() && equalsDataCell(other);
    }

    /**
     * @param dc a cell of the same class, not missing
     * @return whether it has the same value
     */
    protected abstract boolean equalsDataCell(DataCell dc);

    @Override
    public abstract int hashCode();
}
