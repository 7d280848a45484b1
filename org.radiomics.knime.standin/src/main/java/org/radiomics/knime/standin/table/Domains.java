package org.radiomics.knime.standin.table;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnDomain;
import org.knime.core.data.DataColumnDomainCreator;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.NominalValue;

/** Learns the domains of a table's columns: bounds of numbers, and the values of nominal columns up to sixty. */
final class Domains {

    private static final int MAX_VALUES = 60;

    private final DataCell[] m_lower;

    private final DataCell[] m_upper;

    /** Per column, null where the values are not listed. */
    private final List<Set<DataCell>> m_values = new ArrayList<>();

    Domains(final DataTableSpec spec, final boolean keep) {
        final int columns = spec.getNumColumns();
        m_lower = new DataCell[columns];
        m_upper = new DataCell[columns];
        for (int i = 0; i < columns; i++) {
            final DataColumnSpec column = spec.getColumnSpec(i);
            final DataColumnDomain domain = column.getDomain();
            m_values.add(column.getType().isCompatible(NominalValue.class)
                ? new LinkedHashSet<>(keep && domain.hasValues() ? domain.getValues() : Set.of()) : null);
            if (keep) {
                m_lower[i] = domain.getLowerBound();
                m_upper[i] = domain.getUpperBound();
            }
        }
    }

    void add(final DataRow row) {
        for (int i = 0; i < m_lower.length; i++) {
            final DataCell cell = row.getCell(i);
            if (!cell.isMissing()) {
                addValue(i, cell);
            }
            if (cell instanceof DoubleValue number) {
                addNumber(i, cell, number.getDoubleValue());
            }
        }
    }

    private void addValue(final int column, final DataCell cell) {
        final Set<DataCell> values = m_values.get(column);
        if (values != null && values.add(cell) && values.size() > MAX_VALUES) {
            m_values.set(column, null);
        }
    }

    private void addNumber(final int column, final DataCell cell, final double value) {
        if (m_lower[column] == null && !Double.isNaN(value) || value < number(m_lower[column])) {
            m_lower[column] = cell;
        }
        if (m_upper[column] == null && !Double.isNaN(value) || value > number(m_upper[column])) {
            m_upper[column] = cell;
        }
    }

    private static double number(final DataCell cell) {
        return cell instanceof DoubleValue number ? number.getDoubleValue() : Double.NaN;
    }

    DataTableSpec applyTo(final DataTableSpec spec) {
        final DataColumnSpec[] columns = new DataColumnSpec[spec.getNumColumns()];
        for (int i = 0; i < columns.length; i++) {
            final DataColumnDomainCreator domain = new DataColumnDomainCreator(m_lower[i], m_upper[i]);
            domain.setValues(m_values.get(i));
            final DataColumnSpecCreator column = new DataColumnSpecCreator(spec.getColumnSpec(i));
            column.setDomain(domain.createDomain());
            columns[i] = column.createSpec();
        }
        return new DataTableSpec(spec.getName(), columns);
    }
}
