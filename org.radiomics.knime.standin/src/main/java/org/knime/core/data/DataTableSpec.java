package org.knime.core.data;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import javax.swing.JComponent;

import org.knime.core.node.port.PortObjectSpec;

/** The columns of a table, found by name or index. Immutable. */
public final class DataTableSpec implements PortObjectSpec, Iterable<DataColumnSpec> {

    private final String m_name;

    private final List<DataColumnSpec> m_columns;

    private final Map<String, Integer> m_indices = new HashMap<>();

    /**
     * @param colSpecs the columns, with distinct names
     * @throws IllegalArgumentException if a name occurs twice
     */
    public DataTableSpec(final DataColumnSpec... colSpecs) {
        this("default", colSpecs);
    }

    /**
     * @param name of the table
     * @param colSpecs the columns, with distinct names
     * @throws IllegalArgumentException if a name occurs twice
     */
    public DataTableSpec(final String name, final DataColumnSpec... colSpecs) {
        m_name = name == null ? "default" : name;
        m_columns = List.of(colSpecs);
        for (int i = 0; i < colSpecs.length; i++) {
            final Integer first = m_indices.put(colSpecs[i].getName(), i);
            if (first != null) {
                throw new IllegalArgumentException("Duplicate column name \"" + colSpecs[i].getName()
                    + "\" at positions " + first + " and " + i + ".");
            }
        }
    }

    /**
     * @param spec columns that are there
     * @param columnName a wish
     * @return the wish, or with <code> (#1)</code>, <code> (#2)</code>, ... behind it if it is taken
     */
    public static String getUniqueColumnName(final DataTableSpec spec, final String columnName) {
        final String wish = columnName.trim();
        String name = wish;
        for (int i = 1; spec.containsName(name); i++) {
            name = wish + " (#" + i + ")";
        }
        return name;
    }

    /** @return the table's name */
    public String getName() {
        return m_name;
    }

    /** @return the number of columns */
    public int getNumColumns() {
        return m_columns.size();
    }

    /**
     * @param index from 0
     * @return the column
     * @throws IndexOutOfBoundsException if there is none
     */
    public DataColumnSpec getColumnSpec(final int index) {
        return m_columns.get(index);
    }

    /**
     * @param column a name
     * @return the column, null if there is none
     */
    public DataColumnSpec getColumnSpec(final String column) {
        final int index = findColumnIndex(column);
        return index < 0 ? null : m_columns.get(index);
    }

    /** @return the names in order */
    public final String[] getColumnNames() {
        return stream().map(DataColumnSpec::getName).toArray(String[]::new);
    }

    /**
     * @param columnName a name
     * @return its index from 0, -1 if there is no such column
     */
    public int findColumnIndex(final String columnName) {
        return m_indices.getOrDefault(columnName, -1);
    }

    /**
     * @param columnName a name
     * @return whether there is such a column
     */
    public boolean containsName(final String columnName) {
        return m_indices.containsKey(columnName);
    }

    /** @return whether there are the same names in the same order, and the others' types are super types of these */
    boolean isCompatibleWith(final DataTableSpec spec) {
        if (spec.getNumColumns() != getNumColumns()) {
            return false;
        }
        for (int i = 0; i < getNumColumns(); i++) {
            final DataColumnSpec mine = m_columns.get(i);
            final DataColumnSpec others = spec.m_columns.get(i);
            if (!mine.getName().equals(others.getName()) || !others.getType().isASuperTypeOf(mine.getType())) {
                return false;
            }
        }
        return true;
    }

    @Override
    public Iterator<DataColumnSpec> iterator() {
        return m_columns.iterator();
    }

    /** @return the columns in order */
    public Stream<DataColumnSpec> stream() {
        return m_columns.stream();
    }

    @Override
    public JComponent[] getViews() {
        return new JComponent[0];
    }

    @Override
    public boolean equals(final Object obj) {
        return obj instanceof DataTableSpec other && other.m_columns.equals(m_columns) && other.m_name.equals(m_name);
    }

    @Override
    public int hashCode() {
        return m_columns.hashCode();
    }

    @Override
    public String toString() {
        return "name=" + m_name + ",columns=" + m_columns;
    }
}
