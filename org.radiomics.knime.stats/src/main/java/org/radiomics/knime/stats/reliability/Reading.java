package org.radiomics.knime.stats.reliability;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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

    /**
     * Compares two readings that should be the same one.
     *
     * @param other of the same features
     * @return how many of the shared patients have other values there, as a sentence; empty if none has
     */
    public Optional<String> differing(final Reading other) {
        final Map<String, Integer> rows = new HashMap<>();
        for (int row = 0; row < ids.size(); row++) {
            rows.put(ids.get(row), row);
        }
        final Set<String> patients = new TreeSet<>();
        for (final String name : features.names()) {
            final double[] mine = features.values(name);
            final double[] theirs = other.features.values(name);
            for (int row = 0; row < theirs.length; row++) {
                final Integer at = rows.get(other.ids.get(row));
                if (at != null && Double.compare(mine[at], theirs[row]) != 0 && mine[at] != theirs[row]) {
                    patients.add(other.ids.get(row));
                }
            }
        }
        return patients.isEmpty() ? Optional.empty()
            : Optional.of(patients.size() + " patients have other features in reading \"" + name
                + "\" than in the cohort, for example \"" + patients.iterator().next()
                + "\"; the ICC compares those of the reading.");
    }
}
