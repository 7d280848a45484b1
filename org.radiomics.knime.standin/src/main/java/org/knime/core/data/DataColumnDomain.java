package org.knime.core.data;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;

/** What is known of the values of a column: the possible ones, or the least and the greatest. */
public final class DataColumnDomain {

    static final DataColumnDomain UNKNOWN = new DataColumnDomain(null, null, null);

    private final Set<DataCell> m_values;

    private final DataCell m_lower;

    private final DataCell m_upper;

    DataColumnDomain(final Set<? extends DataCell> values, final DataCell lower, final DataCell upper) {
        m_values = values == null ? null : Collections.unmodifiableSet(new LinkedHashSet<>(values));
        m_lower = lower;
        m_upper = upper;
    }

    /** @return the possible values in order of appearance, null if not known */
    public Set<DataCell> getValues() {
        return m_values;
    }

    /** @return whether the possible values are known */
    public boolean hasValues() {
        return m_values != null;
    }

    /** @return the least value, null if not known */
    public DataCell getLowerBound() {
        return m_lower;
    }

    /** @return whether the least value is known */
    public boolean hasLowerBound() {
        return m_lower != null;
    }

    /** @return the greatest value, null if not known */
    public DataCell getUpperBound() {
        return m_upper;
    }

    /** @return whether the greatest value is known */
    public boolean hasUpperBound() {
        return m_upper != null;
    }

    /** @return whether least and greatest value are known */
    public boolean hasBounds() {
        return hasLowerBound() && hasUpperBound();
    }

    @Override
    public boolean equals(final Object obj) {
        return obj instanceof DataColumnDomain other && Objects.equals(other.m_values, m_values)
            && Objects.equals(other.m_lower, m_lower) && Objects.equals(other.m_upper, m_upper);
    }

    @Override
    public int hashCode() {
        return Objects.hash(m_values, m_lower, m_upper);
    }

    @Override
    public String toString() {
        return "lower=" + m_lower + ",upper=" + m_upper + ",values=" + m_values;
    }
}
