package org.radiomics.knime.stats.test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.radiomics.knime.stats.cohort.CategoricalColumn;
import org.radiomics.knime.stats.cohort.Cohort;
import org.radiomics.knime.stats.cohort.Column;
import org.radiomics.knime.stats.cohort.Columns;
import org.radiomics.knime.stats.cohort.NumericColumn;
import org.radiomics.knime.stats.cohort.Outcome;
import org.radiomics.knime.stats.cohort.Role;

/**
 * Table 1 of a study: every clinical variable in both levels of the outcome, with the p-value of their difference,
 * separately for training and validation. The test is chosen from the data, as users of SPSS expect, or as told; each
 * row states which one and why. Works from rows, from counts and from printed means and standard deviations.
 */
public final class BaselineTable {

    private final CategoryTest m_categories;

    private final QuantityTest m_quantities;

    private BaselineTable(final CategoryTest categories, final QuantityTest quantities) {
        m_categories = categories;
        m_quantities = quantities;
    }

    /**
     * The rows of one role.
     *
     * @param role training or validation
     * @param groups that are compared; of an outcome the positive level first
     * @param sizes patients of each group
     * @param rows one per variable
     */
    public record Part(Role role, List<String> groups, List<Integer> sizes, List<BaselineRow> rows) {

        /** Copies the lists. */
        public Part {
            groups = List.copyOf(groups);
            sizes = List.copyOf(sizes);
            rows = List.copyOf(rows);
        }

        /**
         * The comparison of two groups.
         *
         * @param role training or validation
         * @param firstGroup the outcome's positive level
         * @param secondGroup the outcome's negative level
         * @param firstSize patients with the positive level
         * @param secondSize patients with the negative level
         * @param rows one per variable
         */
        public Part(final Role role, final String firstGroup, final String secondGroup, final int firstSize,
            final int secondSize, final List<BaselineRow> rows) {
            this(role, List.of(firstGroup, secondGroup), List.of(firstSize, secondSize), rows);
        }

        /** @return the outcome's positive level, or the first group */
        public String firstGroup() {
            return groups.get(0);
        }

        /** @return the outcome's negative level, or the second group */
        public String secondGroup() {
            return groups.get(1);
        }

        /** @return patients of the first group */
        public int firstSize() {
            return sizes.get(0);
        }

        /** @return patients of the second group */
        public int secondSize() {
            return sizes.get(1);
        }
    }

    /** @return the table with tests chosen from the data */
    public static BaselineTable withDefaults() {
        return new BaselineTable(CategoryTest.AUTOMATIC, QuantityTest.LEVENE);
    }

    /** @return this, with another test of categories */
    public BaselineTable withCategoryTest(final CategoryTest test) {
        return new BaselineTable(test, m_quantities);
    }

    /** @return this, with another test of quantities */
    public BaselineTable withQuantityTest(final QuantityTest test) {
        return new BaselineTable(m_categories, test);
    }

    /**
     * Compares the outcome's levels, role by role.
     *
     * @param cohort patients with roles
     * @param variables names of categorical and numeric columns
     * @return one part per role that has patients, training first
     * @throws IllegalArgumentException if there is no such column or a value is infinite
     */
    public List<Part> compare(final Cohort cohort, final Collection<String> variables) {
        final List<Part> parts = new ArrayList<>();
        for (final Role role : Role.values()) {
            final int[] rows = cohort.rows(role);
            if (rows.length > 0) {
                final Outcome outcome = cohort.outcome().take(rows);
                parts.add(new Part(role, outcome.positiveLevel(), outcome.negativeLevel(), outcome.positives(),
                    outcome.size() - outcome.positives(),
                    compare(cohort.columns().select(variables).take(rows), outcome)));
            }
        }
        return parts;
    }

    /**
     * Compares the levels of a column, role by role: two levels by the tests of two groups, more by analysis of
     * variance, Welch's or Kruskal and Wallis' test of quantities, and chi-square or Fisher's exact test of
     * categories.
     *
     * @param cohort patients with roles
     * @param variables names of categorical and numeric columns
     * @param groups one level per patient; those without one are left out
     * @return one part per role that has patients, training first
     * @throws IllegalArgumentException if there is no such column, there are fewer than two levels, or a value is
     *             infinite
     */
    public List<Part> compare(final Cohort cohort, final Collection<String> variables,
        final CategoricalColumn groups) {
        if (groups.levels().size() < 2) {
            throw new IllegalArgumentException("Column \"" + groups.name() + "\" has " + groups.levels().size()
                + " levels; a comparison needs two groups or more.");
        }
        final List<Part> parts = new ArrayList<>();
        for (final Role role : Role.values()) {
            final int[] rows =
                Arrays.stream(cohort.rows(role)).filter(row -> !groups.isMissing(row)).toArray();
            if (rows.length > 0) {
                final CategoricalColumn taken = groups.take(rows);
                final List<Integer> sizes = new ArrayList<>();
                for (int level = 0; level < groups.levels().size(); level++) {
                    final int wanted = level;
                    sizes.add((int)Arrays.stream(taken.codes()).filter(code -> code == wanted).count());
                }
                parts.add(new Part(role, groups.levels(), sizes,
                    compare(cohort.columns().select(variables).take(rows), taken)));
            }
        }
        return parts;
    }

    private List<BaselineRow> compare(final Columns columns, final CategoricalColumn groups) {
        final List<BaselineRow> rows = new ArrayList<>();
        for (final Column column : columns.all()) {
            if (column instanceof CategoricalColumn category) {
                rows.add(category(category, groups.codes(), groups.levels().size()));
            } else if (column instanceof NumericColumn numeric) {
                rows.add(quantity(numeric, groups.codes(), groups.levels().size()));
            }
        }
        return rows;
    }

    /**
     * Compares the outcome's levels in all columns, the positive level as first group.
     *
     * @param columns categorical and numeric; rows without a value are left out and counted
     * @param outcome one per row
     * @return one row per column
     * @throws IllegalArgumentException if a value is infinite
     */
    public List<BaselineRow> compare(final Columns columns, final Outcome outcome) {
        final int[] codes = new int[outcome.size()];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = outcome.positive()[i] ? 0 : 1;
        }
        return compare(columns, new CategoricalColumn("outcome",
            List.of(outcome.positiveLevel(), outcome.negativeLevel()), codes));
    }

    private BaselineRow category(final CategoricalColumn column, final int[] group, final int groups) {
        final int[][] counts = new int[column.levels().size()][groups];
        int missing = 0;
        for (int i = 0; i < group.length; i++) {
            if (column.isMissing(i)) {
                missing++;
            } else {
                counts[column.codes()[i]][group[i]]++;
            }
        }
        return new CategoryChoice(m_categories).row(column.name(), column.levels(), counts, missing);
    }

    private BaselineRow quantity(final NumericColumn column, final int[] group, final int count) {
        final double[][] groups = new double[count][group.length];
        final int[] sizes = new int[count];
        int missing = group.length;
        for (int i = 0; i < group.length; i++) {
            final double value = column.values()[i];
            if (Double.isInfinite(value)) {
                throw new IllegalArgumentException("Column \"" + column.name() + "\" is infinite in row " + (i + 1)
                    + "; correct it before the baseline table.");
            }
            if (!Double.isNaN(value)) {
                groups[group[i]][sizes[group[i]]++] = value;
                missing--;
            }
        }
        for (int g = 0; g < count; g++) {
            groups[g] = Arrays.copyOf(groups[g], sizes[g]);
        }
        return count == 2 ? new QuantityChoice(m_quantities).row(column.name(), groups[0], groups[1], missing)
            : new GroupsChoice(m_quantities).row(column.name(), groups, missing);
    }

    /**
     * Compares two groups of which only count, mean and SD are known. The tests of Levene, Shapiro-Wilk and
     * Mann-Whitney need the values, so the t test is Welch's unless the pooled one is told.
     *
     * @param variable name
     * @param first moments of the first group
     * @param second moments of the second group
     * @return the row
     */
    public BaselineRow.Quantity quantity(final String variable, final Moments first, final Moments second) {
        return new QuantityChoice(m_quantities).row(variable, first, second);
    }

    /**
     * Compares two groups of counts.
     *
     * @param variable name
     * @param levels names of the levels
     * @param counts one row per level: first group, second group
     * @return the row
     * @throws IllegalArgumentException if there is not one row of two counts per level, or one is negative
     */
    public BaselineRow.Category category(final String variable, final List<String> levels, final int[][] counts) {
        if (counts.length != levels.size() || Arrays.stream(counts).anyMatch(level -> level.length != 2)) {
            throw new IllegalArgumentException("Variable \"" + variable + "\" needs two counts for each of its "
                + levels.size() + " levels.");
        }
        return new CategoryChoice(m_categories).row(variable, levels, counts, 0);
    }
}
