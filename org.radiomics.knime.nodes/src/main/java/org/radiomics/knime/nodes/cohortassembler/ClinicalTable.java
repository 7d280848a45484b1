package org.radiomics.knime.nodes.cohortassembler;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.node.BufferedDataTable;
import org.radiomics.knime.stats.cohort.CategoricalColumn;
import org.radiomics.knime.stats.cohort.Column;
import org.radiomics.knime.stats.cohort.Columns;
import org.radiomics.knime.stats.cohort.CsvColumns;
import org.radiomics.knime.stats.cohort.NumericColumn;

/**
 * Clinical variables and outcome, one row per patient.
 *
 * @param source where they come from, for messages
 * @param columns all columns but the patient's
 * @param rows the row of each patient
 */
record ClinicalTable(String source, Columns columns, Map<String, Integer> rows) {

    static ClinicalTable read(final BufferedDataTable table, final String patientColumn) {
        final DataTableSpec spec = table.getDataTableSpec();
        final int size = Math.toIntExact(table.size());
        final List<double[]> numbers = new ArrayList<>();
        final List<List<String>> texts = new ArrayList<>();
        for (int c = 0; c < spec.getNumColumns(); c++) {
            numbers.add(spec.getColumnSpec(c).getType().isCompatible(DoubleValue.class) ? new double[size] : null);
            texts.add(new ArrayList<>());
        }
        int index = 0;
        for (final DataRow row : table) {
            for (int c = 0; c < spec.getNumColumns(); c++) {
                final boolean missing = row.getCell(c).isMissing();
                if (numbers.get(c) == null) {
                    texts.get(c).add(missing ? null : row.getCell(c).toString());
                } else {
                    numbers.get(c)[index] = missing ? Double.NaN : ((DoubleValue)row.getCell(c)).getDoubleValue();
                }
            }
            index++;
        }
        final List<Column> columns = new ArrayList<>();
        for (int c = 0; c < spec.getNumColumns(); c++) {
            final String name = spec.getColumnSpec(c).getName();
            columns.add(numbers.get(c) == null ? CategoricalColumn.of(name, texts.get(c))
                : new NumericColumn(name, numbers.get(c)));
        }
        return of("the clinical table", new Columns(size, columns), patientColumn);
    }

    static ClinicalTable read(final Path file, final String patientColumn) throws IOException {
        return of(file.toString(), CsvColumns.read(file, Set.of(patientColumn)), patientColumn);
    }

    private static ClinicalTable of(final String source, final Columns all, final String patientColumn) {
        if (!all.names().contains(patientColumn)) {
            throw new IllegalArgumentException(source + " has no column \"" + patientColumn
                + "\" with the patients; it has " + all.names() + ".");
        }
        final CategoricalColumn patients = levels(all.column(patientColumn));
        final Map<String, Integer> rows = new HashMap<>();
        for (int row = 0; row < patients.size(); row++) {
            if (patients.isMissing(row)) {
                throw new IllegalArgumentException(
                    source + " has no patient in row " + (row + 1) + "; fill it in, or remove the row.");
            }
            final Integer before = rows.put(patients.level(row), row);
            if (before != null) {
                throw new IllegalArgumentException("Patient \"" + patients.level(row) + "\" has rows " + (before + 1)
                    + " and " + (row + 1) + " in " + source + "; keep one.");
            }
        }
        return new ClinicalTable(source,
            all.select(all.names().stream().filter(n -> !n.equals(patientColumn)).toList()), rows);
    }

    /** A column as levels; whole numbers are written without decimals, as in the file they come from. */
    static CategoricalColumn levels(final Column column) {
        if (column instanceof CategoricalColumn categorical) {
            return categorical;
        }
        final List<String> texts = new ArrayList<>();
        for (final double value : ((NumericColumn)column).values()) {
            if (Double.isNaN(value)) {
                texts.add(null);
            } else {
                texts.add(value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long)value)
                    : Double.toString(value));
            }
        }
        return CategoricalColumn.of(column.name(), texts);
    }
}
