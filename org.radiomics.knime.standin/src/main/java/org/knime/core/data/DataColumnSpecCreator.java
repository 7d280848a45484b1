package org.knime.core.data;

/** Makes columns. */
public final class DataColumnSpecCreator {

    private final String m_name;

    private final DataType m_type;

    private DataColumnProperties m_properties;

    /**
     * @param name of the column
     * @param type of its cells
     */
    public DataColumnSpecCreator(final String name, final DataType type) {
        m_name = name;
        m_type = type;
        m_properties = DataColumnProperties.NONE;
    }

    /** @param cspec a column to start from */
    public DataColumnSpecCreator(final DataColumnSpec cspec) {
        m_name = cspec.getName();
        m_type = cspec.getType();
        m_properties = cspec.getProperties();
    }

    /** @param props texts that travel with the column, null for none */
    public void setProperties(final DataColumnProperties props) {
        m_properties = props == null ? DataColumnProperties.NONE : props;
    }

    /** @return the column */
    public DataColumnSpec createSpec() {
        return new DataColumnSpec(m_name, m_type, m_properties);
    }
}
