package org.radiomics.knime.stats.report;

/**
 * How many features a step of the study left.
 *
 * @param step what was done: "ICC > 0.75"
 * @param features how many are left
 */
public record FunnelStep(String step, int features) {
}
