package org.radiomics.knime.stats.validation;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import org.radiomics.knime.stats.reliability.IccFilter;
import org.radiomics.knime.stats.reliability.Reading;

/**
 * What the reliability of features is judged by. Whoever is not among the rows of a fit does not count in its ICC either.
 *
 * @param filter form, threshold and criterion
 * @param primary the reading that the study goes on with
 * @param others of other readers; may be empty
 * @param repeats of the same reader again; may be empty
 */
public record Rereadings(IccFilter filter, Reading primary, List<Reading> others, List<Reading> repeats) {

    /** Copies the lists. */
    public Rereadings {
        others = List.copyOf(others);
        repeats = List.copyOf(repeats);
    }

    /** @return the names of the features that the patients with these ids let through */
    List<String> reliable(final List<String> ids) {
        final Set<String> patients = new HashSet<>(ids);
        return filter.kept(of(primary, patients), of(others, patients), of(repeats, patients));
    }

    private static List<Reading> of(final List<Reading> readings, final Set<String> patients) {
        return readings.stream().map(reading -> of(reading, patients)).toList();
    }

    private static Reading of(final Reading reading, final Set<String> patients) {
        final int[] rows =
            IntStream.range(0, reading.ids().size()).filter(i -> patients.contains(reading.ids().get(i))).toArray();
        return new Reading(reading.name(), IntStream.of(rows).mapToObj(reading.ids()::get).toList(),
            reading.features().take(rows));
    }
}
