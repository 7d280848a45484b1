package org.knime.core.data;

import java.util.Objects;

/** A column: name, type, what is known of its values, and texts that travel with it. Immutable. */
public final class DataColumnSpec {

    private final String m_name;

    private final DataType m_type;

    private final DataColumnDomain m_domain;

    private final DataColumnProperties m_properties;

    DataColumnSpec(final String name, final DataType type, final DataColumnDomain domain,
        final DataColumnProperties properties) {
        m_name = Objects.requireNonNull(name, "Do not init DataColumnSpec with a null name.");
        m_type = Objects.requireNonNull(type, "Do not init DataColumnSpec with a null type.");
        m_domain = domain;
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

    /** @return what is known of the values */
    public DataColumnDomain getDomain() {
        return m_domain;
    }

    /** @return the texts that travel with the column */
    public DataColumnProperties getProperties() {
        return m_properties;
    }

    /**
     * @param cspec another column
     * @return whether it has the same name and type
     */
    public boolean equalStructure(final DataColumnSpec cspec) {
        return cspec != null && m_name.equals(cspec.m_name) && m_type.equals(cspec.m_type);
    }

    @Override
    public boolean equals(final Object obj) {
        return obj instanceof DataColumnSpec other && equalStructure(other) && m_domain.equals(other.m_domain)
            && m_properties.equals(other.m_properties);
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
