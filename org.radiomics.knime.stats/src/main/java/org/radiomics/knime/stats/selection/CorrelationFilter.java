package org.radiomics.knime.stats.selection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import org.radiomics.knime.stats.cohort.TrainingRows;

/**
 * Of features that correlate, Pearson or Spearman, by more than a limit in absolute value, keeps one. Which one is a
 * {@link Rule}. A constant feature has no correlation and falls.
 */
public final class CorrelationFilter implements FeatureSelector {

    private final Correlation m_correlation;

    private final double m_limit;

    private final Rule m_rule;

    private final Scoring m_scoring;

    private CorrelationFilter(final Correlation correlation, final double limit, final Rule rule,
        final Scoring scoring) {
        m_correlation = correlation;
        m_limit = limit;
        m_rule = rule;
        m_scoring = scoring;
    }

    /** How alike two features are. */
    public enum Correlation {
        /** of the values */
        PEARSON("Pearson"),
        /** of their ranks; equal values share the mean of their ranks */
        SPEARMAN("Spearman");

        private final String m_label;

        Correlation(final String label) {
            m_label = label;
        }

        /** @return the name in tables */
        public String label() {
            return m_label;
        }
    }

    /** Which of two features falls. */
    public enum Rule {
        /**
         * The one with the larger mean absolute correlation, as {@code findCorrelation(exact = TRUE)} of R's caret:
         * features are taken in the order of their mean absolute correlation, largest first; of a pair above the limit
         * the first falls if its mean exceeds the mean over all other rows of those still in, otherwise the second; the
         * means are those of the features that are still in.
         */
        MEAN_CORRELATION,
        /**
         * The one with the larger mean absolute correlation, as {@code findCorrelation(exact = FALSE)} of R's caret,
         * its default from 100 columns on: all pairs above the limit are judged by the means over all features, so that
         * more may fall than must; among equals the earlier column falls.
         */
        MEAN_CORRELATION_OF_ALL,
        /**
         * The one with the smaller score: features are taken from the best score down (the earlier column among
         * equals), and one that correlates with a feature already kept falls.
         */
        SCORE,
        /** The later column: one that correlates with an earlier column that was kept falls. */
        LATER_COLUMN
    }

    /** @return |r| of Pearson above 0.9, by {@link Rule#MEAN_CORRELATION} */
    public static CorrelationFilter withDefaults() {
        return new CorrelationFilter(Correlation.PEARSON, 0.9, Rule.MEAN_CORRELATION, GroupTest.ANOVA);
    }

    /** @return this, by another correlation */
    public CorrelationFilter withCorrelation(final Correlation correlation) {
        return new CorrelationFilter(correlation, m_limit, m_rule, m_scoring);
    }

    /**
     * @param limit two features are redundant if their absolute correlation exceeds it; from 0 to 1
     * @return this, with another limit
     * @throws IllegalArgumentException if it is out of range
     */
    public CorrelationFilter withLimit(final double limit) {
        if (!(limit >= 0 && limit <= 1)) {
            throw new IllegalArgumentException(
                "The limit of the absolute correlation is " + limit + "; give a number from 0 to 1, for example 0.9.");
        }
        return new CorrelationFilter(m_correlation, limit, m_rule, m_scoring);
    }

    /** @return this, by another rule of which feature falls */
    public CorrelationFilter withRule(final Rule rule) {
        return new CorrelationFilter(m_correlation, m_limit, rule, m_scoring);
    }

    /** @return this, by {@link Rule#SCORE} with that score; without it the score is F */
    public CorrelationFilter withScoring(final Scoring scoring) {
        return new CorrelationFilter(m_correlation, m_limit, Rule.SCORE, scoring);
    }

    @Override
    public String name() {
        return m_correlation.label() + " |r| > " + m_limit;
    }

    /**
     * Finds redundant features. The score of a feature that fell is its correlation with its partner, the feature that
     * it was redundant with when it fell; that of a kept one is its largest correlation with another kept feature. The
     * outcome counts for {@link Rule#SCORE} only.
     *
     * @param rows with numeric columns without missing values
     * @return correlations and names
     * @throws IllegalArgumentException if a column is categorical or has a value that is not finite; with a score, as
     *         the score
     */
    @Override
    public FeatureSelection fit(final TrainingRows rows) {
        final double[][] columns = FeatureValues.of(rows);
        final UnitColumns units =
            m_correlation == Correlation.PEARSON ? UnitColumns.of(columns) : UnitColumns.ofRanks(columns);
        final List<Integer> varying =
            IntStream.range(0, units.size()).filter(j -> !units.isConstant(j)).boxed().toList();
        final CorrelatedPairs pairs = switch (m_rule) {
            case MEAN_CORRELATION -> new MeanCorrelationRule(units, varying, m_limit).pairs();
            case MEAN_CORRELATION_OF_ALL -> new MeanCorrelationRule(units, varying, m_limit).pairsAtOnce();
            case SCORE -> greedy(units, byScore(m_scoring.score(rows), varying));
            case LATER_COLUMN -> greedy(units, varying);
        };
        return selection(rows.columns().names(), units, pairs);
    }

    private static List<Integer> byScore(final List<Scoring.Score> scores, final List<Integer> varying) {
        return varying.stream().sorted(Comparator.comparingDouble((final Integer j) -> {
            final double value = scores.get(j).value();
            return Double.isNaN(value) ? Double.POSITIVE_INFINITY : -value;
        })).toList();
    }

    /** Keeps a feature unless it correlates with one that was kept before it. */
    private CorrelatedPairs greedy(final UnitColumns units, final List<Integer> order) {
        final CorrelatedPairs pairs = new CorrelatedPairs(units.size());
        final int[] kept = new int[order.size()];
        final double[] size = new double[order.size()];
        int count = 0;
        for (final int j : order) {
            int nearest = -1;
            for (int k = 0; k < count; k++) {
                size[k] = Math.abs(units.correlation(j, kept[k]));
                nearest = nearest < 0 || size[k] > size[nearest] ? k : nearest;
            }
            if (nearest >= 0 && size[nearest] > m_limit) {
                pairs.drop(j, kept[nearest], size[nearest]);
            } else {
                for (int k = 0; k < count; k++) {
                    pairs.meet(j, kept[k], size[k]);
                }
                kept[count++] = j;
            }
        }
        return pairs;
    }

    private FeatureSelection selection(final List<String> names, final UnitColumns units,
        final CorrelatedPairs pairs) {
        final List<FeatureScore> scores = new ArrayList<>(names.size());
        for (int j = 0; j < names.size(); j++) {
            final int partner = pairs.partner(j);
            if (units.isConstant(j)) {
                scores.add(FeatureScore.fallen(names.get(j), Double.NaN, "all values are equal", ""));
            } else if (partner < 0) {
                scores.add(new FeatureScore(names.get(j), Double.NaN, Double.NaN, Double.NaN, true,
                    "no other feature is left", ""));
            } else if (pairs.isDropped(j)) {
                scores.add(FeatureScore.fallen(names.get(j), units.correlation(j, partner),
                    m_correlation.label() + " |r| above " + m_limit + " with \"" + names.get(partner) + "\"",
                    names.get(partner)));
            } else {
                scores.add(FeatureScore.kept(names.get(j), units.correlation(j, partner), names.get(partner)));
            }
        }
        return new FeatureSelection(scores);
    }
}
