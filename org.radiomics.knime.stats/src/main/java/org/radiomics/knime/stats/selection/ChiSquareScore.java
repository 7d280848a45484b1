package org.radiomics.knime.stats.selection;

import java.util.ArrayList;
import java.util.List;

import org.radiomics.knime.stats.cohort.Outcome;
import org.radiomics.knime.stats.cohort.TrainingRows;
import org.radiomics.knime.stats.distribution.ChiSquared;
import org.radiomics.knime.stats.distribution.PowerOfTwo;

/**
 * The chi-square of a feature's sums in the outcome's levels against the sums that the levels' shares of the rows let
 * expect, as scikit-learn's {@code chi2}. Meant for counts: it depends on the feature's unit, and negative values are
 * refused.
 */
public final class ChiSquareScore implements Scoring {

    private static final ChiSquareScore DEFAULT = new ChiSquareScore();

    private ChiSquareScore() {
    }

    /** @return the score */
    public static ChiSquareScore withDefaults() {
        return DEFAULT;
    }

    @Override
    public String label() {
        return "chi-square";
    }

    /**
     * Scores all features. A feature of zeros has no score.
     *
     * @param rows with numeric columns without missing or negative values
     * @return one score per column
     * @throws IllegalArgumentException if a column is categorical or has a value that is not finite or negative, or a
     *         level has no row
     */
    @Override
    public List<Score> score(final TrainingRows rows) {
        FeatureValues.checkLevels(rows.outcome());
        final double[][] columns = FeatureValues.of(rows);
        final List<Score> scores = new ArrayList<>(columns.length);
        for (int j = 0; j < columns.length; j++) {
            scores.add(score(rows.columns().names().get(j), columns[j], rows.outcome()));
        }
        return scores;
    }

    private static Score score(final String feature, final double[] values, final Outcome outcome) {
        final double scale = PowerOfTwo.toUnit(largest(feature, values));
        final double first = values[0] * scale;
        double mean = 0;
        for (final double value : values) {
            mean += (value * scale - first) / values.length;
        }
        if (first + mean == 0) {
            return Score.undefined("all values are zero");
        }
        // Observed less expected sum of the positive rows; that of the others is its negative.
        double excess = 0;
        for (int i = 0; i < values.length; i++) {
            excess += outcome.positive()[i] ? values[i] * scale - first - mean : 0;
        }
        final double negatives = outcome.size() - outcome.positives();
        final double chiSquare = excess * excess / (first + mean) * (1 / negatives + 1.0 / outcome.positives()) / scale;
        return new Score(chiSquare, ChiSquared.upperTail(chiSquare, 1), "");
    }

    private static double largest(final String feature, final double[] values) {
        double largest = 0;
        for (int i = 0; i < values.length; i++) {
            if (values[i] < 0) {
                throw new IllegalArgumentException("Feature \"" + feature + "\" is negative in training row " + (i + 1)
                    + "; chi-square scores counts and other values from 0 up. Choose another score, or shift the"
                    + " feature.");
            }
            largest = Math.max(largest, values[i]);
        }
        return largest;
    }
}
