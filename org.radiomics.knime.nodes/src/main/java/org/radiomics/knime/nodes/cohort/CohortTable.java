package org.radiomics.knime.nodes.cohort;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.MissingCell;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.ExecutionMonitor;
import org.radiomics.knime.stats.cohort.CategoricalColumn;
import org.radiomics.knime.stats.cohort.Cohort;
import org.radiomics.knime.stats.cohort.Column;
import org.radiomics.knime.stats.cohort.Columns;
import org.radiomics.knime.stats.cohort.NumericColumn;
import org.radiomics.knime.stats.cohort.Outcome;
import org.radiomics.knime.stats.cohort.Role;

/** A KNIME table read as a cohort, and the tables that follow by more or fewer columns; rows keep their order. */
public final class CohortTable {

    private final BufferedDataTable m_table;

    private final CohortSpec m_spec;

    private final Cohort m_cohort;

    private final List<String> m_warnings;

    private CohortTable(final BufferedDataTable table, final CohortSpec spec, final Cohort cohort,
        final List<String> warnings) {
        m_table = table;
        m_spec = spec;
        m_cohort = cohort;
        m_warnings = List.copyOf(warnings);
    }

    /**
     * Reads a table with one row per patient. Ids come from the id column, or are the row keys where there is none.
     * Missing cells become NaN or no level. Without a role column every row is for training, with a warning.
     *
     * @param table with the columns of {@code spec}
     * @param spec what the columns mean
     * @param monitor for cancellation
     * @return the cohort with its table
     * @throws CanceledExecutionException if the user cancelled
     * @throws IllegalArgumentException if there is no row, a patient occurs twice, or an outcome or role is missing or
     *             of unknown level; the message names the row
     */
    public static CohortTable read(final BufferedDataTable table, final CohortSpec spec, final ExecutionMonitor monitor)
        throws CanceledExecutionException {
        final int rows = Math.toIntExact(table.size());
        if (rows == 0) {
            throw new IllegalArgumentException("The cohort table has no rows; execute the nodes before on data.");
        }
        final List<String> names =
            spec.names(ColumnKind.FEATURE, ColumnKind.CLINICAL, ColumnKind.BATCH, ColumnKind.SCORE,
                ColumnKind.PROBABILITY);
        final String id = first(spec.names(ColumnKind.ID));
        final String role = first(spec.names(ColumnKind.ROLE));
        final List<ColumnReader> readers =
            names.stream().map(name -> ColumnReader.of(table.getDataTableSpec(), name, rows)).toList();
        final ColumnReader outcome = ColumnReader.ofTexts(table.getDataTableSpec(), spec.outcome());
        final List<String> ids = new ArrayList<>(rows);
        final List<Role> roles = new ArrayList<>(rows);
        for (final DataRow row : table) {
            monitor.checkCanceled();
            ids.add(id == null ? row.getKey().getString() : id(row, table.getDataTableSpec().findColumnIndex(id)));
            roles.add(role == null ? Role.TRAINING : role(row, table.getDataTableSpec().findColumnIndex(role)));
            readers.forEach(reader -> reader.read(row));
            outcome.read(row);
        }
        final Cohort cohort = new Cohort(ids, new Columns(rows, readers.stream().map(ColumnReader::column).toList()),
            Outcome.of((CategoricalColumn)outcome.column(), spec.positiveLevel()), roles);
        final List<String> warnings = role != null ? List.of() : List.of(
            "There is no role column: all rows are used for training. Add a Cohort Split to keep some for validation.");
        return new CohortTable(table, spec, cohort, warnings);
    }

    private static String first(final List<String> names) {
        return names.isEmpty() ? null : names.get(0);
    }

    private static String id(final DataRow row, final int column) {
        if (row.getCell(column).isMissing()) {
            throw new IllegalArgumentException(
                "Row \"" + row.getKey() + "\" has no patient; fill it in, or remove the row.");
        }
        return row.getCell(column).toString();
    }

    private static Role role(final DataRow row, final int column) {
        final String text = row.getCell(column).toString();
        return Arrays.stream(Role.values()).filter(role -> role.label().equals(text)).findFirst()
            .orElseThrow(() -> new IllegalArgumentException("Row \"" + row.getKey() + "\" has role \"" + text
                + "\"; a role is \"" + Role.TRAINING.label() + "\" or \"" + Role.VALIDATION.label() + "\"."));
    }

    /** @return the patients */
    public Cohort cohort() {
        return m_cohort;
    }

    /** @return what the table's columns mean */
    public CohortSpec spec() {
        return m_spec;
    }

    /** @return the table as it was read */
    public BufferedDataTable table() {
        return m_table;
    }

    /** @return what the user should know about how the table was read; possibly empty */
    public List<String> warnings() {
        return m_warnings;
    }

    /**
     * @param exec creates the table
     * @param kind of all new columns
     * @param columns one value per row of the cohort; one whose name exists takes that column's place
     * @return the table with those columns, NaN and missing levels as missing cells
     * @throws CanceledExecutionException if the user cancelled
     */
    public BufferedDataTable with(final ExecutionContext exec, final ColumnKind kind, final Column... columns)
        throws CanceledExecutionException {
        final Map<Column, ColumnKind> kinds = new LinkedHashMap<>();
        Arrays.stream(columns).forEach(column -> kinds.put(column, kind));
        return with(exec, kinds);
    }

    /**
     * @param exec creates the table
     * @param columns one value per row of the cohort, with their kinds; one whose name exists takes that column's place
     * @return the table with those columns in the order of the map, NaN and missing levels as missing cells
     * @throws CanceledExecutionException if the user cancelled
     */
    public BufferedDataTable with(final ExecutionContext exec, final Map<? extends Column, ColumnKind> columns)
        throws CanceledExecutionException {
        final List<DataColumnSpec> specs = new ArrayList<>();
        final Map<String, Column> added = new HashMap<>();
        columns.forEach((column, kind) -> {
            specs.add(column instanceof NumericColumn ? kind.numbers(column.name()) : kind.texts(column.name()));
            added.put(column.name(), column);
        });
        return new PlainTable(m_table).copy(m_spec.with(specs.toArray(DataColumnSpec[]::new)), added, exec);
    }

    /**
     * @param exec creates the table
     * @param names of columns
     * @return the table without those columns
     * @throws CanceledExecutionException if the user cancelled
     */
    public BufferedDataTable without(final ExecutionContext exec, final Collection<String> names)
        throws CanceledExecutionException {
        return new PlainTable(m_table).copy(m_spec.without(names), Map.of(), exec);
    }

    /**
     * @param column of a cohort
     * @param row index of a row
     * @return its value as a cell: NaN and missing levels are missing cells
     */
    public static DataCell cell(final Column column, final int row) {
        if (column.isMissing(row)) {
            return column instanceof NumericColumn ? new MissingCell("not a number") : DataType.getMissingCell();
        }
        return column instanceof NumericColumn numeric ? new DoubleCell(numeric.values()[row])
            : new StringCell(((CategoricalColumn)column).level(row));
    }
}
