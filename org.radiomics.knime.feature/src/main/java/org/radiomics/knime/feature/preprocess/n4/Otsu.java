package org.radiomics.knime.feature.preprocess.n4;

/**
 * The threshold that parts intensities into two classes with the largest variance between them (Otsu, IEEE SMC 1979,
 * 9:62), from a histogram of 200 bins over the range of the image, which as in ITK reaches a hundredth of a bin beyond
 * the largest intensity.
 */
final class Otsu {

    private static final int BINS = 200;

    private static final double MARGIN = 0.01;

    private Otsu() {
    }

    /**
     * @param values intensities; those that are NaN or infinite do not count
     * @return which values lie above the threshold; all finite ones where they do not vary
     */
    static boolean[] above(final double[] values) {
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        for (final double value : values) {
            if (Double.isFinite(value)) {
                lowest = Math.min(lowest, value);
                highest = Math.max(highest, value);
            }
        }
        final double threshold = highest > lowest ? threshold(values, lowest, highest) : Double.NEGATIVE_INFINITY;
        final boolean[] above = new boolean[values.length];
        for (int i = 0; i < values.length; i++) {
            above[i] = values[i] > threshold && Double.isFinite(values[i]);
        }
        return above;
    }

    private static double threshold(final double[] values, final double lowest, final double highest) {
        final double width = (highest - lowest) * (1 + MARGIN / BINS) / BINS;
        final long[] counts = new long[BINS];
        long all = 0;
        double sum = 0;
        for (final double value : values) {
            if (Double.isFinite(value)) {
                final int bin = Math.min(BINS - 1, (int)((value - lowest) / width));
                counts[bin]++;
                all++;
                sum += bin;
            }
        }
        long below = 0;
        double belowSum = 0;
        double largest = -1;
        int best = 0;
        for (int bin = 0; bin < BINS - 1; bin++) {
            below += counts[bin];
            belowSum += (double)bin * counts[bin];
            if (below > 0 && below < all) {
                final double difference = belowSum / below - (sum - belowSum) / (all - below);
                final double between = (double)below * (all - below) * difference * difference;
                if (between > largest) {
                    largest = between;
                    best = bin;
                }
            }
        }
        return lowest + (best + 1) * width;
    }
}
