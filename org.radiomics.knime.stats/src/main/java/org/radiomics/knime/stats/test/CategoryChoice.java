package org.radiomics.knime.stats.test;

import java.util.Arrays;
import java.util.List;

/** Compares a category in two or more groups by the test that is told or that the counts suggest. */
final class CategoryChoice {

    private static final double COCHRAN_SHARE = 0.2;

    private final CategoryTest m_told;

    CategoryChoice(final CategoryTest told) {
        m_told = told;
    }

    BaselineRow.Category row(final String variable, final List<String> levels, final int[][] counts,
        final int missing) {
        final Counts table = new Counts(counts);
        final ChiSquare.Result chiSquare = ChiSquare.withDefaults().test(counts);
        final ChiSquare.Result yates = ChiSquare.withDefaults().withYates().test(counts);
        final String automatic = rule(table);
        final boolean suggestsFisher =
            table.isDegenerate() || table.isFourfold() || table.shareBelowFive() > COCHRAN_SHARE;
        final boolean wantsFisher =
            m_told == CategoryTest.FISHER_EXACT || m_told == CategoryTest.AUTOMATIC && suggestsFisher;
        final FisherExact.Result fisher =
            wantsFisher || table.isFourfold() ? FisherExact.withDefaults().test(counts) : null;
        final String rule = m_told == CategoryTest.AUTOMATIC ? automatic : "as set";
        final Comparison comparison;
        if (wantsFisher && !fisher.isTooLarge()) {
            comparison = new Comparison("Fisher's exact test", rule, fisher.oddsRatio(), Double.NaN, fisher.p(),
                fisher.reason());
        } else if (m_told == CategoryTest.TREND) {
            comparison = counts[0].length == 2 ? trend(counts) : new Comparison("Cochran-Armitage test for trend",
                "as set", Double.NaN, Double.NaN, Double.NaN, "it compares two groups only");
        } else if (m_told == CategoryTest.CHI_SQUARE_YATES) {
            comparison = chiSquare(yates, "Chi-square test, Yates' correction", rule);
        } else {
            comparison = chiSquare(chiSquare, "Chi-square test",
                wantsFisher ? "too many alternatives for Fisher's exact test" : rule);
        }
        return new BaselineRow.Category(variable, levels, counts, missing, comparison, chiSquare, yates, fisher);
    }

    private static String rule(final Counts table) {
        if (table.isDegenerate() || table.isFourfold()) {
            return "two by two";
        }
        return table.shareBelowFive() > COCHRAN_SHARE ? "more than a fifth of the expected counts is below 5"
            : "at most a fifth of the expected counts is below 5";
    }

    private static Comparison chiSquare(final ChiSquare.Result result, final String name, final String rule) {
        return new Comparison(name, rule, result.statistic(), result.df(), result.p(), result.reason());
    }

    private static Comparison trend(final int[][] counts) {
        final CochranArmitage.Result result = CochranArmitage.withDefaults().test(
            Arrays.stream(counts).mapToInt(level -> level[0]).toArray(),
            Arrays.stream(counts).mapToInt(level -> level[0] + level[1]).toArray());
        return new Comparison("Cochran-Armitage test for trend", "as set, levels scored 1, 2, 3 in their order",
            result.z(), Double.NaN, result.p(), result.reason());
    }
}
