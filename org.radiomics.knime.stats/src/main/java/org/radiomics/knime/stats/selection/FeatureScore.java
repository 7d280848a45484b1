package org.radiomics.knime.stats.selection;

/**
 * How well one feature tells the outcome's levels apart, and whether it was kept.
 *
 * @param feature the column's name
 * @param f the statistic; NaN with a reason
 * @param p its p-value; NaN with a reason
 * @param kept whether the selection keeps the feature
 * @param reason why f is NaN; empty if it is not
 */
public record FeatureScore(String feature, double f, double p, boolean kept, String reason) {
}
