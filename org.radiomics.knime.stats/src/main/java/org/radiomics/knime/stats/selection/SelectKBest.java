package org.radiomics.knime.stats.selection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import org.radiomics.knime.stats.cohort.TrainingRows;

/**
 * Keeps the k features with the largest score: F of the one-way analysis of variance, mutual information, chi-square or
 * another {@link Scoring}. As scikit-learn's {@code SelectKBest}: features without a score rank lowest, ties are broken
 * towards later columns, and what is kept stays in the original order.
 */
public final class SelectKBest implements FeatureSelector {

    private final int m_k;

    private final Scoring m_scoring;

    private SelectKBest(final int k, final Scoring scoring) {
        m_k = k;
        m_scoring = scoring;
    }

    /** @return the selection of 10 features by F */
    public static SelectKBest withDefaults() {
        return new SelectKBest(10, GroupTest.ANOVA);
    }

    /**
     * @param k how many features are kept, at least 1; all of them where there are fewer
     * @return the selection of that many
     * @throws IllegalArgumentException if it is below 1
     */
    public SelectKBest withK(final int k) {
        if (k < 1) {
            throw new IllegalArgumentException("The number of best features is " + k + "; keep at least 1.");
        }
        return new SelectKBest(k, m_scoring);
    }

    /** @return the selection by another score */
    public SelectKBest withScoring(final Scoring scoring) {
        return new SelectKBest(m_k, scoring);
    }

    /** @return how many features are kept */
    public int k() {
        return m_k;
    }

    @Override
    public String name() {
        return m_k + " best by " + m_scoring.label();
    }

    /**
     * Scores the features and keeps the best.
     *
     * @param rows with numeric columns without missing values
     * @return scores and names
     * @throws IllegalArgumentException if a column is categorical or has a value that is not finite, a level has no
     *         row, or the score refuses a value
     */
    @Override
    public FeatureSelection fit(final TrainingRows rows) {
        final List<Scoring.Score> scores = m_scoring.score(rows);
        final boolean[] kept = best(scores);
        final List<String> names = rows.columns().names();
        final List<FeatureScore> found = new ArrayList<>(kept.length);
        for (int j = 0; j < kept.length; j++) {
            final Scoring.Score score = scores.get(j);
            final String reason = kept[j] || !score.reason().isEmpty() ? score.reason() : "not among the " + name();
            found.add(new FeatureScore(names.get(j), score.value(), score.p(), score.p(), kept[j], reason, ""));
        }
        return new FeatureSelection(found);
    }

    private boolean[] best(final List<Scoring.Score> scores) {
        // The sort is stable, so among equals the later column comes later and is kept first.
        final List<Integer> order = IntStream.range(0, scores.size()).boxed()
            .sorted(Comparator.comparingDouble(j -> rank(scores.get(j)))).toList();
        final boolean[] kept = new boolean[scores.size()];
        for (final int j : order.subList(Math.max(0, order.size() - m_k), order.size())) {
            kept[j] = true;
        }
        return kept;
    }

    private static double rank(final Scoring.Score score) {
        return Double.isNaN(score.value()) ? Double.NEGATIVE_INFINITY : score.value();
    }
}
