package org.radiomics.knime.stats.cohort;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Patients with their features, clinical variables, outcome and role. Immutable. */
public final class Cohort {

    private final List<String> m_ids;

    private final Columns m_columns;

    private final Outcome m_outcome;

    private final List<Role> m_roles;

    /**
     * @param ids one per row, distinct
     * @param columns features, clinical variables and scores
     * @param outcome one per row
     * @param roles one per row
     * @throws IllegalArgumentException if the lengths differ or an id occurs twice
     */
    public Cohort(final List<String> ids, final Columns columns, final Outcome outcome, final List<Role> roles) {
        if (ids.size() != columns.size() || ids.size() != outcome.size() || ids.size() != roles.size()) {
            throw new IllegalArgumentException("A cohort has one id, one outcome and one role per row: " + ids.size()
                + " ids, " + columns.size() + " rows, " + outcome.size() + " outcomes, " + roles.size() + " roles.");
        }
        final Set<String> seen = new HashSet<>();
        for (final String id : ids) {
            if (!seen.add(id)) {
                throw new IllegalArgumentException("Patient \"" + id
                    + "\" has two rows; a cohort has one row per patient.");
            }
        }
        m_ids = List.copyOf(ids);
        m_columns = columns;
        m_outcome = outcome;
        m_roles = List.copyOf(roles);
    }

    /** @return the number of patients */
    public int size() {
        return m_ids.size();
    }

    /** @return the patients' ids */
    public List<String> ids() {
        return m_ids;
    }

    /** @return all columns */
    public Columns columns() {
        return m_columns;
    }

    /** @return the outcome of all rows */
    public Outcome outcome() {
        return m_outcome;
    }

    /** @return the role of every row */
    public List<Role> roles() {
        return m_roles;
    }

    /** @return the rows that models may be fitted to */
    public TrainingRows training() {
        final int[] rows = rows(Role.TRAINING);
        return TrainingRows.of(m_columns.take(rows), m_outcome.take(rows));
    }

    /** @return the indices of the rows with a role */
    public int[] rows(final Role role) {
        return IntStream.range(0, size()).filter(i -> m_roles.get(i) == role).toArray();
    }

    /**
     * @param rows distinct row indices
     * @return the cohort of those patients
     */
    public Cohort take(final int[] rows) {
        final List<String> ids = new ArrayList<>();
        final List<Role> roles = new ArrayList<>();
        for (final int row : rows) {
            ids.add(m_ids.get(row));
            roles.add(m_roles.get(row));
        }
        return new Cohort(ids, m_columns.take(rows), m_outcome.take(rows), roles);
    }
}
