package org.radiomics.knime.stats.report;

import java.util.ArrayList;
import java.util.List;

/**
 * The log of a study: one section per node, in the order of the study. It runs beside the data and is the only thing
 * that the report is made of.
 *
 * @param sections in order
 */
public record StudyRecord(List<Section> sections) {

    /** A record without sections. */
    public static final StudyRecord EMPTY = new StudyRecord(List.of());

    /** Copies the list. */
    public StudyRecord {
        sections = List.copyOf(sections);
    }

    /** @return this record and one more section */
    public StudyRecord with(final Section section) {
        final List<Section> more = new ArrayList<>(sections);
        more.add(section);
        return new StudyRecord(more);
    }

    /** @return this record with other tables in its last section, if it has one */
    public StudyRecord withTables(final List<StoredTable> tables) {
        if (sections.isEmpty()) {
            return this;
        }
        final List<Section> more = new ArrayList<>(sections);
        more.set(more.size() - 1, more.get(more.size() - 1).with(tables));
        return new StudyRecord(more);
    }

    /** @return the tables of all sections that lie in files, in order */
    public List<StoredTable> storedTables() {
        return sections.stream().flatMap(section -> section.storedTables().stream()).toList();
    }

    /** @return the steps of all sections, in order: how the features became fewer */
    public List<FunnelStep> funnel() {
        return sections.stream().flatMap(section -> section.funnel().stream()).toList();
    }

    /** @return the notices of all sections, in order, each once */
    public List<String> notices() {
        return sections.stream().flatMap(section -> section.notices().stream()).distinct().toList();
    }
}
