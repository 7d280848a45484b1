package org.radiomics.knime.stats.cohort;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Columns of equal length, found by name, in a fixed order. */
public final class Columns {

    private final int m_size;

    private final Map<String, Column> m_columns = new LinkedHashMap<>();

    /**
     * @param size the number of rows
     * @param columns of that size with distinct names
     * @throws IllegalArgumentException if a size differs or a name occurs twice
     */
    public Columns(final int size, final List<? extends Column> columns) {
        m_size = size;
        for (final Column column : columns) {
            if (column.size() != size) {
                throw new IllegalArgumentException(
                    "Column \"" + column.name() + "\" has " + column.size() + " rows, the table has " + size + ".");
            }
            if (m_columns.put(column.name(), column) != null) {
                throw new IllegalArgumentException("Two columns are named \"" + column.name() + "\".");
            }
        }
    }

    /** @return the number of rows */
    public int size() {
        return m_size;
    }

    /** @return the names in order */
    public List<String> names() {
        return List.copyOf(m_columns.keySet());
    }

    /** @return all columns in order */
    public List<Column> all() {
        return List.copyOf(m_columns.values());
    }

    /**
     * @param name of a column
     * @return the column
     * @throws IllegalArgumentException if there is none
     */
    public Column column(final String name) {
        final Column column = m_columns.get(name);
        if (column == null) {
            throw new IllegalArgumentException("There is no column \"" + name + "\".");
        }
        return column;
    }

    /**
     * @param name of a numeric column
     * @return its values, NaN where missing; read only
     * @throws IllegalArgumentException if there is none or it is categorical
     */
    public double[] values(final String name) {
        if (column(name) instanceof NumericColumn numeric) {
            return numeric.values();
        }
        throw new IllegalArgumentException("Column \"" + name + "\" is not numeric.");
    }

    /**
     * @param names of columns
     * @return only those, in the given order
     * @throws IllegalArgumentException if one does not exist
     */
    public Columns select(final Collection<String> names) {
        return new Columns(m_size, names.stream().map(this::column).toList());
    }

    /**
     * @param rows row indices, repetition allowed
     * @return the columns of those rows, in that order
     */
    public Columns take(final int[] rows) {
        return new Columns(rows.length, m_columns.values().stream().map(c -> c.take(rows)).toList());
    }
}
