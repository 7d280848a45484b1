package org.radiomics.knime.stats.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.radiomics.knime.stats.cohort.Column;
import org.radiomics.knime.stats.cohort.NumericColumn;
import org.radiomics.knime.stats.cohort.Outcome;
import org.radiomics.knime.stats.cohort.TrainingRows;

/**
 * Training rows as numbers, checked: complete rows, both outcomes, no infinite value, no constant or collinear column.
 *
 * @param predictors in order
 * @param design one array per coefficient but the intercept
 * @param outcome of the rows kept
 * @param warnings what was left out
 * @param standardization of the design
 * @param standardized the intercept's ones and the standardised design
 */
record TrainingDesign(List<Predictor> predictors, double[][] design, Outcome outcome, List<String> warnings,
    Standardization standardization, double[][] standardized) {

    /** Below this share of unexplained length a column counts as collinear. */
    private static final double COLLINEAR = 1e-9;

    /**
     * @param rows to fit to
     * @param missing what to do about rows that lack a predictor
     * @param references the reference level of columns with levels; the first that occurs where a column is not named
     * @return their design
     * @throws IllegalArgumentException if no model can be fitted to them, naming the column
     */
    static TrainingDesign of(final TrainingRows rows, final MissingValues missing,
        final Map<String, String> references) {
        if (rows.columns().all().isEmpty()) {
            throw new IllegalArgumentException("There is no predictor. Choose at least one column.");
        }
        final List<String> warnings = new ArrayList<>();
        final TrainingRows complete = complete(rows, missing, warnings);
        checkOutcome(complete);
        final List<Predictor> predictors =
            complete.columns().all().stream().map(c -> Predictor.of(c, references.get(c.name()))).toList();
        for (final Predictor predictor : predictors) {
            if (predictor.isCategorical() && predictor.levels().size() == 1) {
                throw new IllegalArgumentException("Column \"" + predictor.column() + "\" has the level \""
                    + predictor.reference() + "\" in all " + complete.size() + " training rows used. Leave it out.");
            }
        }
        final double[][] design = Design.of(predictors, complete.columns());
        final List<String> names = Design.names(predictors);
        if (design.length + 1 > complete.size()) {
            throw new IllegalArgumentException(complete.size() + " training rows cannot carry " + (design.length + 1)
                + " coefficients. Choose fewer predictors.");
        }
        final Standardization standardization = new Standardization(design);
        for (int j = 0; j < design.length; j++) {
            if (standardization.scale(j) == 0) {
                throw new IllegalArgumentException("Column \"" + names.get(j) + "\" is constant in the "
                    + complete.size()
                    + " training rows used. Leave it out.");
            }
        }
        final double[][] standardized = standardization.apply(design, complete.size());
        checkCollinear(standardized, names);
        return new TrainingDesign(predictors, design, complete.outcome(), warnings, standardization, standardized);
    }

    /** The rows that have a value in every column, with a warning where those are not all rows. */
    static TrainingRows complete(final TrainingRows rows, final MissingValues policy, final List<String> warnings) {
        final boolean[] missing = new boolean[rows.size()];
        final List<String> columns = new ArrayList<>();
        for (final Column column : rows.columns().all()) {
            int count = 0;
            for (int i = 0; i < rows.size(); i++) {
                if (column instanceof NumericColumn numeric && Double.isInfinite(numeric.values()[i])) {
                    throw new IllegalArgumentException("Column \"" + column.name() + "\" is infinite in training row "
                        + (i + 1) + ". Correct the value, or leave the row or the column out.");
                }
                if (column.isMissing(i)) {
                    missing[i] = true;
                    count++;
                }
            }
            if (count > 0) {
                columns.add("\"" + column.name() + "\" (" + count + ")");
            }
        }
        final int[] kept = IntStream.range(0, rows.size()).filter(i -> !missing[i]).toArray();
        if (kept.length == rows.size()) {
            return rows;
        }
        if (policy == MissingValues.REFUSE) {
            throw new IllegalArgumentException((rows.size() - kept.length) + " of " + rows.size()
                + " training rows have missing values in " + String.join(", ", columns)
                + ". Fill them in, leave the columns out, or let rows with missing values be left out.");
        }
        warnings.add((rows.size() - kept.length) + " of " + rows.size()
            + " training rows were left out because of missing values in " + String.join(", ", columns) + ".");
        return rows.take(kept);
    }

    /** Requires rows, and rows of both outcomes. */
    static void checkOutcome(final TrainingRows rows) {
        final Outcome outcome = rows.outcome();
        final int positives = outcome.positives();
        if (rows.size() == 0) {
            throw new IllegalArgumentException("No training row has a value in every predictor. Choose other"
                + " predictors.");
        }
        if (positives == 0 || positives == rows.size()) {
            throw new IllegalArgumentException("All " + rows.size() + " training rows used have \"" + outcome.name()
                + "\" = \""
                + (positives == 0 ? outcome.negativeLevel() : outcome.positiveLevel())
                + "\". A model needs rows of both levels.");
        }
    }

    /** @return Newton's method on the standardised design */
    Irls newton(final boolean firth) {
        return new Irls(standardized, outcome.positive(), firth);
    }

    /** @return the decomposition of a copy of the design */
    static HouseholderQr decompose(final double[][] standardized) {
        final double[][] copy = new double[standardized.length][];
        for (int j = 0; j < copy.length; j++) {
            copy[j] = standardized[j].clone();
        }
        return new HouseholderQr(copy);
    }

    /** @return the first column that those before it determine, or -1 */
    static int firstCollinear(final HouseholderQr qr, final int columns) {
        for (int j = 1; j < columns; j++) {
            if (qr.independence(j) < COLLINEAR) {
                return j;
            }
        }
        return -1;
    }

    private static void checkCollinear(final double[][] standardized, final List<String> names) {
        final HouseholderQr qr = decompose(standardized);
        final int j = firstCollinear(qr, standardized.length);
        if (j < 0) {
            return;
        }
        final double[] share = qr.explain(j);
        final List<String> others = new ArrayList<>();
        for (int k = 1; k < j; k++) {
            if (Math.abs(share[k]) > 1e-6) {
                others.add("\"" + names.get(k - 1) + "\"");
            }
        }
        throw new IllegalArgumentException("Column \"" + names.get(j - 1) + "\" is determined by "
            + String.join(", ", others) + " in the training rows (collinear). Leave one of them out.");
    }
}
