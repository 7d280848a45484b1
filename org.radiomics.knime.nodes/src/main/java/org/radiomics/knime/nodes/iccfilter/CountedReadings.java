package org.radiomics.knime.nodes.iccfilter;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import org.radiomics.knime.nodes.cohort.CohortTable;
import org.radiomics.knime.nodes.cohort.ColumnKind;
import org.radiomics.knime.stats.cohort.Role;
import org.radiomics.knime.stats.validation.Rereadings;

/**
 * The re-readings that an ICC Filter counts.
 *
 * @param readings of the patients who count
 * @param warning who was left out; empty if nobody was
 * @param notice what a reader should know of whose readings count; empty if there is nothing
 */
record CountedReadings(Rereadings readings, Optional<String> warning, Optional<String> notice) {

    /**
     * @param all the re-readings
     * @param cohort with or without roles
     * @param trainingOnly whether validation patients do not count
     * @param setting label of the setting that says so
     * @return the re-readings that count
     * @throws IllegalArgumentException if that leaves fewer than two patients
     */
    static CountedReadings of(final Rereadings all, final CohortTable cohort, final boolean trainingOnly,
        final String setting) {
        final Set<String> again = all.readAgain();
        if (cohort.spec().names(ColumnKind.ROLE).isEmpty()) {
            return new CountedReadings(all, Optional.empty(),
                Optional.of("The cohort has no roles yet: the readings of "
                + "all " + again.size() + " patients who were read again count, those among them who are set aside for "
                + "validation later. Split the cohort before this node to leave these out."));
        }
        final Set<String> held = new HashSet<>(again);
        final Set<String> training = new HashSet<>();
        for (int i = 0; i < cohort.cohort().size(); i++) {
            if (cohort.cohort().roles().get(i) == Role.TRAINING) {
                training.add(cohort.cohort().ids().get(i));
            }
        }
        held.removeIf(id -> training.contains(id) || !all.cohort().contains(id));
        if (held.isEmpty()) {
            return new CountedReadings(all, Optional.empty(), Optional.empty());
        }
        final String share = held.size() + " of " + again.size() + " patients who were read again";
        if (!trainingOnly) {
            return new CountedReadings(all, Optional.empty(),
                Optional.of(share + " are validation patients: the choice "
                + "of features has seen their readings, though not their outcome. The setting \"" + setting
                + "\" leaves them out."));
        }
        if (again.size() >= 2 && again.size() - held.size() < 2) {
            throw new IllegalArgumentException(share
                + " are validation patients, so that fewer than two are left, which an ICC needs; choose \"all\" in "
                + "the setting \"" + setting + "\", or split so that more of them are for training.");
        }
        return new CountedReadings(all.of(training),
            Optional.of("The readings of " + share + " were left out, because these are validation patients."),
            Optional.empty());
    }
}
