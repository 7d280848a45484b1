package org.radiomics.knime.nodes.cohort;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.radiomics.knime.stats.cohort.TrainingRows;

/**
 * The features of a cohort that a filter chooses from.
 *
 * @param names all of them, in the order of the columns
 * @param rows the training rows, with all features
 * @param usable those without a missing or infinite value in a training row
 */
public record TrainingFeatures(List<String> names, TrainingRows rows, List<String> usable) {

    /**
     * @param cohort that was read
     * @return its features
     * @throws IllegalArgumentException if it has none
     */
    public static TrainingFeatures of(final CohortTable cohort) {
        final List<String> names = cohort.spec().names(ColumnKind.FEATURE);
        if (names.isEmpty()) {
            throw new IllegalArgumentException("The cohort has no features left; loosen the filter before this node.");
        }
        final TrainingRows rows = cohort.cohort().training().select(names);
        return new TrainingFeatures(names, rows, names.stream()
            .filter(name -> Arrays.stream(rows.columns().values(name)).allMatch(Double::isFinite)).toList());
    }

    /** @return the features that are not among those kept */
    public Set<String> without(final List<String> kept) {
        final Set<String> dropped = new HashSet<>(names);
        kept.forEach(dropped::remove);
        return dropped;
    }

    /** @return a list to add to: that features were left out, if some were */
    public List<String> warnings() {
        final List<String> warnings = new ArrayList<>();
        if (usable.size() < names.size()) {
            warnings.add((names.size() - usable.size())
                + " features have a missing or infinite value in a training row and were left out.");
        }
        return warnings;
    }
}
