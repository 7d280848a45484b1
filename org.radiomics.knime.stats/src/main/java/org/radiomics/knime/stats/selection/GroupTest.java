package org.radiomics.knime.stats.selection;

import java.util.ArrayList;
import java.util.List;

import org.radiomics.knime.stats.cohort.TrainingRows;
import org.radiomics.knime.stats.test.KruskalWallis;
import org.radiomics.knime.stats.test.OneWayAnova;
import org.radiomics.knime.stats.test.WelchAnova;

/** Tests of a feature's values between the outcome's levels, as scores: the test's statistic with its p-value. */
public enum GroupTest implements Scoring {
    /** one-way analysis of variance: equal spreads */
    ANOVA("ANOVA", "F") {
        @Override
        Score test(final double[][] groups) {
            final OneWayAnova.Result result = OneWayAnova.withDefaults().test(groups);
            return new Score(result.f(), result.p(), result.reason());
        }
    },
    /** Welch's analysis of variance: spreads may differ; no score where a level has one row or no variance */
    WELCH("Welch ANOVA", "Welch's F") {
        @Override
        Score test(final double[][] groups) {
            final WelchAnova.Result result = WelchAnova.withDefaults().test(groups);
            return new Score(result.f(), result.p(), result.reason());
        }
    },
    /** the rank test of Kruskal and Wallis, asymptotic and corrected for ties */
    KRUSKAL_WALLIS("Kruskal-Wallis", "Kruskal-Wallis H") {
        @Override
        Score test(final double[][] groups) {
            final KruskalWallis.Result result = KruskalWallis.withDefaults().test(groups);
            return new Score(result.h(), result.p(), result.reason());
        }
    };

    private final String m_title;

    private final String m_label;

    GroupTest(final String title, final String label) {
        m_title = title;
        m_label = label;
    }

    /** @return the test's name in tables */
    public String title() {
        return m_title;
    }

    @Override
    public String label() {
        return m_label;
    }

    @Override
    public List<Score> score(final TrainingRows rows) {
        final List<Score> scores = new ArrayList<>();
        for (final double[][] groups : FeatureValues.byOutcome(rows)) {
            scores.add(test(groups));
        }
        return scores;
    }

    abstract Score test(double[][] groups);
}
