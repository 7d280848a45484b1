package org.radiomics.knime.nodes.signaturecrossvalidation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.knime.core.data.DataRow;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;
import org.radiomics.knime.stats.cohort.Cohort;
import org.radiomics.knime.stats.cohort.Role;

/**
 * The folds that a column of the cohort table names, by any values.
 *
 * @param name of the column
 * @param values one per row; null where missing
 */
record FoldColumn(String name, List<String> values) {

    static FoldColumn read(final BufferedDataTable table, final String name, final ExecutionMonitor monitor)
        throws CanceledExecutionException {
        final int index = table.getDataTableSpec().findColumnIndex(name);
        final List<String> values = new ArrayList<>();
        for (final DataRow row : table) {
            monitor.checkCanceled();
            values.add(row.getCell(index).isMissing() ? null : row.getCell(index).toString());
        }
        return new FoldColumn(name, values);
    }

    /**
     * @param cohort of the table
     * @param roles of the rows that take part
     * @return a number from 1 per row that takes part, the same for the same value, in the order of first appearance
     * @throws IllegalArgumentException if a row has no value, with its patient
     */
    int[] folds(final Cohort cohort, final List<Role> roles) {
        final Map<String, Integer> numbers = new HashMap<>();
        return IntStream.range(0, cohort.size()).filter(row -> roles.contains(cohort.roles().get(row))).map(row -> {
            if (values.get(row) == null) {
                throw new IllegalArgumentException("Patient \"" + cohort.ids().get(row) + "\" has no fold in column \""
                    + name + "\"; fill it in, or empty the setting \"" + CrossValidationOptions.FOLD_COLUMN.label()
                    + "\" to have folds drawn.");
            }
            return numbers.computeIfAbsent(values.get(row), value -> numbers.size() + 1);
        }).toArray();
    }
}
