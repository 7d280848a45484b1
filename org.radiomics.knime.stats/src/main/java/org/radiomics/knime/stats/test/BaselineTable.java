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
     * @param firstGroup the outcome's positive level
     * @param secondGroup the outcome's negative level
     * @param firstSize patients with the positive level
     * @param secondSize patients with the negative level
     * @param rows one per variable
     */
    public record Part(Role role, String firstGroup, String secondGroup, int firstSize, int secondSize,
        List<BaselineRow> rows) {

        /** Copies the list. */
        public Part {
            rows = List.copyOf(rows);
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
     * Compares the outcome's levels in all columns, the positive level as first group.
     *
     * @param columns categorical and numeric; rows without a value are left out and counted
     * @param outcome one per row
     * @return one row per column
     * @throws IllegalArgumentException if a value is infinite
     */
    public List<BaselineRow> compare(final Columns columns, final Outcome outcome) {
        final List<BaselineRow> rows = new ArrayList<>();
        for (final Column column : columns.all()) {
            if (column instanceof CategoricalColumn category) {
                rows.add(category(category, outcome.positive()));
            } else if (column instanceof NumericColumn numeric) {
                rows.add(quantity(numeric, outcome.positive()));
            }
        }
        return rows;
    }

    private BaselineRow category(final CategoricalColumn column, final boolean[] positive) {
        final int[][] counts = new int[column.levels().size()][2];
        int missing = 0;
        for (int i = 0; i < positive.length; i++) {
            if (column.isMissing(i)) {
                missing++;
            } else {
                counts[column.codes()[i]][positive[i] ? 0 : 1]++;
            }
        }
        return new CategoryChoice(m_categories).row(column.name(), column.levels(), counts, missing);
    }

    private BaselineRow quantity(final NumericColumn column, final boolean[] positive) {
        final double[][] groups = {new double[positive.length], new double[positive.length]};
        final int[] sizes = new int[2];
        for (int i = 0; i < positive.length; i++) {
            final double value = column.values()[i];
            if (Double.isInfinite(value)) {
                throw new IllegalArgumentException("Column \"" + column.name() + "\" is infinite in row " + (i + 1)
                    + "; correct it before the baseline table.");
            }
            if (!Double.isNaN(value)) {
                final int group = positive[i] ? 0 : 1;
                groups[group][sizes[group]++] = value;
            }
        }
        final double[] first = Arrays.copyOf(groups[0], sizes[0]);
        final double[] second = Arrays.copyOf(groups[1], sizes[1]);
        return new QuantityChoice(m_quantities).row(column.name(), first, second,
            positive.length - sizes[0] - sizes[1]);
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
