package org.radiomics.knime.stats.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.radiomics.knime.stats.cohort.Cohort;
import org.radiomics.knime.stats.cohort.Columns;
import org.radiomics.knime.stats.cohort.Role;
import org.radiomics.knime.stats.cohort.TrainingRows;

/**
 * Rows that models may be fitted to, and whose they are.
 *
 * @param rows features, clinical variables and outcome
 * @param ids of the rows, by which re-readings are matched
 * @param groups the patient of every row: rows of one patient are never on both sides of a split
 */
public record Patients(TrainingRows rows, List<String> ids, List<String> groups) {

    /** Copies the ids and checks their number. */
    public Patients {
        ids = List.copyOf(ids);
        groups = List.copyOf(groups);
        if (ids.size() != rows.size() || groups.size() != rows.size()) {
            throw new IllegalArgumentException("There are " + Math.min(ids.size(), groups.size())
                + " patient ids for " + rows.size() + " rows; give one per row.");
        }
    }

    /**
     * @param rows features, clinical variables and outcome
     * @param ids the patient of every row
     */
    public Patients(final TrainingRows rows, final List<String> ids) {
        this(rows, ids, ids);
    }

    /** @return these rows, grouped by other names, one per row */
    public Patients withGroups(final List<String> names) {
        return new Patients(rows, ids, names);
    }

    /** @return these patients with other columns */
    Patients withColumns(final Columns columns) {
        return new Patients(TrainingRows.of(columns, rows.outcome()), ids, groups);
    }

    /** @return the patients of a cohort whose role is training */
    public static Patients training(final Cohort cohort) {
        final int[] rows = cohort.rows(Role.TRAINING);
        final List<String> ids = new ArrayList<>();
        for (final int row : rows) {
            ids.add(cohort.ids().get(row));
        }
        return new Patients(cohort.training(), ids);
    }

    /**
     * All patients of a cohort, whatever their role: for a study that keeps no validation set back, because every
     * patient is held out in turn. What is fitted to them must not be judged on its validation rows afterwards.
     *
     * @return every patient
     */
    public static Patients whole(final Cohort cohort) {
        return new Patients(TrainingRows.of(cohort.columns(), cohort.outcome()), cohort.ids());
    }

    /**
     * @param indices rows, repetition allowed
     * @return those rows, in that order
     */
    Patients take(final int[] indices) {
        return new Patients(rows.take(indices), IntStream.of(indices).mapToObj(ids::get).toList(),
            IntStream.of(indices).mapToObj(groups::get).toList());
    }
}
