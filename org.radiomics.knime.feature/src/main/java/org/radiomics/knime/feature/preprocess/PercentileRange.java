package org.radiomics.knime.feature.preprocess;

/**
 * A lower and an upper percentile.
 *
 * @param lower from 0 to 100
 * @param upper above the lower one, to 100
 */
public record PercentileRange(double lower, double upper) {

    /**
     * @throws IllegalArgumentException if a percentile is not from 0 to 100, or the lower one is not below the upper
     */
    public PercentileRange {
        if (!(lower >= 0 && upper <= 100)) {
            throw new IllegalArgumentException(
                "The percentiles are " + lower + " and " + upper + "; both must be from 0 to 100.");
        }
        if (!(lower < upper)) {
            throw new IllegalArgumentException("The lower percentile " + lower + " is not below the upper percentile "
                + upper + "; give the lower one first.");
        }
    }
}
