package org.radiomics.knime.nodes.kbestfilter;

import java.util.List;
import java.util.Map;

import org.radiomics.knime.nodes.options.ChoiceOption;
import org.radiomics.knime.nodes.options.FlagOption;
import org.radiomics.knime.nodes.options.IntegerOption;
import org.radiomics.knime.nodes.options.NumberOption;
import org.radiomics.knime.nodes.options.Settings;
import org.radiomics.knime.stats.selection.AnovaFilter;
import org.radiomics.knime.stats.selection.ChiSquareScore;
import org.radiomics.knime.stats.selection.GroupTest;
import org.radiomics.knime.stats.selection.MutualInformation;
import org.radiomics.knime.stats.selection.Scoring;
import org.radiomics.knime.stats.selection.SelectKBest;
import org.radiomics.knime.stats.test.PAdjustment;

/** The settings of nodes that choose features one by one: p of a test below a limit, then the K best by a score. */
public final class UnivariateOptions {

    /** Whether the test decides. */
    public static final FlagOption USE_ANOVA = FlagOption.of("useAnova", "Filter by ANOVA",
        "Keep only features whose one-way analysis of variance, or the test chosen below, has a p below the limit.",
        true);

    /** The limit of p. */
    public static final NumberOption ALPHA =
        NumberOption.of("alpha", "Limit of p", "A feature is kept if its p is below this.", 1e-12, 1, 0.05);

    /** Whether the score decides. */
    public static final FlagOption USE_K_BEST =
        FlagOption.of("useKBest", "Keep the K best", "Of the features left, keep those with the largest score.", true);

    /** How many are kept. */
    public static final IntegerOption K = IntegerOption.of("kBest", "K",
        "How many features are kept at most; all where fewer are left.", 1, Integer.MAX_VALUE, 50);

    /** Which test. */
    public static final ChoiceOption<GroupTest> TEST = ChoiceOption.of("test", "Test",
        "Whose p is held against the limit: one-way analysis of variance, Welch's for unequal spreads, or Kruskal and "
            + "Wallis' by ranks.",
        List.of(GroupTest.values()), GroupTest::title, GroupTest.ANOVA);

    /** How p is adjusted. */
    public static final ChoiceOption<PAdjustment> ADJUSTMENT = ChoiceOption.of("adjustment", "Adjustment of p",
        "For the number of features: with Benjamini-Hochberg the limit is that of the false discovery rate.",
        List.of(PAdjustment.values()), UnivariateOptions::label, PAdjustment.NONE);

    /** Which score. */
    public static final ChoiceOption<String> SCORE = ChoiceOption.of("score", "Score",
        "What the K best are best by. Mutual information is estimated by nearest neighbours, chi-square is for "
            + "features without negative values.",
        List.of("F", "mutual information", "chi-square", "Welch's F", "Kruskal-Wallis H"), "F");

    /** Of mutual information. */
    public static final IntegerOption NEIGHBOURS = IntegerOption.of("neighbours", "Neighbours",
        "By how many neighbours mutual information is estimated.", 1, 1000, 3);

    /** Of mutual information; a node may use it for other random steps, too. */
    public static final IntegerOption SEED = IntegerOption.seed(1);

    private UnivariateOptions() {
    }

    private static String label(final PAdjustment adjustment) {
        return switch (adjustment) {
            case NONE -> "none";
            case BONFERRONI -> "Bonferroni";
            case HOLM -> "Holm";
            case BENJAMINI_HOCHBERG -> "Benjamini-Hochberg";
        };
    }

    /** @return the test that the settings describe, whether it decides or not */
    public static AnovaFilter test(final Settings settings) {
        return AnovaFilter.withDefaults().withTest(settings.get(TEST)).withAdjustment(settings.get(ADJUSTMENT))
            .withAlpha(settings.get(ALPHA));
    }

    /** @return the choice of the best that the settings describe, whether it is made or not */
    public static SelectKBest best(final Settings settings) {
        final Map<String, Scoring> scorings = Map.of("F", GroupTest.ANOVA, "mutual information",
            MutualInformation.withDefaults().withNeighbours(settings.get(NEIGHBOURS)).withSeed(settings.get(SEED)),
            "chi-square", ChiSquareScore.withDefaults(), "Welch's F", GroupTest.WELCH, "Kruskal-Wallis H",
            GroupTest.KRUSKAL_WALLIS);
        return SelectKBest.withDefaults().withK(settings.get(K)).withScoring(scorings.get(settings.get(SCORE)));
    }
}
