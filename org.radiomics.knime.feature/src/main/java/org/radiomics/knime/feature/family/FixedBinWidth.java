package org.radiomics.knime.feature.family;

/**
 * Bins of a given width whose edges are multiples of that width, as PyRadiomics defines them (docs "imageoperations:
 * getBinEdges"): the first edge is the largest multiple that is not above the minimum, and each bin holds its lower
 * edge but not its upper one. So a maximum that is a multiple of the width gets a bin of its own. NaN is a bin by
 * itself, above all others, as PyRadiomics has it; only if the first intensity is NaN it has no bins at all.
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
        if (Double.isNaN(intensities[0])) {
            throw new IllegalArgumentException("The first voxel of the region is NaN, from which bins cannot start; "
                + "repair the image or leave such voxels out by resegmentRange.");
        }
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
        if (Double.isInfinite(minimum) || Double.isInfinite(maximum)) {
            throw new IllegalArgumentException("An infinite voxel of the region has no bin; "
                + "repair the image or leave such voxels out by resegmentRange.");
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
        final int edges = (int)Math.ceil((maximum + 2 * width - first) / width);
        final int[] levels = new int[intensities.length];
        for (int i = 0; i < levels.length; i++) {
            if (Double.isNaN(intensities[i])) {
                levels[i] = edges;
                continue;
            }
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
