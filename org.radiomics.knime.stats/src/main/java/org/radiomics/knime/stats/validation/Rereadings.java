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
 * @param other another reader's, or null
 * @param repeat the same reader's again, or null
 */
public record Rereadings(IccFilter filter, Reading primary, Reading other, Reading repeat) {

    /** @return the names of the features that the patients with these ids let through */
    List<String> reliable(final List<String> ids) {
        final Set<String> patients = new HashSet<>(ids);
        return filter.kept(of(primary, patients), of(other, patients), of(repeat, patients));
    }

    private static Reading of(final Reading reading, final Set<String> patients) {
        if (reading == null) {
            return null;
        }
        final int[] rows =
            IntStream.range(0, reading.ids().size()).filter(i -> patients.contains(reading.ids().get(i))).toArray();
        return new Reading(reading.name(), IntStream.of(rows).mapToObj(reading.ids()::get).toList(),
            reading.features().take(rows));
    }
}
