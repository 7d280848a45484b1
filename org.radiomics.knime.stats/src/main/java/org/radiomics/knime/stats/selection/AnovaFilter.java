package org.radiomics.knime.stats.selection;

import java.util.ArrayList;
import java.util.List;
import org.radiomics.knime.stats.cohort.TrainingRows;
import org.radiomics.knime.stats.test.OneWayAnova;

/**
 * Keeps the features whose mean differs between the outcome's levels: one-way analysis of variance, p below a limit.
 */
public final class AnovaFilter implements FeatureSelector {

    private final double m_alpha;

    private AnovaFilter(final double alpha) {
        m_alpha = alpha;
    }

    /** @return the filter with p &lt; 0.05 */
    public static AnovaFilter withDefaults() {
        return new AnovaFilter(0.05);
    }

    /**
     * @param alpha a feature is kept if p is below it, above 0 and at most 1
     * @return the filter with another limit
     * @throws IllegalArgumentException if it is out of range
     */
    public AnovaFilter withAlpha(final double alpha) {
        if (!(alpha > 0 && alpha <= 1)) {
            throw new IllegalArgumentException(
                "The significance limit is " + alpha + "; give a number above 0 and at most 1, for example 0.05.");
        }
        return new AnovaFilter(alpha);
    }

    /** @return the limit of p */
    public double alpha() {
        return m_alpha;
    }

    @Override
    public String name() {
        return "ANOVA p < " + m_alpha;
    }

    /**
     * Scores the features. A constant feature has no score and is not kept.
     *
     * @param rows with numeric columns without missing values
     * @return scores and names
     * @throws IllegalArgumentException if a column is categorical or has a value that is not finite, or a level has no
     *         row
     */
    @Override
    public FeatureSelection fit(final TrainingRows rows) {
        final OneWayAnova.Result[] results = AnovaScores.of(rows);
        final List<String> names = rows.columns().names();
        final List<FeatureScore> scores = new ArrayList<>(results.length);
        for (int j = 0; j < results.length; j++) {
            final OneWayAnova.Result result = results[j];
            scores.add(
                new FeatureScore(names.get(j), result.f(), result.p(), result.p() < m_alpha, result.reason()));
        }
        return new FeatureSelection(scores);
    }
}
