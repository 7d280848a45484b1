package org.radiomics.knime.standin.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataCellSerializer;
import org.radiomics.knime.standin.internal.ExtensionPoints;

/** Numbers the classes of cells in one file. The common ones have fixed numbers; others need a serialiser. */
final class CellKinds {

    static final int MISSING = 0;

    static final int DOUBLE = 1;

    static final int INT = 2;

    static final int STRING = 3;

    static final int FIRST_OTHER = 4;

    private final Map<Class<?>, Integer> m_numbers = new HashMap<>();

    private final List<DataCellSerializer<DataCell>> m_serializers = new ArrayList<>();

    /** @return the number of a class that is none of the common ones */
    synchronized int number(final DataCell cell) {
        return m_numbers.computeIfAbsent(cell.getClass(), this::register);
    }

    @SuppressWarnings("unchecked") // plugin.xml registers the serialiser for exactly this class
    private int register(final Class<?> cellClass) {
        m_serializers.add(ExtensionPoints.serializerOf(cellClass, DataCellSerializer.class));
        return FIRST_OTHER + m_serializers.size() - 1;
    }

    synchronized DataCellSerializer<DataCell> serializer(final int number) {
        return m_serializers.get(number - FIRST_OTHER);
    }
}
