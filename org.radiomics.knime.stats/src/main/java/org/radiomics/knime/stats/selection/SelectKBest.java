package org.radiomics.knime.stats.selection;

import java.util.ArrayList;
import java.util.List;
import org.radiomics.knime.stats.cohort.TrainingRows;
import org.radiomics.knime.stats.test.OneWayAnova;

/**
 * Keeps the k features with the largest F of the one-way analysis of variance. As scikit-learn's {@code SelectKBest}:
 * features without a score rank lowest, ties are broken towards later columns, and what is kept stays in the original
 * order.
 */
public final class SelectKBest implements FeatureSelector {

    private final int m_k;

    private SelectKBest(final int k) {
        m_k = k;
    }

    /** @return the selection of 10 features */
    public static SelectKBest withDefaults() {
        return new SelectKBest(10);
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
        return new SelectKBest(k);
    }

    /** @return how many features are kept */
    public int k() {
        return m_k;
    }

    @Override
    public String name() {
        return m_k + " best by F";
    }

    /**
     * Scores the features and keeps the best.
     *
     * @param rows with numeric columns without missing values
     * @return scores and names
     * @throws IllegalArgumentException if a column is categorical or has a value that is not finite, or a level has no
     *         row
     */
    @Override
    public FeatureSelection fit(final TrainingRows rows) {
        final OneWayAnova.Result[] results = AnovaScores.of(rows);
        final boolean[] kept = best(results);
        final List<String> names = rows.columns().names();
        final List<FeatureScore> scores = new ArrayList<>(results.length);
        for (int j = 0; j < results.length; j++) {
            final OneWayAnova.Result result = results[j];
            scores.add(new FeatureScore(names.get(j), result.f(), result.p(), kept[j], result.reason()));
        }
        return new FeatureSelection(scores);
    }

    private boolean[] best(final OneWayAnova.Result[] results) {
        final List<Integer> order = new ArrayList<>(results.length);
        for (int j = 0; j < results.length; j++) {
            order.add(j);
        }
        // The sort is stable, so among equals the later column comes later and is kept first.
        order.sort((a, b) -> Double.compare(rank(results[a]), rank(results[b])));
        final boolean[] kept = new boolean[results.length];
        for (final int j : order.subList(Math.max(0, results.length - m_k), results.length)) {
            kept[j] = true;
        }
        return kept;
    }

    private static double rank(final OneWayAnova.Result result) {
        return Double.isNaN(result.f()) ? -1 : result.f();
    }
}
