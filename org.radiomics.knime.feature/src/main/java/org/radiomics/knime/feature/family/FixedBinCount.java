package org.radiomics.knime.feature.family;

/**
 * A given number of bins of equal width between the region's minimum and maximum, as PyRadiomics defines them (docs
 * "imageoperations: getBinEdges"): each bin holds its lower edge, the last one the maximum as well. Where all
 * intensities are equal the bins span one unit of intensity around them.
 *
 * @param count the number of bins, at least 1
 * @param singlePrecision whether the image has 32-bit floating point voxels, whose edges are rounded to that
 *            precision, as NumPy 1.26 does
 */
public record FixedBinCount(int count, boolean singlePrecision) implements Discretization {

    /** @throws IllegalArgumentException if there is no bin, or more than can be held */
    public FixedBinCount {
        if (count < 1 || count >= GreyLevels.HIGHEST) {
            throw new IllegalArgumentException(
                "The bin count is " + count + "; it must be from 1 to " + (GreyLevels.HIGHEST - 1) + ".");
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
        if (Double.isInfinite(minimum) || Double.isInfinite(maximum) || hasNaN(intensities)) {
            throw new IllegalArgumentException("A number of bins cannot be laid over a region with voxels that are NaN "
                + "or infinite; repair the image or leave such voxels out by resegmentRange.");
        }
        final double[] edges =
            minimum == maximum ? edges(minimum - 0.5, maximum + 0.5) : edges(minimum, maximum);
        final double width = (edges[count] - edges[0]) / count;
        // The maximum belongs to the last bin.
        edges[count] += 1;
        final int[] levels = new int[intensities.length];
        for (int i = 0; i < levels.length; i++) {
            int bin = Math.min((int)((intensities[i] - edges[0]) / width), count - 1);
            while (intensities[i] < edges[bin]) {
                bin--;
            }
            while (intensities[i] >= edges[bin + 1]) {
                bin++;
            }
            levels[i] = bin + 1;
        }
        return GreyLevels.of(region, levels);
    }

    private static boolean hasNaN(final double[] intensities) {
        for (final double value : intensities) {
            if (Double.isNaN(value)) {
                return true;
            }
        }
        return false;
    }

    private double[] edges(final double first, final double last) {
        final double[] edges = new double[count + 1];
        final double step = (last - first) / count;
        for (int i = 0; i < count; i++) {
            edges[i] = rounded(i * step + first);
        }
        edges[count] = rounded(last);
        return edges;
    }

    private double rounded(final double edge) {
        return singlePrecision ? (float)edge : edge;
    }
}
