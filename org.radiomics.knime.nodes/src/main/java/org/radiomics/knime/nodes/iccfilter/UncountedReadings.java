package org.radiomics.knime.nodes.iccfilter;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.radiomics.knime.nodes.options.Settings;
import org.radiomics.knime.stats.reliability.Reading;
import org.radiomics.knime.stats.validation.Rereadings;

/** What in a table of re-readings does not fit the cohort or the settings, and may be a slip of the pen. */
final class UncountedReadings {

    private UncountedReadings() {
    }

    /**
     * @param all the readings that the settings name
     * @param present the readings that are in the table
     * @param settings of the node
     * @return sentences; none if every reading counts and every patient is in the cohort
     */
    static List<String> warnings(final Rereadings all, final Set<String> present, final Settings settings) {
        final List<String> warnings = new ArrayList<>();
        final String primary = settings.get(IccOptions.PRIMARY);
        final Set<String> unnamed = new TreeSet<>(present);
        unnamed.removeAll(settings.get(IccOptions.OTHER));
        unnamed.removeAll(settings.get(IccOptions.REPEAT));
        if (!present.contains(primary) && !unnamed.isEmpty()) {
            warnings.add((primary.isBlank() ? "No primary reading is named"
                : "The re-readings have no primary reading \"" + primary + "\"") + ": the features of the cohort are "
                + "compared with the others, and \"" + String.join("\", \"", unnamed)
                + "\" of the re-readings does not count.");
        }
        final Set<String> again = new TreeSet<>();
        Stream.concat(all.others().stream(), all.repeats().stream()).map(Reading::ids).forEach(again::addAll);
        final int patients = again.size();
        final Set<String> primaries = new HashSet<>(all.primary().ids());
        final Set<String> alone = new TreeSet<>(again);
        alone.removeAll(primaries);
        if (!alone.isEmpty()) {
            warnings.add(alone.size() + " of " + patients
                + " patients who were read again have no primary reading and do not count, for example \""
                + alone.iterator().next() + "\".");
        }
        again.removeAll(alone);
        again.removeAll(all.cohort());
        if (!again.isEmpty()) {
            warnings.add(again.size() + " of " + patients + " patients who were read again are not in the cohort, for "
                + "example \"" + again.iterator().next() + "\"; their readings count all the same.");
        }
        return warnings;
    }
}
