package org.radiomics.knime.stats.validation;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.radiomics.knime.stats.reliability.IccFilter;
import org.radiomics.knime.stats.reliability.Reading;

/**
 * What the reliability of features is judged by. Whoever of the cohort is not among the rows of a fit does not count in
 * its ICC either; patients who were read again but are not in the cohort count in every fit.
 *
 * @param filter form, threshold and criterion
 * @param primary the reading that the study goes on with
 * @param others of other readers; may be empty
 * @param repeats of the same reader again; may be empty
 * @param cohort the patients of the cohort, whether they may be learned from or not
 */
public record Rereadings(IccFilter filter, Reading primary, List<Reading> others, List<Reading> repeats,
    Set<String> cohort) {

    /** Copies lists and set. */
    public Rereadings {
        others = List.copyOf(others);
        repeats = List.copyOf(repeats);
        cohort = Set.copyOf(cohort);
    }

    /** Re-readings of patients who are all in the cohort. */
    public Rereadings(final IccFilter filter, final Reading primary, final List<Reading> others,
        final List<Reading> repeats) {
        this(filter, primary, others, repeats, Set.copyOf(primary.ids()));
    }

    /**
     * The readings without those of some patients of the cohort.
     *
     * @param fitted the patients who may be learned from
     * @return the readings of these, and of whoever is not in the cohort
     */
    public Rereadings of(final Set<String> fitted) {
        final Set<String> excluded = new HashSet<>(cohort);
        excluded.removeAll(fitted);
        return new Rereadings(filter, without(primary, excluded), without(others, excluded),
            without(repeats, excluded), cohort);
    }

    /** @return the patients of the primary reading who were read again, in its order */
    public Set<String> readAgain() {
        final Set<String> again = new HashSet<>();
        Stream.concat(others.stream(), repeats.stream()).forEach(reading -> again.addAll(reading.ids()));
        final Set<String> patients = new LinkedHashSet<>(primary.ids());
        patients.retainAll(again);
        return patients;
    }

    /** @return how many patients the ICC has that has the fewest: between the readers, or within the first */
    public int fewest() {
        return Math.min(shared(others), shared(repeats));
    }

    private int shared(final List<Reading> readings) {
        final Set<String> patients = new HashSet<>(primary.ids());
        readings.forEach(reading -> patients.retainAll(Set.copyOf(reading.ids())));
        return patients.size();
    }

    /** @return what the filter keeps */
    IccFilter.Result decide() {
        return filter.decide(primary, others, repeats);
    }

    private static List<Reading> without(final List<Reading> readings, final Set<String> excluded) {
        return readings.stream().map(reading -> without(reading, excluded)).toList();
    }

    private static Reading without(final Reading reading, final Set<String> excluded) {
        final int[] rows =
            IntStream.range(0, reading.ids().size()).filter(i -> !excluded.contains(reading.ids().get(i))).toArray();
        return new Reading(reading.name(), IntStream.of(rows).mapToObj(reading.ids()::get).toList(),
            reading.features().take(rows));
    }
}
