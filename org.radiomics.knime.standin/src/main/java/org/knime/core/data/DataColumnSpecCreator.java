package org.knime.core.data;

/** Makes columns. */
public final class DataColumnSpecCreator {

    private String m_name;

    private DataType m_type;

    private DataColumnDomain m_domain = DataColumnDomain.UNKNOWN;

    private DataColumnProperties m_properties = new DataColumnProperties();

    /**
     * @param name of the column
     * @param type of its cells
     */
    public DataColumnSpecCreator(final String name, final DataType type) {
        m_name = name;
        m_type = type;
    }

    /** @param cspec a column to start from */
    public DataColumnSpecCreator(final DataColumnSpec cspec) {
        m_name = cspec.getName();
        m_type = cspec.getType();
        m_domain = cspec.getDomain();
        m_properties = cspec.getProperties();
    }

    /** @param name of the column */
    public void setName(final String name) {
        m_name = name;
    }

    /** @param type of the cells */
    public void setType(final DataType type) {
        m_type = type;
    }

    /** @param domain what is known of the values, null for nothing */
    public void setDomain(final DataColumnDomain domain) {
        m_domain = domain == null ? DataColumnDomain.UNKNOWN : domain;
    }

    /** @param props texts that travel with the column, null for none */
    public void setProperties(final DataColumnProperties props) {
        m_properties = props == null ? new DataColumnProperties() : props;
    }

    /** @return the column */
    public DataColumnSpec createSpec() {
        return new DataColumnSpec(m_name, m_type, m_domain, m_properties);
    }
}
