package org.radiomics.knime.nodes.cohortreader;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.RowKey;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.radiomics.knime.nodes.cohort.CohortSpec;
import org.radiomics.knime.nodes.cohort.CohortTable;
import org.radiomics.knime.nodes.cohort.ColumnKind;
import org.radiomics.knime.stats.cohort.CategoricalColumn;
import org.radiomics.knime.stats.cohort.CohortFile;
import org.radiomics.knime.stats.cohort.Column;
import org.radiomics.knime.stats.cohort.NumericColumn;
import org.radiomics.knime.stats.cohort.RereadingFile;
import org.radiomics.knime.stats.cohort.Role;

/** What was read, as tables whose columns are marked with what they mean. */
final class CohortTables {

    private static final String READING = "reading";

    private final List<String> m_ids;

    private final List<Column> m_columns = new ArrayList<>();

    private final List<DataColumnSpec> m_specs = new ArrayList<>();

    /**
     * @param cohort as read
     * @param outcome the name of the outcome
     * @param positive its positive level
     * @throws IllegalArgumentException if a column has the name that the table gives to patients or roles
     */
    CohortTables(final CohortFile.Result cohort, final String outcome, final String positive) {
        m_ids = cohort.ids();
        m_specs.add(ColumnKind.ID.texts(CohortSpec.ID));
        add(cohort.outcome(), ColumnKind.markOutcome(ColumnKind.OUTCOME.texts(outcome), positive));
        if (!cohort.roles().isEmpty()) {
            add(CategoricalColumn.of(CohortSpec.ROLE, cohort.roles().stream().map(Role::label).toList()),
                ColumnKind.ROLE.texts(CohortSpec.ROLE));
        }
        if (cohort.folds() != null) {
            add(cohort.folds(), ColumnKind.FOLD.texts(cohort.folds().name()));
        }
        if (cohort.batches() != null) {
            add(cohort.batches(), ColumnKind.BATCH.texts(cohort.batches().name()));
        }
        for (final Column column : cohort.clinical()) {
            add(column, column instanceof NumericColumn ? ColumnKind.CLINICAL.numbers(column.name())
                : ColumnKind.CLINICAL.texts(column.name()));
        }
        cohort.features().forEach(feature -> add(feature, ColumnKind.FEATURE.numbers(feature.name())));
        final Set<String> names = new HashSet<>(Set.of(CohortSpec.ROLE));
        for (final DataColumnSpec spec : m_specs) {
            final boolean role = ColumnKind.of(spec).filter(kind -> kind == ColumnKind.ROLE).isPresent();
            if (!role && !names.add(spec.getName())) {
                throw new IllegalArgumentException("The table has a column \"" + spec.getName()
                    + "\" that is neither the patient nor the role, which have these names from here on; rename it in "
                    + "the file, or put it among the \"" + CohortReaderNodeModel.IGNORED.label() + "\".");
            }
        }
    }

    private void add(final Column column, final DataColumnSpec spec) {
        m_columns.add(column);
        m_specs.add(spec);
    }

    /** One row per patient: patient, outcome, role, fold, batch, clinical variables, features. */
    BufferedDataTable cohort(final ExecutionContext exec) throws CanceledExecutionException {
        return table("cohort", m_specs, m_ids, m_ids, m_columns, exec);
    }

    /** One row per patient and reading: patient, reading, features. */
    static BufferedDataTable rereadings(final RereadingFile.Result rereadings, final ExecutionContext exec)
        throws CanceledExecutionException {
        final List<DataColumnSpec> specs =
            new ArrayList<>(List.of(ColumnKind.ID.texts(CohortSpec.ID), ColumnKind.CLINICAL.texts(READING)));
        final List<Column> columns = new ArrayList<>(List.of(CategoricalColumn.of(READING, rereadings.readings())));
        final List<String> keys = new ArrayList<>();
        for (int row = 0; row < rereadings.ids().size(); row++) {
            keys.add(rereadings.ids().get(row) + " " + rereadings.readings().get(row));
        }
        for (final NumericColumn feature : rereadings.features()) {
            specs.add(ColumnKind.FEATURE.numbers(feature.name()));
            columns.add(feature);
        }
        return table("re-readings", specs, keys, rereadings.ids(), columns, exec);
    }

    private static BufferedDataTable table(final String name, final List<DataColumnSpec> specs, final List<String> keys,
        final List<String> ids, final List<Column> columns, final ExecutionContext exec)
        throws CanceledExecutionException {
        final BufferedDataContainer container =
            exec.createDataContainer(new DataTableSpec(name, specs.toArray(DataColumnSpec[]::new)));
        for (int row = 0; row < ids.size(); row++) {
            exec.checkCanceled();
            final DataCell[] cells = new DataCell[columns.size() + 1];
            cells[0] = new StringCell(ids.get(row));
            for (int c = 0; c < columns.size(); c++) {
                cells[c + 1] = CohortTable.cell(columns.get(c), row);
            }
            container.addRowToTable(new DefaultRow(new RowKey(keys.get(row)), cells));
        }
        container.close();
        return container.getTable();
    }
}
