package org.radiomics.knime.feature.preprocess;

import org.radiomics.knime.feature.image.Mask;
import org.radiomics.knime.feature.image.Volume;
import org.radiomics.knime.feature.image.VoxelType;

/**
 * Keeps those voxels of a region whose intensities lie in a range, both limits included (PyRadiomics docs
 * "imageoperations: resegmentMask"). Voxels that are NaN are never kept. Of images of 32-bit floats the limits are
 * rounded to that precision, as numpy compares them. Immutable.
 */
public final class Resegmentation {

    /** What the limits are multiples of. */
    public enum Mode {
        /** One: limits are intensities. */
        ABSOLUTE,
        /** The largest intensity of the region. */
        RELATIVE,
        /** The region's standard deviation (population), counted from its mean. */
        SIGMA
    }

    private final double m_lower;

    private final double m_upper;

    private final Mode m_mode;

    private Resegmentation(final double lower, final double upper, final Mode mode) {
        m_lower = lower;
        m_upper = upper;
        m_mode = mode;
    }

    /** @return keeps all voxels */
    public static Resegmentation withDefaults() {
        return new Resegmentation(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Mode.ABSOLUTE);
    }

    /**
     * @param lower the lower limit
     * @param upper the upper limit; positive infinity for none
     * @return a copy with these limits
     * @throws IllegalArgumentException if the lower limit is above the upper one or a limit is NaN
     */
    public Resegmentation withRange(final double lower, final double upper) {
        if (!(lower <= upper)) {
            throw new IllegalArgumentException(
                "The range from " + lower + " to " + upper + " holds no intensity; give the lower limit first.");
        }
        return new Resegmentation(lower, upper, m_mode);
    }

    /**
     * @param mode what the limits are multiples of
     * @return a copy with this mode
     */
    public Resegmentation withMode(final Mode mode) {
        return new Resegmentation(m_lower, m_upper, mode);
    }

    /**
     * @param image the intensities
     * @param mask the region, on the image's grid, not empty
     * @return the voxels of the region in the range, possibly none
     */
    public Mask apply(final Volume image, final Mask mask) {
        final double[] voxels = image.voxels();
        final boolean[] inside = mask.inside();
        final double[] limits = limits(voxels, mask);
        if (image.type() == VoxelType.FLOAT32) {
            limits[0] = (float)limits[0];
            limits[1] = (float)limits[1];
        }
        final boolean[] kept = new boolean[inside.length];
        for (int i = 0; i < inside.length; i++) {
            kept[i] = inside[i] && voxels[i] >= limits[0] && voxels[i] <= limits[1];
        }
        return new Mask(mask.geometry(), kept, mask.label(), mask.name());
    }

    private double[] limits(final double[] voxels, final Mask mask) {
        return switch (m_mode) {
            case ABSOLUTE -> new double[]{m_lower, m_upper};
            case RELATIVE -> {
                final double largest = largest(voxels, mask.inside());
                yield new double[]{scaled(largest, m_lower), scaled(largest, m_upper)};
            }
            case SIGMA -> {
                final double[] moments = meanAndDeviation(voxels, mask);
                yield new double[]{moments[0] + scaled(moments[1], m_lower),
                    moments[0] + scaled(moments[1], m_upper)};
            }
        };
    }

    /** A limit times a factor; no limit stays none, even times 0. */
    private static double scaled(final double factor, final double limit) {
        return Double.isInfinite(limit) ? limit : factor * limit;
    }

    private static double largest(final double[] voxels, final boolean[] inside) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < voxels.length; i++) {
            if (inside[i]) {
                largest = Math.max(largest, voxels[i]);
            }
        }
        return largest;
    }

    private static double[] meanAndDeviation(final double[] voxels, final Mask mask) {
        final boolean[] inside = mask.inside();
        double sum = 0;
        for (int i = 0; i < voxels.length; i++) {
            if (inside[i]) {
                sum += voxels[i];
            }
        }
        final double mean = sum / mask.count();
        double squares = 0;
        for (int i = 0; i < voxels.length; i++) {
            if (inside[i]) {
                squares += (voxels[i] - mean) * (voxels[i] - mean);
            }
        }
        return new double[]{mean, Math.sqrt(squares / mask.count())};
    }
}
