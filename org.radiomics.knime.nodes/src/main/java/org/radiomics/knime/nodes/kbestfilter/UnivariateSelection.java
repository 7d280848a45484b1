package org.radiomics.knime.nodes.kbestfilter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.radiomics.knime.nodes.cohort.TrainingFeatures;
import org.radiomics.knime.stats.cohort.TrainingRows;
import org.radiomics.knime.stats.selection.AnovaFilter;
import org.radiomics.knime.stats.selection.FeatureScore;
import org.radiomics.knime.stats.selection.FeatureSelection;
import org.radiomics.knime.stats.selection.SelectKBest;

/** The filter by a test's p, then the K best, and what either found of every feature. */
final class UnivariateSelection {

    private final List<String> m_all;

    private final Map<String, FeatureScore> m_anova = new HashMap<>();

    private final Map<String, FeatureScore> m_tested = new HashMap<>();

    private final Map<String, FeatureScore> m_best = new HashMap<>();

    private final Map<String, String> m_why = new HashMap<>();

    private List<String> m_left;

    private final int m_afterTest;

    private final List<FeatureScore> m_unscored;

    /**
     * @param features to choose from
     * @param test its scores are computed for every usable feature
     * @param filter whether the test decides, too
     * @param best chooses among those left; null for no choice
     */
    UnivariateSelection(final TrainingFeatures features, final AnovaFilter test, final boolean filter,
        final SelectKBest best) {
        m_all = features.names();
        m_all.forEach(name -> m_why.put(name, "missing or infinite value in a training row"));
        m_left = features.usable();
        m_left.forEach(m_why::remove);
        final TrainingRows complete = features.rows().select(m_left);
        collect(AnovaFilter.withDefaults().fit(complete), m_anova);
        final FeatureSelection tested = collect(test.fit(complete), m_tested);
        if (filter) {
            keep(tested);
        }
        m_afterTest = m_left.size();
        if (best != null && !m_left.isEmpty()) {
            keep(collect(best.fit(complete.select(m_left)), m_best));
        }
        m_unscored = tested.unscored();
        m_unscored.forEach(score -> m_why.putIfAbsent(score.feature(), score.reason()));
    }

    private static FeatureSelection collect(final FeatureSelection selection, final Map<String, FeatureScore> scores) {
        selection.scores().forEach(score -> scores.put(score.feature(), score));
        return selection;
    }

    private void keep(final FeatureSelection selection) {
        selection.fallen().forEach(score -> m_why.put(score.feature(), score.reason()));
        m_left = selection.selected();
    }

    /** @return the features that are kept */
    List<String> left() {
        return m_left;
    }

    /** @return how many features have no score and the reason of the first, as a sentence */
    Optional<String> unscored() {
        return m_unscored.isEmpty() ? Optional.empty()
            : Optional.of(m_unscored.size() + " of " + m_all.size() + " features have no score, for example \""
                + m_unscored.get(0).feature() + "\": " + m_unscored.get(0).reason() + ".");
    }

    /** @return how many features the test left */
    int afterTest() {
        return m_afterTest;
    }

    /**
     * @return one row per feature: name, F, p, whether kept, why not, statistic, p and adjusted p of the test, score
     */
    List<List<Object>> rows() {
        final List<List<Object>> rows = new ArrayList<>();
        final Set<String> left = new HashSet<>(m_left);
        for (final String name : m_all) {
            final FeatureScore anova = m_anova.get(name);
            final FeatureScore test = m_tested.get(name);
            final FeatureScore best = m_best.get(name);
            rows.add(List.of(name, anova == null ? Double.NaN : anova.score(), anova == null ? Double.NaN : anova.p(),
                left.contains(name) ? "yes" : "no", m_why.getOrDefault(name, ""),
                test == null ? Double.NaN : test.score(), test == null ? Double.NaN : test.p(),
                test == null ? Double.NaN : test.adjustedP(), best == null ? Double.NaN : best.score()));
        }
        return rows;
    }
}
