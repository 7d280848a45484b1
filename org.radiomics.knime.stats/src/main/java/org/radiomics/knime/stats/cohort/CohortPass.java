package org.radiomics.knime.stats.cohort;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.radiomics.knime.stats.Monitor;
import org.radiomics.knime.stats.cohort.ColumnUses.Use;

/** One reading of a cohort's file, line by line, and what its columns then mean. */
final class CohortPass {

    private final CsvLines m_lines;

    private final CohortLayout m_layout;

    private final MissingFeatures m_missing;

    private final ColumnUses m_uses;

    private final List<Long> m_lineOf = new ArrayList<>();

    private final List<String> m_ids = new ArrayList<>();

    private final Map<Integer, List<String>> m_texts = new HashMap<>();

    private final FeatureCells m_features;

    private final List<String> m_warnings = new ArrayList<>();

    /**
     * @param lines of the file, before the first patient
     * @param layout which column means what
     * @param missing what becomes of missing features
     * @throws IOException if the file lacks a column of the layout
     */
    CohortPass(final CsvLines lines, final CohortLayout layout, final MissingFeatures missing) throws IOException {
        m_lines = lines;
        m_layout = layout;
        m_missing = missing;
        m_uses = new ColumnUses(lines, layout);
        for (final Use use : List.of(Use.ROLE, Use.OUTCOME, Use.FOLD, Use.BATCH, Use.CLINICAL, Use.CATEGORY)) {
            Arrays.stream(m_uses.places(use)).forEach(place -> m_texts.put(place, new ArrayList<>()));
        }
        m_features = new FeatureCells(lines, m_uses.places(Use.FEATURE));
    }

    CohortFile.Result read(final Monitor monitor) throws IOException {
        final Map<String, Long> seen = new HashMap<>();
        while (m_lines.next()) {
            monitor.checkCancelled();
            final String id = required(m_uses.place(Use.ID), "there is no patient; fill it in, or remove the line.");
            final Long before = seen.put(id, m_lines.line());
            if (before != null) {
                throw new IOException(m_lines.file() + ": patient \"" + id + "\" has lines " + before + " and "
                    + m_lines.line() + "; a cohort has one row per patient, so keep one.");
            }
            m_ids.add(id);
            m_lineOf.add(m_lines.line());
            m_texts.forEach((place, cells) -> cells.add(m_lines.cell(place)));
            m_features.read();
        }
        if (m_ids.isEmpty()) {
            throw new IOException(m_lines.file() + " has a header line but no patients; add one line per patient.");
        }
        final CategoricalColumn outcome = outcome();
        final List<Role> roles = roles(outcome);
        final List<Column> clinical = clinical();
        final List<NumericColumn> features = new FeatureChoice(m_lines, m_ids, m_lineOf, m_missing)
            .of(m_features, m_warnings);
        return new CohortFile.Result(m_ids, outcome, roles, folds(), batches(), clinical, features, m_warnings);
    }

    private String required(final int place, final String otherwise) throws IOException {
        final String cell = m_lines.cell(place);
        if (CsvCell.isMissing(cell)) {
            throw m_lines.wrong(m_lines.line(), place, otherwise);
        }
        return cell;
    }

    private List<String> requiredLevels(final int place, final String what) throws IOException {
        final List<String> levels = new ArrayList<>();
        for (int row = 0; row < m_ids.size(); row++) {
            final String cell = m_texts.get(place).get(row);
            if (CsvCell.isMissing(cell)) {
                throw m_lines.wrong(m_lineOf.get(row), place, what + " of patient \"" + m_ids.get(row)
                    + "\" is missing; fill it in, or remove the line.");
            }
            levels.add(CsvCell.level(cell));
        }
        return levels;
    }

    private CategoricalColumn outcome() throws IOException {
        final CategoricalColumn outcome = CategoricalColumn.of(m_layout.outcome(),
            requiredLevels(m_uses.place(Use.OUTCOME), "the outcome"));
        if (outcome.levels().size() != 2) {
            throw new IOException(m_lines.file() + ": outcome \"" + outcome.name() + "\" has "
                + outcome.levels().size() + (outcome.levels().size() == 1 ? " level, " : " levels, ")
                + counted(levels(outcome))
                + ", where it needs two; correct the file, remove patients, or choose another column in the setting "
                + "\"Outcome column\".");
        }
        if (!outcome.levels().contains(m_layout.positiveLevel())) {
            throw new IOException(m_lines.file() + ": \"" + m_layout.positiveLevel() + "\" is no level of outcome \""
                + outcome.name() + "\", which has " + counted(levels(outcome))
                + "; choose one of them in the setting \"Positive level\".");
        }
        return outcome;
    }

    private List<Role> roles(final CategoricalColumn outcome) throws IOException {
        if (m_layout.role().isEmpty()) {
            return List.of();
        }
        final List<String> texts = requiredLevels(m_uses.place(Use.ROLE), "the role");
        final List<Role> roles = texts.stream()
            .map(text -> text.equals(CsvCell.level(m_layout.trainingRole())) ? Role.TRAINING : Role.VALIDATION)
            .toList();
        final String column = "column \"" + m_layout.role() + "\" of " + m_lines.file();
        if (!roles.contains(Role.TRAINING)) {
            throw new IOException("No patient has the training role \"" + m_layout.trainingRole() + "\" in " + column
                + ", which has " + counted(texts) + "; choose one of them in the setting \"Training role\".");
        }
        final List<String> training = new ArrayList<>();
        final List<String> others = new ArrayList<>();
        for (int row = 0; row < roles.size(); row++) {
            (roles.get(row) == Role.TRAINING ? training : others)
                .add(roles.get(row) == Role.TRAINING ? outcome.level(row) : texts.get(row));
        }
        if (training.stream().distinct().count() < 2) {
            throw new IOException("All " + training.size() + " training patients of " + m_lines.file() + " have \""
                + outcome.name() + "\" = \"" + training.get(0) + "\"; a model needs both levels among them.");
        }
        if (others.isEmpty()) {
            m_warnings.add("All patients are for training: " + column + " has no other role, so nothing is validated.");
        } else if (others.stream().distinct().count() > 1) {
            m_warnings.add("All of " + counted(others) + " in " + column + " count as validation.");
        }
        return roles;
    }

    private CategoricalColumn folds() {
        final int place = m_uses.place(Use.FOLD);
        return place < 0 ? null : levels(m_layout.fold(), place);
    }

    private CategoricalColumn batches() throws IOException {
        final int place = m_uses.place(Use.BATCH);
        return place < 0 ? null : CategoricalColumn.of(m_layout.batch(), requiredLevels(place, "the batch"));
    }

    private CategoricalColumn levels(final String name, final int place) {
        return CategoricalColumn.of(name, m_texts.get(place).stream()
            .map(cell -> CsvCell.isMissing(cell) ? null : CsvCell.level(cell)).toList());
    }

    private List<Column> clinical() throws IOException {
        final List<Column> columns = new ArrayList<>();
        final List<String> missing = new ArrayList<>();
        for (final String name : m_layout.clinical()) {
            final int place = m_lines.header().indexOf(name);
            final Column column = m_layout.categorical().contains(name) ? levels(name, place) : guessed(name, place);
            columns.add(column);
            int count = 0;
            for (int row = 0; row < column.size(); row++) {
                count += column.isMissing(row) ? 1 : 0;
            }
            if (count == column.size()) {
                throw new IOException(m_lines.file() + ": clinical column \"" + name
                    + "\" is empty; fill it in, or take it out of the setting \"Clinical columns\".");
            } else if (count > 0) {
                missing.add("\"" + name + "\" (" + count + ")");
            }
        }
        if (!missing.isEmpty()) {
            m_warnings.add("Clinical variables with missing values: " + String.join(", ", missing)
                + ". Each model is fitted without the patients that lack one of its variables, and predicts nothing "
                + "for them.");
        }
        return columns;
    }

    /**
     * Numbers where every cell is one, else levels, with a warning if some cells are numbers; a number with a decimal
     * comma is a mistake.
     */
    private Column guessed(final String name, final int place) throws IOException {
        final double[] values = new double[m_ids.size()];
        int texts = 0;
        int numbers = 0;
        int first = -1;
        for (int row = 0; row < values.length; row++) {
            final String cell = m_texts.get(place).get(row);
            if (CsvCell.hasDecimalComma(cell)) {
                throw m_lines.wrong(m_lineOf.get(row), place,
                    "\"" + cell + "\" is no number; write numbers with a decimal point, as in 1.5.");
            } else if (CsvCell.isInfinite(cell)) {
                throw m_lines.wrong(m_lineOf.get(row), place,
                    "the value is infinite; correct it, or leave the cell empty if the value is missing.");
            }
            final boolean isText = !CsvCell.isMissing(cell) && !CsvCell.isNumber(cell);
            first = isText && first < 0 ? row : first;
            texts += isText ? 1 : 0;
            numbers += CsvCell.isNumber(cell) ? 1 : 0;
            values[row] = isText ? Double.NaN : CsvCell.value(cell);
        }
        if (texts > 0 && numbers > 0) {
            m_warnings.add("Clinical column \"" + name + "\" is a category, since " + texts
                + " of its cells are no number, the first in line " + m_lineOf.get(first) + " (\"" + m_texts.get(place)
                .get(first) + "\"), though "
                + numbers + " are; correct these cells, or name the column among the \"Categorical columns\".");
        }
        return texts == 0 ? new NumericColumn(name, values) : levels(name, place);
    }

    private static List<String> levels(final CategoricalColumn column) {
        final List<String> levels = new ArrayList<>();
        for (int row = 0; row < column.size(); row++) {
            levels.add(column.level(row));
        }
        return levels;
    }

    /** Levels with their numbers of patients. */
    private static String counted(final List<String> levels) {
        final Map<String, Long> counts = levels.stream().filter(Objects::nonNull)
            .collect(Collectors.groupingBy(level -> level, TreeMap::new, Collectors.counting()));
        final List<String> texts = new ArrayList<>();
        counts.entrySet().stream().limit(8)
            .forEach(entry -> texts.add("\"" + entry.getKey() + "\" (" + entry.getValue() + ")"));
        return String.join(", ", texts) + (counts.size() > 8 ? " and " + (counts.size() - 8) + " more" : "");
    }
}
