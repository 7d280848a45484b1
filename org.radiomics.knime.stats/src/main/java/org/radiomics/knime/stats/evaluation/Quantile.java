package org.radiomics.knime.stats.evaluation;

/** Quantiles of type 7, R's default: linear between the order statistics. */
final class Quantile {

    private Quantile() {
    }

    /**
     * @param sorted ascending, free of NaN
     * @param share 0 to 1
     * @return the quantile; NaN without values
     */
    static double of(final double[] sorted, final double share) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        final double at = Math.min(share, 1) * (sorted.length - 1);
        final int low = (int)Math.floor(at);
        final int high = (int)Math.ceil(at);
        return sorted[low] == sorted[high] ? sorted[low] : (1 - (at - low)) * sorted[low] + (at - low) * sorted[high];
    }
}
