package org.radiomics.knime.stats.selection;

import java.util.ArrayList;
import java.util.List;

import org.radiomics.knime.stats.cohort.TrainingRows;
import org.radiomics.knime.stats.test.PAdjustment;

/**
 * Keeps the features that differ between the outcome's levels: one-way analysis of variance or another test, p below a
 * limit.
 */
public final class AnovaFilter implements FeatureSelector {

    private final GroupTest m_test;

    private final PAdjustment m_adjustment;

    private final double m_alpha;

    private AnovaFilter(final GroupTest test, final PAdjustment adjustment, final double alpha) {
        m_test = test;
        m_adjustment = adjustment;
        m_alpha = alpha;
    }

    /** @return the filter with p &lt; 0.05 */
    public static AnovaFilter withDefaults() {
        return new AnovaFilter(GroupTest.ANOVA, PAdjustment.NONE, 0.05);
    }

    /** @return the filter by another test */
    public AnovaFilter withTest(final GroupTest test) {
        return new AnovaFilter(test, m_adjustment, m_alpha);
    }

    /**
     * @param adjustment of the p-values of all features that have one; with Benjamini and Hochberg's the limit is that
     *        of the false discovery rate
     * @return the filter by adjusted p-values
     */
    public AnovaFilter withAdjustment(final PAdjustment adjustment) {
        return new AnovaFilter(m_test, adjustment, m_alpha);
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
        return new AnovaFilter(m_test, m_adjustment, alpha);
    }

    /** @return the limit of p */
    public double alpha() {
        return m_alpha;
    }

    @Override
    public String name() {
        return m_test.title() + " " + limited() + " < " + m_alpha;
    }

    private String limited() {
        return switch (m_adjustment) {
            case NONE -> "p";
            case BONFERRONI -> "Bonferroni p";
            case HOLM -> "Holm p";
            case BENJAMINI_HOCHBERG -> "FDR";
        };
    }

    /**
     * Scores the features. A feature without a score (constant; for Welch's test also constant in one level) is not
     * kept.
     *
     * @param rows with numeric columns without missing values
     * @return scores and names
     * @throws IllegalArgumentException if a column is categorical or has a value that is not finite, or a level has no
     *         row
     */
    @Override
    public FeatureSelection fit(final TrainingRows rows) {
        final List<Scoring.Score> scores = m_test.score(rows);
        final double[] adjusted = m_adjustment.adjust(scores.stream().mapToDouble(Scoring.Score::p).toArray());
        final List<String> names = rows.columns().names();
        final List<FeatureScore> found = new ArrayList<>(adjusted.length);
        for (int j = 0; j < adjusted.length; j++) {
            final Scoring.Score score = scores.get(j);
            final boolean kept = adjusted[j] < m_alpha;
            final String reason =
                kept || !score.reason().isEmpty() ? score.reason() : limited() + " not below " + m_alpha;
            found.add(new FeatureScore(names.get(j), score.value(), score.p(), adjusted[j], kept, reason, ""));
        }
        return new FeatureSelection(found);
    }
}
