package org.knime.core.data;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

/** Makes domains. */
public class DataColumnDomainCreator {

    private Set<? extends DataCell> m_values;

    private DataCell m_lower;

    private DataCell m_upper;

    /** Of a domain of which nothing is known. */
    public DataColumnDomainCreator() {
        // nothing known
    }

    /** @param values the possible ones, null if not known */
    public DataColumnDomainCreator(final Set<? extends DataCell> values) {
        m_values = values;
    }

    /** @param values the possible ones, null if not known */
    public DataColumnDomainCreator(final DataCell[] values) {
        m_values = values == null ? null : new LinkedHashSet<>(Arrays.asList(values));
    }

    /**
     * @param lower the least value, null if not known
     * @param upper the greatest value, null if not known
     */
    public DataColumnDomainCreator(final DataCell lower, final DataCell upper) {
        m_lower = lower;
        m_upper = upper;
    }

    /** @param values the possible ones, null if not known */
    public void setValues(final Set<? extends DataCell> values) {
        m_values = values;
    }

    /** @param lower the least value, null if not known */
    public void setLowerBound(final DataCell lower) {
        m_lower = lower;
    }

    /** @param upper the greatest value, null if not known */
    public void setUpperBound(final DataCell upper) {
        m_upper = upper;
    }

    /** @return the domain */
    public DataColumnDomain createDomain() {
        return new DataColumnDomain(m_values, m_lower, m_upper);
    }
}
