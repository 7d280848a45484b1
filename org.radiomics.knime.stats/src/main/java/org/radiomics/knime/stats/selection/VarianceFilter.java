package org.radiomics.knime.stats.selection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.radiomics.knime.stats.cohort.TrainingRows;
import org.radiomics.knime.stats.distribution.PowerOfTwo;

/**
 * Keeps the features whose variance exceeds a limit, as scikit-learn's {@code VarianceThreshold}: squares are divided
 * by the number of rows. A variance has the square of the feature's unit; limits above 0 suit features of one unit.
 */
public final class VarianceFilter implements FeatureSelector {

    private final double m_limit;

    private VarianceFilter(final double limit) {
        m_limit = limit;
    }

    /** @return the filter that drops constant features */
    public static VarianceFilter withDefaults() {
        return new VarianceFilter(0);
    }

    /**
     * @param limit that a variance must exceed, at least 0
     * @return the filter with another limit
     * @throws IllegalArgumentException if it is negative or not finite
     */
    public VarianceFilter withLimit(final double limit) {
        if (!(limit >= 0 && limit <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(
                "The limit of the variance is " + limit + "; give a number of at least 0.");
        }
        return new VarianceFilter(limit);
    }

    @Override
    public String name() {
        return "variance > " + m_limit;
    }

    /**
     * Scores the features by their variance. With limit 0 a feature is kept unless all its values are equal, even where
     * its variance is too small for a double.
     *
     * @param rows with numeric columns without missing values
     * @return variances and names; infinite where a variance is too large for a double
     * @throws IllegalArgumentException if a column is categorical or has a value that is not finite
     */
    @Override
    public FeatureSelection fit(final TrainingRows rows) {
        final double[][] columns = FeatureValues.of(rows);
        final List<String> names = rows.columns().names();
        final List<FeatureScore> scores = new ArrayList<>(columns.length);
        for (int j = 0; j < columns.length; j++) {
            final boolean constant = FeatureValues.isConstant(columns[j]);
            final double variance = constant ? 0 : variance(columns[j]);
            if (constant) {
                scores.add(FeatureScore.fallen(names.get(j), 0, "all values are equal", ""));
            } else if (m_limit == 0 || variance > m_limit) {
                scores.add(FeatureScore.kept(names.get(j), variance, ""));
            } else {
                scores.add(FeatureScore.fallen(names.get(j), variance, "variance not above " + m_limit, ""));
            }
        }
        return new FeatureSelection(scores);
    }

    private static double variance(final double[] values) {
        final double scale = PowerOfTwo.toUnit(Arrays.stream(values).map(Math::abs).max().getAsDouble());
        double mean = 0;
        for (final double value : values) {
            mean += (value * scale - values[0] * scale) / values.length;
        }
        double sum = 0;
        for (final double value : values) {
            final double deviation = value * scale - values[0] * scale - mean;
            sum += deviation * deviation;
        }
        return sum / values.length / scale / scale;
    }
}
