package org.radiomics.knime.stats.reliability;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Two or more readings of the same patients, matched by id. */
final class MatchedReadings {

    private final List<Reading> m_readings;

    /** For each patient, the row in each reading. */
    private final List<int[]> m_rows;

    private MatchedReadings(final List<Reading> readings, final List<int[]> rows) {
        m_readings = readings;
        m_rows = rows;
    }

    /**
     * @param primary has the order of the patients
     * @param more readings; each must have all of its features
     * @return the patients that are in all readings; null if there are no more readings
     * @throws IllegalArgumentException if a reading lacks a feature, or fewer than two patients are in all of them
     */
    static MatchedReadings of(final Reading primary, final List<Reading> more) {
        if (more.isEmpty()) {
            return null;
        }
        final List<Reading> readings = Stream.concat(Stream.of(primary), more.stream()).toList();
        final List<Map<String, Integer>> rowOf = new ArrayList<>();
        for (final Reading reading : readings) {
            requireFeatures(primary, reading);
            final Map<String, Integer> rows = new HashMap<>();
            for (int row = 0; row < reading.ids().size(); row++) {
                rows.put(reading.ids().get(row), row);
            }
            rowOf.add(rows);
        }
        final List<int[]> matched = primary.ids().stream().filter(id -> rowOf.stream().allMatch(r -> r.containsKey(id)))
            .map(id -> rowOf.stream().mapToInt(rows -> rows.get(id)).toArray()).toList();
        if (matched.size() < 2) {
            throw new IllegalArgumentException("Readings "
                + readings.stream().map(reading -> "\"" + reading.name() + "\"").collect(Collectors.joining(" and "))
                + " share " + matched.size() + " patient(s); an ICC needs at least two. Check the patient ids.");
        }
        return new MatchedReadings(readings, matched);
    }

    private static void requireFeatures(final Reading primary, final Reading reading) {
        final Set<String> present = new HashSet<>(reading.features().names());
        for (final String feature : primary.features().names()) {
            if (!present.contains(feature)) {
                throw new IllegalArgumentException("Reading \"" + reading.name() + "\" lacks feature \"" + feature
                    + "\"; extract both readings with the same profile.");
            }
        }
    }

    int patients() {
        return m_rows.size();
    }

    int raters() {
        return m_readings.size();
    }

    /** @return one row per patient, one column per reading */
    double[][] ratings(final String feature) {
        final double[][] columns =
            m_readings.stream().map(reading -> reading.features().values(feature)).toArray(double[][]::new);
        final double[][] ratings = new double[m_rows.size()][columns.length];
        for (int i = 0; i < ratings.length; i++) {
            for (int rater = 0; rater < columns.length; rater++) {
                ratings[i][rater] = columns[rater][m_rows.get(i)[rater]];
            }
        }
        return ratings;
    }
}
