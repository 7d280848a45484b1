package org.knime.core.data;

import java.util.Objects;

/** The name of a row, unique in its table. */
public final class RowKey {

    private final String m_id;

    /** @param id the name, not null */
    public RowKey(final String id) {
        m_id = Objects.requireNonNull(id, "Can't create RowKey with null id.");
    }

    /**
     * @param rowIndex from 0
     * @return the key that KNIME's readers give: <code>Row0</code>, <code>Row1</code>, ...
     */
    public static RowKey createRowKey(final long rowIndex) {
        return new RowKey("Row" + rowIndex);
    }

    /** @return the name */
    public String getString() {
        return m_id;
    }

    @Override
    public boolean equals(final Object obj) {
        return obj instanceof RowKey key && key.m_id.equals(m_id);
    }

    @Override
    public int hashCode() {
        return m_id.hashCode();
    }

    @Override
    public String toString() {
        return m_id;
    }
}
