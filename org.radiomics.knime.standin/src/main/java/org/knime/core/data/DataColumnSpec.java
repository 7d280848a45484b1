package org.knime.core.data;

import java.util.Objects;

/** A column: name, type, and texts that travel with it. Immutable. */
public final class DataColumnSpec {

    private final String m_name;

    private final DataType m_type;

    private final DataColumnProperties m_properties;

    DataColumnSpec(final String name, final DataType type, final DataColumnProperties properties) {
        m_name = Objects.requireNonNull(name, "Do not init DataColumnSpec with a null name.");
        m_type = Objects.requireNonNull(type, "Do not init DataColumnSpec with a null type.");
        m_properties = properties;
    }

    /** @return the column's name */
    public String getName() {
        return m_name;
    }

    /** @return the type of the cells */
    public DataType getType() {
        return m_type;
    }

    /** @return the texts that travel with the column */
    public DataColumnProperties getProperties() {
        return m_properties;
    }

    @Override
    public boolean equals(final Object obj) {
        return obj instanceof DataColumnSpec other && other.m_name.equals(m_name) && other.m_type.equals(m_type)
            && other.m_properties.equals(m_properties);
    }

    @Override
    public int hashCode() {
        return Objects.hash(m_name, m_type);
    }

    @Override
    public String toString() {
        return m_name + " (" + m_type + ")";
    }
}
