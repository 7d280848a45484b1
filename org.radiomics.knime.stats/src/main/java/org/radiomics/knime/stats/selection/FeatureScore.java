package org.radiomics.knime.stats.selection;

/**
 * What a selection found of one feature, and whether it was kept.
 *
 * @param feature the column's name
 * @param score what the selection judged by: a test's statistic, a correlation, a variance inflation factor; NaN with a
 *        reason
 * @param p the score's p-value; NaN if it has none
 * @param adjustedP p after the adjustment for many features; p itself where nothing is adjusted
 * @param kept whether the selection keeps the feature
 * @param reason why the feature fell, or why it has no score; otherwise empty
 * @param partner the other feature that the score was measured with, or that says the same; empty if there is none
 */
public record FeatureScore(String feature, double score, double p, double adjustedP, boolean kept, String reason,
    String partner) {

    static FeatureScore kept(final String feature, final double score, final String partner) {
        return new FeatureScore(feature, score, Double.NaN, Double.NaN, true, "", partner);
    }

    static FeatureScore fallen(final String feature, final double score, final String reason, final String partner) {
        return new FeatureScore(feature, score, Double.NaN, Double.NaN, false, reason, partner);
    }
}
