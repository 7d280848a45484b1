package org.radiomics.knime.feature.family;

/**
 * Bins of a given width whose edges are multiples of that width, as PyRadiomics defines them (docs "imageoperations:
 * getBinEdges"): the first edge is the largest multiple that is not above the minimum, and each bin holds its lower
 * edge but not its upper one. So a maximum that is a multiple of the width gets a bin of its own.
 *
 * @param width of a bin in units of intensity; positive
 */
public record FixedBinWidth(double width) implements Discretization {

    /** @throws IllegalArgumentException if the width is not positive */
    public FixedBinWidth {
        if (!(width > 0) || Double.isInfinite(width)) {
            throw new IllegalArgumentException("The bin width is " + width + "; it must be positive.");
        }
    }

    @Override
    public GreyLevels discretize(final Region region, final double[] intensities) {
        double minimum = Double.POSITIVE_INFINITY;
        double maximum = Double.NEGATIVE_INFINITY;
        for (final double value : intensities) {
            if (value < minimum) {
                minimum = value;
            }
            if (value > maximum) {
                maximum = value;
            }
        }
        if ((maximum - minimum) / width >= GreyLevels.HIGHEST) {
            throw new IllegalArgumentException("A bin width of " + width + " cuts intensities from " + minimum + " to "
                + maximum + " into more than " + GreyLevels.HIGHEST + " grey levels; choose a larger bin width.");
        }
        final double remainder = minimum % width;
        final double first = minimum - (remainder < 0 ? remainder + width : remainder);
        // Edges are spaced as numpy.arange spaces them.
        final double step = first + width - first;
        final double perStep = 1 / step;
        final int[] levels = new int[intensities.length];
        for (int i = 0; i < levels.length; i++) {
            int bin = (int)((intensities[i] - first) * perStep);
            if (intensities[i] < first + bin * step) {
                bin--;
            } else if (intensities[i] >= first + (bin + 1) * step) {
                bin++;
            }
            levels[i] = bin + 1;
        }
        return GreyLevels.of(region, levels);
    }
}
