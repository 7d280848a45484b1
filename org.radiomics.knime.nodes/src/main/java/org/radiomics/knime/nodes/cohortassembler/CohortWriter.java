package org.radiomics.knime.nodes.cohortassembler;

import java.util.ArrayList;
import java.util.List;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.MissingCell;
import org.knime.core.data.RowKey;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.radiomics.knime.nodes.cohort.CohortSpec;
import org.radiomics.knime.nodes.cohort.CohortTable;
import org.radiomics.knime.nodes.cohort.ColumnKind;
import org.radiomics.knime.nodes.options.Settings;
import org.radiomics.knime.stats.cohort.CategoricalColumn;
import org.radiomics.knime.stats.cohort.Column;
import org.radiomics.knime.stats.cohort.NumericColumn;

/** Writes the cohort and the re-readings, every column marked with what it means. */
final class CohortWriter {

    private static final String READING = "reading";

    private final FeaturePivot m_pivot;

    private final List<String> m_sequences;

    private final List<String> m_features;

    /**
     * @param pivot the features by patient and reading
     * @param sequences in the order of the columns
     * @param features the columns' names
     */
    CohortWriter(final FeaturePivot pivot, final List<String> sequences, final List<String> features) {
        m_pivot = pivot;
        m_sequences = sequences;
        m_features = features;
    }

    /** One row per patient: patient, outcome, clinical variables, features. */
    BufferedDataTable cohort(final List<FeaturePivot.Key> keys, final ClinicalTable clinical,
        final List<String> variables, final Settings settings, final ExecutionContext exec)
        throws InvalidSettingsException, CanceledExecutionException {
        final String outcomeName = settings.get(CohortAssemblerNodeModel.OUTCOME);
        final String positive = settings.get(CohortAssemblerNodeModel.POSITIVE);
        final CategoricalColumn outcome = ClinicalTable.levels(clinical.columns().column(outcomeName));
        if (outcome.levels().size() != 2) {
            throw new InvalidSettingsException("Outcome \"" + outcomeName + "\" has " + outcome.levels().size()
                + (outcome.levels().size() == 1 ? " level " : " levels ") + outcome.levels() + " in "
                + clinical.source()
                + ", where it needs two; correct the file, or the setting \"" + CohortAssemblerNodeModel.OUTCOME.label()
                + "\".");
        }
        if (!outcome.levels().contains(positive)) {
            throw new InvalidSettingsException("Positive level \"" + positive + "\" is not a level of outcome \""
                + outcomeName + "\", which has " + outcome.levels() + "; correct the setting \""
                + CohortAssemblerNodeModel.POSITIVE.label() + "\".");
        }
        final List<Column> columns = new ArrayList<>(List.of(outcome));
        final List<DataColumnSpec> specs = new ArrayList<>(List.of(ColumnKind.ID.texts(CohortSpec.ID),
            ColumnKind.markOutcome(ColumnKind.OUTCOME.texts(outcomeName), positive)));
        for (final String name : variables) {
            final Column column = settings.get(CohortAssemblerNodeModel.CATEGORICAL).contains(name)
                ? ClinicalTable.levels(clinical.columns().column(name)) : clinical.columns().column(name);
            columns.add(column);
            specs.add(column instanceof NumericColumn ? ColumnKind.CLINICAL.numbers(name)
                : ColumnKind.CLINICAL.texts(name));
        }
        m_features.forEach(name -> specs.add(ColumnKind.FEATURE.numbers(name)));
        final BufferedDataContainer container =
            exec.createDataContainer(new DataTableSpec("cohort", specs.toArray(DataColumnSpec[]::new)));
        for (final FeaturePivot.Key key : keys) {
            exec.checkCanceled();
            final List<DataCell> cells = new ArrayList<>(List.of(new StringCell(key.patient())));
            final int row = clinical.rows().get(key.patient());
            columns.forEach(column -> cells.add(CohortTable.cell(column, row)));
            addFeatures(key, cells);
            container.addRowToTable(new DefaultRow(new RowKey(key.patient()), cells.toArray(DataCell[]::new)));
        }
        container.close();
        return container.getTable();
    }

    static DataTableSpec readingsSpec(final List<String> features) {
        final List<DataColumnSpec> specs = new ArrayList<>(
            List.of(ColumnKind.ID.texts(CohortSpec.ID), ColumnKind.CLINICAL.texts(READING)));
        features.forEach(name -> specs.add(ColumnKind.FEATURE.numbers(name)));
        return new DataTableSpec("re-readings", specs.toArray(DataColumnSpec[]::new));
    }

    /** One row per patient and reading other than the primary one: patient, reading, features. */
    BufferedDataTable readings(final List<FeaturePivot.Key> keys, final ExecutionContext exec)
        throws CanceledExecutionException {
        final BufferedDataContainer container = exec.createDataContainer(readingsSpec(m_features));
        for (final FeaturePivot.Key key : keys) {
            exec.checkCanceled();
            final List<DataCell> cells =
                new ArrayList<>(List.of(new StringCell(key.patient()), new StringCell(key.reading())));
            addFeatures(key, cells);
            container.addRowToTable(
                new DefaultRow(new RowKey(key.patient() + " " + key.reading()), cells.toArray(DataCell[]::new)));
        }
        container.close();
        return container.getTable();
    }

    private void addFeatures(final FeaturePivot.Key key, final List<DataCell> cells) {
        for (final double value : m_pivot.values(key, m_sequences)) {
            cells.add(Double.isNaN(value) ? new MissingCell("not a number") : new DoubleCell(value));
        }
    }
}
