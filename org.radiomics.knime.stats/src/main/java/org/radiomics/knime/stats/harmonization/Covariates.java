package org.radiomics.knime.stats.harmonization;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.radiomics.knime.stats.cohort.CategoricalColumn;
import org.radiomics.knime.stats.cohort.Column;
import org.radiomics.knime.stats.cohort.Columns;
import org.radiomics.knime.stats.cohort.NumericColumn;
import org.radiomics.knime.stats.cohort.TrainingRows;
import org.radiomics.knime.stats.distribution.PowerOfTwo;

/**
 * Covariates as columns of numbers: a numeric one as it is, a category as one indicator for each of its levels that
 * occurs in training but the first.
 */
final class Covariates {

    private final List<Coded> m_coded;

    Covariates(final List<Coded> coded) {
        m_coded = List.copyOf(coded);
    }

    /**
     * One covariate.
     *
     * @param column its name
     * @param levels of a category, reference first; null for a numeric one
     * @param scale brings the numbers to size one; a power of two, so that nothing is rounded
     */
    record Coded(String column, List<String> levels, double scale) {
    }

    /** @return the covariates in order */
    List<Coded> coded() {
        return m_coded;
    }

    /**
     * @param rows of training
     * @param names of covariates
     * @return how to code them
     * @throws IllegalArgumentException if a column does not exist
     */
    static Covariates of(final TrainingRows rows, final List<String> names) {
        final List<Coded> coded = new ArrayList<>();
        for (final String name : names) {
            final Column column = rows.columns().column(name);
            if (column instanceof CategoricalColumn categorical) {
                final int[] codes = Arrays.stream(categorical.codes()).distinct().sorted().toArray();
                coded.add(new Coded(name,
                    Arrays.stream(codes).filter(code -> code >= 0).mapToObj(categorical.levels()::get).toList(), 1));
            } else {
                coded.add(new Coded(name, null, PowerOfTwo.toUnit(Arrays.stream(((NumericColumn)column).values())
                    .map(Math::abs).filter(Double::isFinite).max().orElse(1))));
            }
        }
        return new Covariates(coded);
    }

    /** @return for messages, what each column of numbers stands for */
    List<String> labels() {
        final List<String> labels = new ArrayList<>();
        for (final Coded coded : m_coded) {
            final String label = "Covariate \"" + coded.column() + "\"";
            if (coded.levels() == null) {
                labels.add(label);
            } else {
                coded.levels().stream().skip(1).forEach(level -> labels.add(label + " (level \"" + level + "\")"));
            }
        }
        return labels;
    }

    /**
     * @param columns any rows with the covariates
     * @return the columns of numbers
     * @throws IllegalArgumentException if a covariate does not exist, has another type than in training, is missing or
     *             infinite in a row, or has a level that did not occur in training
     */
    double[][] values(final Columns columns) {
        final List<double[]> values = new ArrayList<>();
        for (final Coded coded : m_coded) {
            final Column column = columns.column(coded.column());
            if (column instanceof NumericColumn == (coded.levels() != null)) {
                throw new IllegalArgumentException("Covariate \"" + column.name() + "\" is a "
                    + (coded.levels() == null ? "category here but was numeric" : "number here but was a category")
                    + " in training; give it the same type.");
            }
            if (column instanceof NumericColumn numeric) {
                values.add(numbers(numeric, coded.scale()));
            } else {
                values.addAll(indicators((CategoricalColumn)column, coded.levels()));
            }
        }
        return values.toArray(double[][]::new);
    }

    private static double[] numbers(final NumericColumn column, final double scale) {
        final double[] values = new double[column.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = column.values()[i] * scale;
            if (!Double.isFinite(column.values()[i])) {
                throw missing(column, i);
            }
        }
        return values;
    }

    private static List<double[]> indicators(final CategoricalColumn column, final List<String> levels) {
        final List<double[]> indicators = new ArrayList<>();
        for (int level = 1; level < levels.size(); level++) {
            indicators.add(new double[column.size()]);
        }
        for (int i = 0; i < column.size(); i++) {
            if (column.isMissing(i)) {
                throw missing(column, i);
            }
            final int level = levels.indexOf(column.level(i));
            if (level < 0) {
                throw new IllegalArgumentException("Covariate \"" + column.name() + "\" has level \"" + column.level(i)
                    + "\" in row " + (i + 1) + ", which did not occur among the training rows; leave the row or the"
                    + " covariate out.");
            }
            if (level > 0) {
                indicators.get(level - 1)[i] = 1;
            }
        }
        return indicators;
    }

    private static IllegalArgumentException missing(final Column column, final int row) {
        return new IllegalArgumentException("Covariate \"" + column.name() + "\" is missing or infinite in row "
            + (row + 1) + "; fill it in, or leave the row or the covariate out.");
    }
}
