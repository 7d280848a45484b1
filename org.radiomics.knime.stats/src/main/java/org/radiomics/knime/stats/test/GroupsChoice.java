package org.radiomics.knime.stats.test;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Compares a quantity in three or more groups by the test that is told or that the values suggest. Each test of two
 * groups has its counterpart: the pooled t test one-way analysis of variance, Welch's t test Welch's, Mann-Whitney's
 * Kruskal and Wallis'.
 */
final class GroupsChoice {

    private static final double LIMIT = 0.05;

    private final QuantityTest m_told;

    GroupsChoice(final QuantityTest told) {
        m_told = told;
    }

    BaselineRow.Groups row(final String variable, final double[][] groups, final int missing) {
        final double[][] filled = Arrays.stream(groups).filter(group -> group.length > 0).toArray(double[][]::new);
        final List<Spread> spreads = Arrays.stream(groups).map(Spread::of).toList();
        final boolean some = filled.length > 1;
        final OneWayAnova.Result anova = some ? OneWayAnova.withDefaults().test(filled) : null;
        final WelchAnova.Result welch = some ? WelchAnova.withDefaults().test(filled) : null;
        final KruskalWallis.Result ranks = some ? KruskalWallis.withDefaults().test(filled) : null;
        final boolean spread = some && Arrays.stream(filled).allMatch(group -> group.length > 1);
        final double leveneP = spread ? Levene.withDefaults().test(filled).p() : Double.NaN;
        final Comparison comparison = some ? choose(anova, welch, ranks, leveneP, spreads)
            : new Comparison("none", "", Double.NaN, Double.NaN, Double.NaN, "fewer than two groups have values");
        return new BaselineRow.Groups(variable, Arrays.stream(groups).map(Moments::of).toList(), spreads, missing,
            comparison, leveneP, some ? anova.p() : Double.NaN, some ? welch.p() : Double.NaN,
            some ? ranks.p() : Double.NaN);
    }

    private Comparison choose(final OneWayAnova.Result anova, final WelchAnova.Result welch,
        final KruskalWallis.Result ranks, final double leveneP, final List<Spread> spreads) {
        final double shapiro = spreads.stream().mapToDouble(Spread::shapiroP).reduce(1, Math::min);
        final String normality = Double.isNaN(shapiro) ? "the Shapiro-Wilk test could not be computed in a group"
            : String.format(Locale.ROOT, "Shapiro-Wilk test: smallest p = %.3g, %s", shapiro, side(shapiro));
        if (m_told == QuantityTest.MANN_WHITNEY || m_told == QuantityTest.NORMALITY && !(shapiro >= LIMIT)) {
            return new Comparison("Kruskal-Wallis test", m_told == QuantityTest.NORMALITY ? normality : "as set",
                ranks.h(), ranks.df(), ranks.p(), ranks.reason());
        }
        final boolean isLevene = m_told == QuantityTest.LEVENE || m_told == QuantityTest.NORMALITY;
        final String levene = Double.isNaN(leveneP) ? "Levene's test could not be computed"
            : String.format(Locale.ROOT, "Levene's test: p = %.3g, %s", leveneP, side(leveneP));
        final String rule =
            isLevene ? (m_told == QuantityTest.NORMALITY ? normality + "; " : "") + levene : "as set";
        return m_told == QuantityTest.POOLED || isLevene && leveneP >= LIMIT
            ? new Comparison("One-way analysis of variance", rule, anova.f(), anova.df1(), anova.p(), anova.reason())
            : new Comparison("Welch's analysis of variance", rule, welch.f(), welch.df1(), welch.p(), welch.reason());
    }

    private static String side(final double p) {
        return p >= LIMIT ? "not below 0.05" : "below 0.05";
    }
}
