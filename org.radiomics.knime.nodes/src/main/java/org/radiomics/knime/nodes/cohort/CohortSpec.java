package org.radiomics.knime.nodes.cohort;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.StringValue;
import org.knime.core.node.InvalidSettingsException;
import org.radiomics.knime.nodes.options.ChoiceOption;
import org.radiomics.knime.nodes.options.ColumnOption;
import org.radiomics.knime.nodes.options.NamesOption;
import org.radiomics.knime.nodes.options.Settings;
import org.radiomics.knime.nodes.options.TextOption;

/**
 * Which column of a table means what to a study.
 *
 * <p>Marked columns are what their mark says ({@link ColumnKind}). Of the others, the column named {@value #ID} is the
 * patient and the one named {@value #ROLE} the role; a column of texts is a clinical variable; a column of numbers is a
 * feature where no column at all is marked as one, otherwise a clinical variable. Cells of any other type pass through
 * unread.
 */
public final class CohortSpec {

    /** The column of patients. */
    public static final String ID = "patient";

    /** The column that says which rows are for training. */
    public static final String ROLE = "role";

    /** The setting of nodes that need an outcome: which column it is. */
    public static final ColumnOption OUTCOME_COLUMN = ColumnOption.of("outcomeColumn", "Outcome column",
        "Column with the outcome of two levels. Empty: the column that an earlier node marked as outcome.", 0,
        column -> column.getType().isCompatible(StringValue.class), "");

    /** The setting of nodes that need an outcome: which of its levels is positive. */
    public static final TextOption POSITIVE_LEVEL = TextOption.text("positiveLevel", "Positive level",
        "Level of the outcome that probabilities, odds ratios and sensitivity refer to. Empty: the level that an "
            + "earlier node marked.", "");

    /** The setting of nodes that can go on without some columns. */
    public static final ChoiceOption<Absent> ABSENT = ChoiceOption.of("absentColumns", "If columns are absent",
        "What to do where the table lacks the columns to work on: stop with a message, or go on with those that are "
            + "there, and with a warning.",
        List.of(Absent.values()), Absent::text, Absent.STOP);

    /** What to do without columns. */
    public enum Absent {
        /** a message says what is absent */
        STOP("stop"),
        /** the node does without */
        GO_ON("go on without");

        private final String m_text;

        Absent(final String text) {
            m_text = text;
        }

        String text() {
            return m_text;
        }
    }

    private final DataTableSpec m_table;

    private final Map<String, ColumnKind> m_kinds;

    private final String m_outcome;

    private final String m_positiveLevel;

    private CohortSpec(final DataTableSpec table, final Map<String, ColumnKind> kinds, final String outcome,
        final String positiveLevel) {
        m_table = table;
        m_kinds = kinds;
        m_outcome = outcome;
        m_positiveLevel = positiveLevel;
    }

    /**
     * @param table with a marked outcome
     * @return its columns' meaning
     * @throws InvalidSettingsException if there is no marked outcome
     */
    public static CohortSpec of(final DataTableSpec table) throws InvalidSettingsException {
        return of(table, "", "");
    }

    /**
     * @param table of the node's cohort
     * @param settings that declare {@link #OUTCOME_COLUMN} and {@link #POSITIVE_LEVEL}
     * @return the columns' meaning
     * @throws InvalidSettingsException if the outcome is neither set nor marked, or does not exist
     */
    public static CohortSpec of(final DataTableSpec table, final Settings settings) throws InvalidSettingsException {
        return of(table, settings.get(OUTCOME_COLUMN), settings.get(POSITIVE_LEVEL));
    }

    /**
     * @param table any table
     * @param outcomeColumn its outcome; empty for the marked one
     * @param positiveLevel of the outcome; empty for the marked one
     * @return the columns' meaning
     * @throws InvalidSettingsException if the outcome is neither given nor marked, or does not exist
     */
    public static CohortSpec of(final DataTableSpec table, final String outcomeColumn, final String positiveLevel)
        throws InvalidSettingsException {
        final DataColumnSpec outcome = outcome(table, outcomeColumn);
        final String positive = positiveLevel.isEmpty()
            ? ColumnKind.positiveLevel(outcome).orElseThrow(() -> new InvalidSettingsException("Outcome \""
                + outcome.getName() + "\" does not say which of its levels is positive; fill in the setting \""
                + POSITIVE_LEVEL.label() + "\"."))
            : positiveLevel;
        final boolean marked = table.stream().anyMatch(c -> ColumnKind.of(c).equals(Optional.of(ColumnKind.FEATURE)));
        final Map<String, ColumnKind> kinds = new LinkedHashMap<>();
        for (final DataColumnSpec column : table) {
            if (column != outcome) {
                kind(column, marked).filter(kind -> kind != ColumnKind.OUTCOME)
                    .ifPresent(kind -> kinds.put(column.getName(), kind));
            }
        }
        kinds.put(outcome.getName(), ColumnKind.OUTCOME);
        return new CohortSpec(table, kinds, outcome.getName(), positive);
    }

    private static DataColumnSpec outcome(final DataTableSpec table, final String name)
        throws InvalidSettingsException {
        if (!name.isEmpty()) {
            if (!table.containsName(name)) {
                throw new InvalidSettingsException("The table has no column \"" + name + "\"; the setting \""
                    + OUTCOME_COLUMN.label() + "\" must name one of its columns.");
            }
            return table.getColumnSpec(name);
        }
        final List<DataColumnSpec> marked =
            table.stream().filter(c -> ColumnKind.of(c).equals(Optional.of(ColumnKind.OUTCOME))).toList();
        if (marked.size() != 1) {
            throw new InvalidSettingsException((marked.isEmpty() ? "No column of the table is marked as outcome"
                : "Several columns of the table are marked as outcome") + "; choose it in the setting \""
                + OUTCOME_COLUMN.label() + "\".");
        }
        return marked.get(0);
    }

    private static Optional<ColumnKind> kind(final DataColumnSpec column, final boolean featuresAreMarked) {
        final Optional<ColumnKind> marked = ColumnKind.of(column);
        if (marked.isPresent()) {
            return marked;
        } else if (ID.equals(column.getName())) {
            return Optional.of(ColumnKind.ID);
        } else if (ROLE.equals(column.getName())) {
            return Optional.of(ColumnKind.ROLE);
        } else if (column.getType().isCompatible(DoubleValue.class)) {
            return Optional.of(featuresAreMarked ? ColumnKind.CLINICAL : ColumnKind.FEATURE);
        }
        return column.getType().isCompatible(StringValue.class) ? Optional.of(ColumnKind.CLINICAL) : Optional.empty();
    }

    /** @return the table's specification */
    public DataTableSpec table() {
        return m_table;
    }

    /** @return the name of the outcome's column */
    public String outcome() {
        return m_outcome;
    }

    /** @return the outcome's level that counts as positive */
    public String positiveLevel() {
        return m_positiveLevel;
    }

    /**
     * @param first a kind
     * @param more further kinds
     * @return the names of the columns of these kinds, in the order of the table
     */
    public List<String> names(final ColumnKind first, final ColumnKind... more) {
        final Set<ColumnKind> wanted = EnumSet.of(first, more);
        return Arrays.stream(m_table.getColumnNames()).filter(name -> wanted.contains(m_kinds.get(name))).toList();
    }

    /**
     * The columns that a node works on: those that a setting names, or where it is empty all of some kinds.
     *
     * @param settings of the node
     * @param option that names columns
     * @param lack what to say if there are none, up to the setting's label: "... name columns in the setting"
     * @param first a kind
     * @param more further kinds
     * @return at least one name
     * @throws InvalidSettingsException if a named column does not exist, or there is no column of the kinds
     */
    public List<String> choose(final Settings settings, final NamesOption option, final String lack,
        final ColumnKind first, final ColumnKind... more) throws InvalidSettingsException {
        final List<String> named = settings.get(option);
        require(named, option.label());
        final List<String> chosen = named.isEmpty() ? names(first, more) : named;
        if (chosen.isEmpty()) {
            throw new InvalidSettingsException(lack + " \"" + option.label() + "\".");
        }
        return chosen;
    }

    /**
     * As {@link #choose}, where the node also has the setting {@link #ABSENT}.
     *
     * @param settings of the node
     * @param option that names columns
     * @param lack what to say if there are none and the node is to stop
     * @param first a kind
     * @param more further kinds
     * @return the columns; possibly none if the node is to go on without
     * @throws InvalidSettingsException if columns are absent and the node is to stop
     */
    public List<String> choosePresent(final Settings settings, final NamesOption option, final String lack,
        final ColumnKind first, final ColumnKind... more) throws InvalidSettingsException {
        if (settings.get(ABSENT) == Absent.STOP) {
            return choose(settings, option, lack, first, more);
        }
        final List<String> named = settings.get(option);
        return named.isEmpty() ? names(first, more) : named.stream().filter(m_table::containsName).toList();
    }

    /**
     * As {@link #choosePresent}, but with an error where no column is left.
     *
     * @param settings of the node
     * @param option that names columns
     * @param lack what to say if there are none
     * @param first a kind
     * @param more further kinds
     * @return at least one column
     * @throws InvalidSettingsException if none is left, or columns are absent and the node is to stop
     */
    public List<String> chooseSome(final Settings settings, final NamesOption option, final String lack,
        final ColumnKind first, final ColumnKind... more) throws InvalidSettingsException {
        final List<String> present = choosePresent(settings, option, lack, first, more);
        return present.isEmpty() ? choose(settings, option, lack, first, more) : present;
    }

    /**
     * @param settings of the node
     * @param option that names columns
     * @return the named columns that the table lacks, as a sentence; empty if it has all
     */
    public Optional<String> absent(final Settings settings, final NamesOption option) {
        final List<String> absent =
            settings.get(option).stream().filter(name -> !m_table.containsName(name)).toList();
        return absent.isEmpty() ? Optional.empty()
            : Optional.of("The table has no column " + absent.stream().map(name -> "\"" + name + "\"")
                .collect(Collectors.joining(", ")) + "; the node went on without.");
    }

    /**
     * @param names of columns
     * @param label of the setting that names them, for the message
     * @throws InvalidSettingsException if one of them is not a column of the table
     */
    public void require(final Collection<String> names, final String label) throws InvalidSettingsException {
        for (final String name : names) {
            if (!m_table.containsName(name)) {
                throw new InvalidSettingsException("The table has no column \"" + name + "\", which the setting \""
                    + label + "\" names; correct the setting or the table.");
            }
        }
    }

    /**
     * @param columns to append; one whose name exists takes that column's place
     * @return the table's specification with them
     */
    public DataTableSpec with(final DataColumnSpec... columns) {
        final Map<String, DataColumnSpec> all = new LinkedHashMap<>();
        m_table.forEach(column -> all.put(column.getName(), column));
        for (final DataColumnSpec column : columns) {
            all.put(column.getName(), column);
        }
        return new DataTableSpec(m_table.getName(), all.values().toArray(new DataColumnSpec[0]));
    }

    /**
     * @param names of columns to leave out
     * @return the table's specification without them
     */
    public DataTableSpec without(final Collection<String> names) {
        final List<DataColumnSpec> kept = new ArrayList<>();
        m_table.stream().filter(column -> !names.contains(column.getName())).forEach(kept::add);
        return new DataTableSpec(m_table.getName(), kept.toArray(new DataColumnSpec[0]));
    }
}
