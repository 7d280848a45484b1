package org.radiomics.knime.nodes.cohortassembler;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;
import org.radiomics.knime.nodes.cohort.ColumnKind;

/** Turns features with one row per patient, sequence and reading into one row per patient and reading. */
final class FeaturePivot {

    /** One row of the result. */
    record Key(String patient, String reading) {
    }

    private final List<String> m_features;

    private final Set<String> m_sequences = new LinkedHashSet<>();

    /** Values by row and sequence. */
    private final Map<Key, Map<String, double[]>> m_rows = new LinkedHashMap<>();

    private FeaturePivot(final List<String> features) {
        m_features = features;
    }

    /** @return the columns that hold features: those that are marked, or all numbers but the named ones */
    static List<String> features(final DataTableSpec spec, final Set<String> except) {
        final Optional<ColumnKind> feature = Optional.of(ColumnKind.FEATURE);
        final boolean marked = spec.stream().anyMatch(column -> ColumnKind.of(column).equals(feature));
        return spec.stream().filter(column -> marked ? ColumnKind.of(column).equals(feature)
            : column.getType().isCompatible(DoubleValue.class) && !except.contains(column.getName()))
            .map(DataColumnSpec::getName).toList();
    }

    static FeaturePivot read(final BufferedDataTable table, final String patientColumn, final String sequenceColumn,
        final String readingColumn, final ExecutionMonitor monitor) throws CanceledExecutionException {
        final DataTableSpec spec = table.getDataTableSpec();
        final FeaturePivot pivot =
            new FeaturePivot(features(spec, Set.of(patientColumn, sequenceColumn, readingColumn)));
        final int patient = spec.findColumnIndex(patientColumn);
        final int sequence = spec.findColumnIndex(sequenceColumn);
        final int reading = spec.findColumnIndex(readingColumn);
        final int[] features = pivot.m_features.stream().mapToInt(spec::findColumnIndex).toArray();
        for (final DataRow row : table) {
            monitor.checkCanceled();
            pivot.put(new Key(text(row, patient), reading < 0 ? "" : text(row, reading)), text(row, sequence),
                values(row, features), row);
        }
        return pivot;
    }

    private void put(final Key key, final String sequence, final double[] values, final DataRow row) {
        m_sequences.add(sequence);
        if (m_rows.computeIfAbsent(key, k -> new LinkedHashMap<>()).put(sequence, values) != null) {
            throw new IllegalArgumentException("Row \"" + row.getKey() + "\" is the second one of patient \""
                + key.patient() + "\", sequence \"" + sequence + "\", reading \"" + key.reading() + "\"; keep one.");
        }
    }

    private static String text(final DataRow row, final int column) {
        final DataCell cell = row.getCell(column);
        return cell.isMissing() ? "" : cell.toString();
    }

    private static double[] values(final DataRow row, final int[] columns) {
        final double[] values = new double[columns.length];
        for (int i = 0; i < values.length; i++) {
            final DataCell cell = row.getCell(columns[i]);
            values[i] = cell.isMissing() ? Double.NaN : ((DoubleValue)cell).getDoubleValue();
        }
        return values;
    }

    /** @return the sequences that occur, in the order of the table */
    List<String> sequences() {
        return List.copyOf(m_sequences);
    }

    /** @return patients and readings in the order of the table */
    List<Key> keys() {
        return List.copyOf(m_rows.keySet());
    }

    /** @return the sequences of the list that a row has no features of */
    List<String> lacking(final Key key, final List<String> sequences) {
        return sequences.stream().filter(sequence -> !m_rows.get(key).containsKey(sequence)).toList();
    }

    /** @return the names of the columns: sequence and feature */
    static List<String> columns(final List<String> sequences, final List<String> features) {
        final List<String> names = new ArrayList<>();
        sequences.forEach(sequence -> features.forEach(feature -> names.add(sequence + "_" + feature)));
        return names;
    }

    /** @return the features of a row in the order of {@link #columns}; NaN where the sequence is lacking */
    double[] values(final Key key, final List<String> sequences) {
        final int width = m_features.size();
        final double[] values = new double[sequences.size() * width];
        Arrays.fill(values, Double.NaN);
        for (int s = 0; s < sequences.size(); s++) {
            final double[] measured = m_rows.get(key).get(sequences.get(s));
            if (measured != null) {
                System.arraycopy(measured, 0, values, s * width, width);
            }
        }
        return values;
    }
}
