package org.radiomics.knime.tests.stats;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.radiomics.knime.stats.cohort.CategoricalColumn;
import org.radiomics.knime.stats.cohort.Column;
import org.radiomics.knime.stats.cohort.Columns;
import org.radiomics.knime.stats.cohort.NumericColumn;
import org.radiomics.knime.stats.cohort.Outcome;
import org.radiomics.knime.stats.cohort.TrainingRows;
import org.radiomics.knime.tests.ReferenceValues;

/**
 * Data frames that {@code cohorts.R} wrote: numeric columns as arrays, factors with levels and values, the outcome as
 * y.
 */
final class ReferenceColumns {

    private ReferenceColumns() {
    }

    static TrainingRows training(final JsonNode data) {
        final boolean[] positive = ReferenceValues.flags(data.get("y"));
        final List<Column> columns = new ArrayList<>();
        for (final String name : ReferenceValues.names(data)) {
            if (!name.equals("y")) {
                columns.add(column(name, data.get(name)));
            }
        }
        return TrainingRows.of(new Columns(positive.length, columns), new Outcome("y", "0", "1", positive));
    }

    static Column column(final String name, final JsonNode values) {
        if (values.isArray()) {
            return new NumericColumn(name, ReferenceValues.numbers(values));
        }
        final List<String> levels = new ArrayList<>();
        values.get("levels").forEach(level -> levels.add(level.asText()));
        final int[] codes = new int[values.get("values").size()];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = levels.indexOf(values.get("values").get(i).asText());
        }
        return new CategoricalColumn(name, levels, codes);
    }
}
