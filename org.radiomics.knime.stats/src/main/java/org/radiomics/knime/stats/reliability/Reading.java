package org.radiomics.knime.stats.reliability;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.radiomics.knime.stats.cohort.Columns;

/**
 * The features of some patients, measured on one set of segmentations.
 *
 * @param name of the reading: "reader2"
 * @param ids one patient per row, distinct
 * @param features numeric columns; NaN where missing
 */
public record Reading(String name, List<String> ids, Columns features) {

    /** Copies the list and checks the ids. */
    public Reading {
        ids = List.copyOf(ids);
        if (ids.size() != features.size()) {
            throw new IllegalArgumentException("Reading \"" + name + "\" has " + ids.size() + " ids for "
                + features.size() + " rows.");
        }
        final Map<String, Integer> rows = new HashMap<>();
        for (int row = 0; row < ids.size(); row++) {
            final Integer before = rows.put(ids.get(row), row);
            if (before != null) {
                throw new IllegalArgumentException("Patient \"" + ids.get(row) + "\" occurs twice in reading \"" + name
                    + "\" (rows " + (before + 1) + " and " + (row + 1) + "); keep one row per patient and reading.");
            }
        }
    }
}
