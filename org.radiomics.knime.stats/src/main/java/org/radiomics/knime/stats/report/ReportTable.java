package org.radiomics.knime.stats.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * A table of a study record. Cells are {@link String}, {@link Double}, {@link Integer}, {@link Long} or null where
 * missing; a Double may be NaN or infinite.
 *
 * @param name of the node's output, as in the file name: "coefficients"; a table named {@value #PERFORMANCE} is also
 *            shown in the summary of the report
 * @param caption one sentence for readers
 * @param columns names
 * @param rows one list of cells per row, as many cells as columns
 * @param inReport whether the HTML page shows it; every table is written as CSV in full precision
 */
public record ReportTable(String name, String caption, List<String> columns, List<List<Object>> rows,
    boolean inReport) {

    /** The name of tables that state how well models perform: the report's summary shows them. */
    public static final String PERFORMANCE = "performance";

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if a row has not as many cells as there are columns, or a cell is of another
     *             type
     */
    public ReportTable {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(caption, "caption");
        columns = List.copyOf(columns);
        final List<List<Object>> copy = new ArrayList<>(rows.size());
        for (final List<Object> row : rows) {
            copy.add(checkedRow(name, columns, row, copy.size() + 1));
        }
        rows = Collections.unmodifiableList(copy);
    }

    private static List<Object> checkedRow(final String table, final List<String> columns, final List<Object> row,
        final int number) {
        if (row.size() != columns.size()) {
            throw new IllegalArgumentException("Row " + number + " of table \"" + table + "\" has " + row.size()
                + " cells, but the table has " + columns.size() + " columns " + columns + ".");
        }
        for (int i = 0; i < row.size(); i++) {
            final Object cell = row.get(i);
            if (cell != null && !(cell instanceof String) && !(cell instanceof Double) && !(cell instanceof Integer)
                && !(cell instanceof Long)) {
                throw new IllegalArgumentException("Row " + number + ", column \"" + columns.get(i)
                    + "\" of table \"" + table + "\" holds a " + cell.getClass().getSimpleName()
                    + "; cells are String, Double, Integer, Long or null.");
            }
        }
        return Collections.unmodifiableList(new ArrayList<>(row));
    }
}
