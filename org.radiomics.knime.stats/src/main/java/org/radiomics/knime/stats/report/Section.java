package org.radiomics.knime.stats.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one node adds to the study record.
 *
 * @param node the node's name
 * @param title heading in the report
 * @param summary what was done and found, in plain sentences
 * @param notices what a reader must know before anything else ("The cohort is synthetic."); shown at the top of the
 *            report
 * @param warnings what was left out or is doubtful
 * @param settings every setting as key and value
 * @param seed of the random steps, or null
 * @param funnel features left by the node's steps
 * @param tables outputs as tables
 * @param pictures outputs as pictures
 * @param storedTables outputs as tables that only become files
 */
public record Section(String node, String title, String summary, List<String> notices, List<String> warnings,
    Map<String, String> settings, Long seed, List<FunnelStep> funnel, List<ReportTable> tables,
    List<Picture> pictures, List<StoredTable> storedTables) {

    /** Copies the collections. */
    public Section {
        notices = List.copyOf(notices);
        warnings = List.copyOf(warnings);
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        funnel = List.copyOf(funnel);
        tables = List.copyOf(tables);
        pictures = List.copyOf(pictures);
        storedTables = List.copyOf(storedTables);
    }

    /**
     * Starts a section.
     *
     * @param node the node's name
     * @param title heading in the report
     * @return a builder with everything else empty
     */
    public static Builder of(final String node, final String title) {
        return new Builder(node, title);
    }

    /**
     * @param tables outputs that only become files
     * @return this section and those tables
     */
    public Section with(final List<StoredTable> tables) {
        final List<StoredTable> all = new ArrayList<>(storedTables);
        all.addAll(tables);
        return new Section(node, title, summary, notices, warnings, settings, seed, funnel, this.tables, pictures, all);
    }

    /**
     * @param name of one of the node's outputs
     * @return the table whose file has that name, unless it is one of those that only become files
     */
    public Optional<ReportTable> table(final String name) {
        final String slug = OutputNames.slug(name);
        return tables.stream().filter(table -> OutputNames.slug(table.name()).equals(slug)).findFirst();
    }

    /** Collects the parts of a section. */
    public static final class Builder {

        private final String m_node;

        private final String m_title;

        private String m_summary = "";

        private final List<String> m_notices = new ArrayList<>();

        private final List<String> m_warnings = new ArrayList<>();

        private final Map<String, String> m_settings = new LinkedHashMap<>();

        private Long m_seed;

        private final List<FunnelStep> m_funnel = new ArrayList<>();

        private final List<ReportTable> m_tables = new ArrayList<>();

        private final List<Picture> m_pictures = new ArrayList<>();

        private Builder(final String node, final String title) {
            m_node = node;
            m_title = title;
        }

        /** @return this, with a summary in plain sentences */
        public Builder summary(final String summary) {
            m_summary = summary;
            return this;
        }

        /** @return this, with one more notice for the top of the report */
        public Builder notice(final String notice) {
            m_notices.add(notice);
            return this;
        }

        /** @return this, with one more warning */
        public Builder warning(final String warning) {
            m_warnings.add(warning);
            return this;
        }

        /** @return this, with more settings */
        public Builder settings(final Map<String, String> settings) {
            m_settings.putAll(settings);
            return this;
        }

        /** @return this, with the seed of its random steps */
        public Builder seed(final long seed) {
            m_seed = seed;
            return this;
        }

        /** @return this, with one more step of the funnel */
        public Builder funnel(final String step, final int features) {
            m_funnel.add(new FunnelStep(step, features));
            return this;
        }

        /** @return this, with one more table */
        public Builder table(final ReportTable table) {
            m_tables.add(table);
            return this;
        }

        /** @return this, with one more picture */
        public Builder picture(final Picture picture) {
            m_pictures.add(picture);
            return this;
        }

        /** @return the section */
        public Section build() {
            return new Section(m_node, m_title, m_summary, m_notices, m_warnings, m_settings, m_seed, m_funnel,
                m_tables, m_pictures, List.of());
        }
    }
}
