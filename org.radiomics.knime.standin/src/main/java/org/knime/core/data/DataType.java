package org.knime.core.data;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The type of a column: a cell class and the kinds of value that it has. Types of one cell class are equal. */
public final class DataType {

    private static final ClassValue<DataType> TYPES = new ClassValue<>() {
        @Override
        protected DataType computeValue(final Class<?> cellClass) {
            return new DataType(cellClass.asSubclass(DataCell.class));
        }
    };

    private static final Map<String, String> NAMES = Map.of(
        "org.knime.core.data.def.DoubleCell", "Number (double)",
        "org.knime.core.data.def.IntCell", "Number (integer)",
        "org.knime.core.data.def.StringCell", "String");

    private final Class<? extends DataCell> m_cellClass;

    private final List<Class<? extends DataValue>> m_valueClasses;

    private DataType(final Class<? extends DataCell> cellClass) {
        m_cellClass = cellClass;
        final Set<Class<? extends DataValue>> values = new LinkedHashSet<>();
        for (Class<?> c = cellClass; c != null; c = c.getSuperclass()) {
            addValues(c, values);
        }
        m_valueClasses = List.copyOf(values);
    }

    private static void addValues(final Class<?> type, final Set<Class<? extends DataValue>> values) {
        for (final Class<?> candidate : type.getInterfaces()) {
            if (DataValue.class.isAssignableFrom(candidate)) {
                values.add(candidate.asSubclass(DataValue.class));
                addValues(candidate, values);
            }
        }
    }

    /**
     * @param cell a class of cells
     * @return its type
     */
    public static DataType getType(final Class<? extends DataCell> cell) {
        return TYPES.get(cell);
    }

    /** @return a cell without a value and without a reason */
    public static DataCell getMissingCell() {
        return MissingCell.INSTANCE;
    }

    /**
     * @param valueClass a kind of value
     * @return whether the cells have that kind of value; a missing cell's type is compatible with everything
     */
    public boolean isCompatible(final Class<? extends DataValue> valueClass) {
        return isMissingValueType() || valueClass.isAssignableFrom(m_cellClass);
    }

    /**
     * @return whether cells of the other type may stand in a column of this type: they have all of its kinds of value
     */
    boolean isASuperTypeOf(final DataType type) {
        return type == this || type.isMissingValueType() || m_valueClasses.stream().allMatch(type::isCompatible);
    }

    @Override
    public boolean equals(final Object other) {
        return other instanceof DataType type && type.m_cellClass == m_cellClass;
    }

    @Override
    public int hashCode() {
        return m_cellClass.hashCode();
    }

    @Override
    public String toString() {
        return NAMES.getOrDefault(m_cellClass.getName(), m_cellClass.getSimpleName());
    }

    private boolean isMissingValueType() {
        return m_cellClass == MissingCell.class;
    }
}
