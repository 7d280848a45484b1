package org.radiomics.knime.stats.test;

import java.util.Locale;

/** Compares a quantity in two groups by the test that is told or that the values suggest. */
final class QuantityChoice {

    private static final double LIMIT = 0.05;

    private final QuantityTest m_told;

    QuantityChoice(final QuantityTest told) {
        m_told = told;
    }

    BaselineRow.Quantity row(final String variable, final double[] first, final double[] second, final int missing) {
        final boolean some = Math.min(first.length, second.length) > 0;
        final MannWhitney.Result ranks = some ? MannWhitney.withDefaults().test(first, second) : null;
        final double leveneP =
            Math.min(first.length, second.length) < 2 ? Double.NaN : Levene.withDefaults().test(first, second).p();
        return row(variable, Moments.of(first), Moments.of(second), missing, leveneP, ranks, Spread.of(first),
            Spread.of(second));
    }

    BaselineRow.Quantity row(final String variable, final Moments first, final Moments second) {
        return row(variable, first, second, 0, Double.NaN, null, null, null);
    }

    private BaselineRow.Quantity row(final String variable, final Moments first, final Moments second,
        final int missing, final double leveneP, final MannWhitney.Result ranks, final Spread firstSpread,
        final Spread secondSpread) {
        final TTest.Result pooled = TTest.pooled().test(first, second);
        final TTest.Result welch = TTest.welch().test(first, second);
        final String shapiro = shapiro(firstSpread, secondSpread);
        final Comparison comparison;
        if (m_told == QuantityTest.MANN_WHITNEY
            || m_told == QuantityTest.NORMALITY && !isNormal(firstSpread, secondSpread)) {
            comparison = mannWhitney(ranks, firstSpread, m_told == QuantityTest.MANN_WHITNEY ? "as set" : shapiro);
        } else {
            final boolean isLevene = m_told == QuantityTest.LEVENE || m_told == QuantityTest.NORMALITY;
            final boolean usePooled = m_told == QuantityTest.POOLED || isLevene && leveneP >= LIMIT;
            final TTest.Result taken = usePooled ? pooled : welch;
            final String rule = (m_told == QuantityTest.NORMALITY ? shapiro + "; " : "")
                + (isLevene ? levene(leveneP) : "as set");
            comparison = new Comparison(usePooled ? "t test, pooled variance" : "Welch's t test", rule, taken.t(),
                taken.df(), taken.p(), taken.reason());
        }
        return new BaselineRow.Quantity(variable, first, second, missing, comparison, leveneP, pooled.p(), welch.p(),
            ranks == null ? Double.NaN : ranks.p(), firstSpread, secondSpread);
    }

    private static boolean isNormal(final Spread first, final Spread second) {
        return first != null && first.shapiroP() >= LIMIT && second.shapiroP() >= LIMIT;
    }

    private static String shapiro(final Spread first, final Spread second) {
        final double smaller = first == null ? Double.NaN : Math.min(first.shapiroP(), second.shapiroP());
        return Double.isNaN(smaller) ? "the Shapiro-Wilk test could not be computed"
            : String.format(Locale.ROOT, "Shapiro-Wilk test: smaller p = %.3g, %s", smaller, side(smaller));
    }

    private static String levene(final double p) {
        return Double.isNaN(p) ? "Levene's test could not be computed"
            : String.format(Locale.ROOT, "Levene's test: p = %.3g, %s", p, side(p));
    }

    private static String side(final double p) {
        return p >= LIMIT ? "not below 0.05" : "below 0.05";
    }

    private static Comparison mannWhitney(final MannWhitney.Result ranks, final Spread spread, final String rule) {
        final double nan = Double.NaN;
        if (ranks == null) {
            return new Comparison("Mann-Whitney test", rule, nan, nan, nan,
                spread == null ? "ranks need the values" : "a group has no values");
        }
        return new Comparison(ranks.isExact() ? "Mann-Whitney test, exact" : "Mann-Whitney test", rule, ranks.u(), nan,
            ranks.p(), ranks.reason());
    }
}
