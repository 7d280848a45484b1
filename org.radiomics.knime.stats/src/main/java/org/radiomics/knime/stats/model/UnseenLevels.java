package org.radiomics.knime.stats.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.radiomics.knime.stats.cohort.CategoricalColumn;
import org.radiomics.knime.stats.cohort.Column;
import org.radiomics.knime.stats.cohort.Columns;

/**
 * New rows whose levels did not occur in training, made missing, so that their prediction is NaN instead of an error.
 *
 * @param columns the model's columns; levels that did not occur in training are missing
 * @param reasons one sentence per column with such levels, that counts the rows
 */
public record UnseenLevels(Columns columns, List<String> reasons) {

    /** Copies the list. */
    public UnseenLevels {
        reasons = List.copyOf(reasons);
    }

    /**
     * @param model to predict with
     * @param columns any rows with the model's columns
     * @return the model's columns without unseen levels
     * @throws IllegalArgumentException if a column is absent
     */
    public static UnseenLevels without(final LogisticModel model, final Columns columns) {
        final List<Column> kept = new ArrayList<>();
        final List<String> reasons = new ArrayList<>();
        for (final Predictor predictor : model.predictors()) {
            final Column column = columns.column(predictor.column());
            kept.add(predictor.isCategorical() && column instanceof CategoricalColumn categorical
                ? without(predictor, categorical, reasons) : column);
        }
        return new UnseenLevels(new Columns(columns.size(), kept), reasons);
    }

    private static CategoricalColumn without(final Predictor predictor, final CategoricalColumn column,
        final List<String> reasons) {
        final int[] codes = column.codes().clone();
        final int[] unseen = new int[column.levels().size()];
        for (int row = 0; row < codes.length; row++) {
            if (codes[row] >= 0 && !predictor.levels().contains(column.levels().get(codes[row]))) {
                unseen[codes[row]]++;
                codes[row] = -1;
            }
        }
        final int rows = Arrays.stream(unseen).sum();
        if (rows > 0) {
            final List<String> levels = new ArrayList<>();
            for (int code = 0; code < unseen.length; code++) {
                if (unseen[code] > 0) {
                    levels.add("\"" + column.levels().get(code) + "\" (" + unseen[code] + ")");
                }
            }
            reasons.add(rows + " rows have no prediction because a level of \"" + column.name()
                + "\" did not occur in training: " + String.join(", ", levels) + ".");
        }
        return new CategoricalColumn(column.name(), column.levels(), codes);
    }
}
