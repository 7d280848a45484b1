package org.radiomics.knime.stats.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Counts which features several paths along the same lambdas choose. */
final class ChosenFeatures {

    /** Per lambda and feature. */
    private final int[][] m_counts;

    /** Of coefficients at the smallest lambda. */
    private final int[] m_positive;

    private final double[] m_sums;

    private int m_paths;

    private long m_ever;

    ChosenFeatures(final int features, final int lambdas) {
        m_counts = new int[lambdas][features];
        m_positive = new int[features];
        m_sums = new double[features];
    }

    /** Takes a path that chooses nothing. */
    void addNone() {
        m_paths++;
    }

    /** Takes a path that has all lambdas. */
    void add(final LassoPath path) {
        m_paths++;
        final boolean[] ever = new boolean[m_sums.length];
        for (int s = 0; s < m_counts.length; s++) {
            for (final int feature : path.columns(s)) {
                m_counts[s][feature]++;
                m_ever += ever[feature] ? 0 : 1;
                ever[feature] = true;
            }
        }
        final double[] last = path.coefficients(m_counts.length - 1);
        for (int feature = 0; feature < last.length; feature++) {
            m_sums[feature] += last[feature];
            m_positive[feature] += last[feature] > 0 ? 1 : 0;
        }
    }

    /** @return how many paths were taken */
    int paths() {
        return m_paths;
    }

    /** @return how many features a path chooses at one lambda at least, on average */
    double meanChosen() {
        return (double)m_ever / m_paths;
    }

    /** @return all features, the most frequent at the smallest lambda first */
    List<SelectionFrequency.Choice> choices(final List<String> features, final double threshold) {
        final List<SelectionFrequency.Choice> choices = new ArrayList<>();
        for (int feature = 0; feature < features.size(); feature++) {
            final int chosen = m_counts[m_counts.length - 1][feature];
            int highest = 0;
            for (final int[] counts : m_counts) {
                highest = Math.max(highest, counts[feature]);
            }
            final double share = (double)highest / m_paths;
            choices.add(new SelectionFrequency.Choice(features.get(feature), chosen, (double)chosen / m_paths, share,
                share >= threshold, m_sums[feature] / chosen,
                (double)Math.max(m_positive[feature], chosen - m_positive[feature]) / chosen));
        }
        choices.sort(Comparator.comparingInt(SelectionFrequency.Choice::chosen).reversed());
        return choices;
    }
}
