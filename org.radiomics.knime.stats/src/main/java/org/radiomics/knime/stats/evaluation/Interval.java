package org.radiomics.knime.stats.evaluation;

/**
 * A confidence interval.
 *
 * @param lower limit; NaN where it cannot be computed
 * @param upper limit; NaN where it cannot be computed
 */
public record Interval(double lower, double upper) {
}
