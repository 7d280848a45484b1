package org.radiomics.knime.stats.test;

/**
 * The comparison of two groups in a row of a baseline table.
 *
 * @param test its name
 * @param rule why this test was taken
 * @param statistic t, chi-square or, for Fisher's exact test, the odds ratio; NaN where there is none
 * @param df degrees of freedom; NaN where there are none
 * @param p two-sided; NaN with a reason
 * @param reason why p is NaN; empty if it is not
 */
public record Comparison(String test, String rule, double statistic, double df, double p, String reason) {
}
