package org.radiomics.knime.nodes.cohort;

import java.util.ArrayList;
import java.util.List;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.radiomics.knime.stats.cohort.CategoricalColumn;
import org.radiomics.knime.stats.cohort.Column;
import org.radiomics.knime.stats.cohort.NumericColumn;

/** Collects one column of a table, row by row; missing cells become NaN or no level. */
final class ColumnReader {

    private final String m_name;

    private final int m_index;

    private final double[] m_numbers;

    private final List<String> m_texts = new ArrayList<>();

    private int m_row;

    private ColumnReader(final DataTableSpec table, final String name, final double[] numbers) {
        m_name = name;
        m_index = table.findColumnIndex(name);
        m_numbers = numbers;
    }

    static ColumnReader of(final DataTableSpec table, final String name, final int rows) {
        final boolean numeric = table.getColumnSpec(name).getType().isCompatible(DoubleValue.class);
        return new ColumnReader(table, name, numeric ? new double[rows] : null);
    }

    static ColumnReader ofTexts(final DataTableSpec table, final String name) {
        return new ColumnReader(table, name, null);
    }

    void read(final DataRow row) {
        final DataCell cell = row.getCell(m_index);
        if (m_numbers == null) {
            m_texts.add(cell.isMissing() ? null : cell.toString());
        } else {
            m_numbers[m_row++] = cell.isMissing() ? Double.NaN : ((DoubleValue)cell).getDoubleValue();
        }
    }

    Column column() {
        return m_numbers == null ? CategoricalColumn.of(m_name, m_texts) : new NumericColumn(m_name, m_numbers);
    }
}
