package org.radiomics.knime.nodes.iccfilter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.InvalidSettingsException;
import org.radiomics.knime.nodes.cohort.CohortSpec;
import org.radiomics.knime.stats.cohort.Columns;
import org.radiomics.knime.stats.cohort.NumericColumn;
import org.radiomics.knime.stats.reliability.Reading;

/** Re-readings as a table: patient, reading, features. */
public final class ReadingTable {

    private final BufferedDataTable m_table;

    private final String m_readingColumn;

    private final SortedSet<String> m_names = new TreeSet<>();

    /**
     * @param table with one row per patient and reading
     * @param readingColumn the column that says which reading a row is
     */
    public ReadingTable(final BufferedDataTable table, final String readingColumn) {
        m_table = table;
        m_readingColumn = readingColumn;
        final int reading = table.getDataTableSpec().findColumnIndex(readingColumn);
        for (final DataRow row : table) {
            m_names.add(row.getCell(reading).toString());
        }
    }

    /** @return the readings that rows are of, in the order of their names */
    public SortedSet<String> names() {
        return Collections.unmodifiableSortedSet(m_names);
    }

    /**
     * @param name of a reading
     * @return whether a row is of that reading; never for a blank name
     */
    public boolean has(final String name) {
        return !name.isBlank() && m_names.contains(name);
    }

    /**
     * @param names of readings
     * @param features the columns to read
     * @param monitor for cancellation
     * @return the rows of each reading
     * @throws CanceledExecutionException if the user cancelled
     * @throws InvalidSettingsException if a feature is not there or no row is of one of the readings
     */
    public List<Reading> read(final List<String> names, final List<String> features, final ExecutionMonitor monitor)
        throws CanceledExecutionException, InvalidSettingsException {
        final List<Reading> readings = new ArrayList<>();
        for (final String name : names) {
            readings.add(read(name, features, monitor));
        }
        return readings;
    }

    /**
     * @param name of a reading; blank for none
     * @param features the columns to read
     * @param monitor for cancellation
     * @return the rows of that reading; null if the name is blank
     * @throws CanceledExecutionException if the user cancelled
     * @throws InvalidSettingsException if a feature is not there or no row is of that reading
     */
    public Reading read(final String name, final List<String> features, final ExecutionMonitor monitor)
        throws CanceledExecutionException, InvalidSettingsException {
        if (name.isBlank()) {
            return null;
        }
        final DataTableSpec spec = m_table.getDataTableSpec();
        for (final String feature : features) {
            if (!spec.containsName(feature)) {
                throw new InvalidSettingsException("The re-readings have no column \"" + feature
                    + "\", which is a feature of the cohort; extract both with the same profile.");
            }
        }
        final int reading = spec.findColumnIndex(m_readingColumn);
        final int patient = spec.findColumnIndex(CohortSpec.ID);
        final int[] columns = features.stream().mapToInt(spec::findColumnIndex).toArray();
        final List<String> ids = new ArrayList<>();
        final List<double[]> rows = new ArrayList<>();
        for (final DataRow row : m_table) {
            monitor.checkCanceled();
            if (name.equals(row.getCell(reading).toString())) {
                ids.add(row.getCell(patient).toString());
                rows.add(Arrays.stream(columns).mapToDouble(column -> value(row.getCell(column))).toArray());
            }
        }
        if (ids.isEmpty()) {
            throw new InvalidSettingsException("The re-readings have no row of reading \"" + name + "\", only of "
                + m_names.stream().map(text -> "\"" + text + "\"").collect(Collectors.joining(", "))
                + "; correct the setting, or empty it to leave that ICC out.");
        }
        final List<NumericColumn> numbers = new ArrayList<>();
        for (int j = 0; j < columns.length; j++) {
            final int column = j;
            numbers.add(new NumericColumn(features.get(j), rows.stream().mapToDouble(row -> row[column]).toArray()));
        }
        return new Reading(name, ids, new Columns(ids.size(), numbers));
    }

    private static double value(final DataCell cell) {
        return cell.isMissing() ? Double.NaN : ((DoubleValue)cell).getDoubleValue();
    }
}
